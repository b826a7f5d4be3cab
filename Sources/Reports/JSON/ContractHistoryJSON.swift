internal import Basics
internal import Compatibility
internal import Contracts

/// Writes the history of a contract as `tieline/contract-diff/v1`, with the keys `versions` and `pairs` beside those of two versions.
package enum ContractHistoryJSON {
    package static func render(_ report: ContractHistoryReport) -> String {
        let changes = report.changes
        let isComplete = report.isComplete
        func answer(_ value: Bool) -> JSONValue { isComplete ? .bool(value) : .null }
        return JSONValue.object([
            ("schema", .text("tieline/contract-diff/v1")),
            ("format", .text(report.format.text)),
            (
                "compatibility",
                .object([
                    ("breaking", report.isBreaking ? .bool(true) : answer(false)), ("backward", answer(report.backward)),
                    ("forward", answer(report.forward)), ("undecided", .integer(changes.count { $0.change.isUndecided })),
                ])
            ),
            ("versions", .array(report.versions.map { .text($0) })),
            ("pairs", .array(report.pairs.map { pair($0, report) })),
            ("changes", .array(changes.map(change))),
            ("unreadable", .array(report.troubles.map(trouble))),
        ]).document
    }

    private static func pair(_ pair: ContractHistoryReport.Pair, _ report: ContractHistoryReport) -> JSONValue {
        .object([
            ("old", .text(pair.old)), ("new", .text(report.newest)), ("compatibility", ContractDiffJSON.compatibility(pair.difference)),
        ])
    }

    private static func change(_ dated: ContractHistoryReport.DatedChange) -> JSONValue {
        .object(
            ContractDiffJSON.members(dated.change) + [
                ("versions", .object([("old", .text(dated.old)), ("new", .text(dated.new))])),
                ("against", .array(dated.against.map { .text($0) })),
            ])
    }

    private static func trouble(_ entry: (version: String, trouble: ContractTrouble)) -> JSONValue {
        .object(ContractDiffJSON.members(entry.trouble) + [("version", .text(entry.version))])
    }
}
