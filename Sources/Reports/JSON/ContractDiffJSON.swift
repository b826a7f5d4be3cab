internal import Basics
internal import Compatibility
internal import Contracts

/// Writes the difference of two contracts as `tieline/contract-diff/v1`.
package enum ContractDiffJSON {
    package static func render(_ report: ContractDiffReport) -> String {
        let difference = report.difference
        return JSONValue.object([
            ("schema", .text("tieline/contract-diff/v1")),
            ("format", .text(report.format.text)),
            ("compatibility", compatibility(difference)),
            ("changes", .array((difference?.changes ?? []).map(change))),
            ("unreadable", .array((report.oldTroubles + report.newTroubles).map(trouble))),
        ]).document
    }

    /// The verdicts; null, and never true, where a version cannot be read.
    static func compatibility(_ difference: ContractDifference?) -> JSONValue {
        guard let difference else {
            return .object([("breaking", .null), ("backward", .null), ("forward", .null), ("undecided", .integer(0))])
        }
        var members: [(String, JSONValue)] = [
            ("breaking", .bool(difference.isBreaking)), ("backward", .bool(difference.backward)), ("forward", .bool(difference.forward)),
            ("undecided", .integer(difference.undecided)),
        ]
        if let harmed = difference.harmedUsers {
            members += AffectedUsers.all.map { ($0.key, .bool(!harmed.contains($0.users))) }
        }
        return .object(members)
    }

    private static func change(_ change: ContractChange) -> JSONValue { .object(members(change)) }

    static func members(_ change: ContractChange) -> [(String, JSONValue)] {
        [
            ("kind", .text(change.kind.rawValue)),
            ("level", .text(change.level.rawValue)),
            ("subject", .text(change.subject)),
            ("places", .places(change.places)),
            ("placesTotal", .integer(change.placesTotal)),
            ("message", .text(change.message)),
            ("undecided", .bool(change.isUndecided)),
            ("witness", witness(change.witness)),
            ("noWitness", .text(noWitness(change.witness))),
            ("old", .location(change.old)),
            ("new", .location(change.new)),
        ]
    }

    private static func witness(_ answer: WitnessAnswer?) -> JSONValue {
        guard let witness = answer?.witness else { return .null }
        return .object([
            ("before", .string(witness.before)), ("after", .text(witness.after)), ("notation", .string(witness.notation)),
            ("text", .string(witness.text)), ("afterText", .text(witness.afterText)), ("reason", .string(witness.reason)),
            ("place", .string(witness.place)), ("direction", .string(witness.direction.word)),
        ])
    }

    /// Why there is no message, where one was looked for.
    private static func noWitness(_ answer: WitnessAnswer?) -> String? {
        if case .none(let reason)? = answer { return reason }
        return nil
    }

    private static func trouble(_ trouble: ContractTrouble) -> JSONValue { .object(members(trouble)) }

    static func members(_ trouble: ContractTrouble) -> [(String, JSONValue)] {
        [
            ("whole", .bool(trouble.kind == .unreadable)), ("message", .text(trouble.message)), ("location", .location(trouble.span)),
        ]
    }
}
