internal import Basics
internal import Governance
internal import Stewardship

/// Writes how an estate came along as `tieline/history/v1`.
package enum HistoryJSON {
    package static func render(_ view: HistoryView) -> String {
        JSONValue.object([
            ("schema", "tieline/history/v1"), ("estate", .string(view.estate.text)), ("every", .string(view.cadence.rawValue)),
            ("points", .array(view.points.map(point))), ("skipped", .integer(view.skipped)), ("shallow", .bool(view.isCut)),
        ]).document
    }

    private static func point(_ point: HistoryPoint) -> JSONValue {
        let sample = point.sample
        let rules = sample.rules.sorted { Name($0.key.text) < Name($1.key.text) }
        return .object([
            ("period", .string(point.label)), ("asOf", .string("\(point.asOf)")), ("commit", .string(point.commit.id)),
            ("date", .string("\(point.commit.day)")), ("total", thousandths(sample.total)),
            ("scores", .object(sample.scores.map { ($0.group, share($0.share)) })),
            ("findings", .object([Level.error, .warning, .info].map { ($0.word, .integer(sample.levels[$0] ?? 0)) })),
            ("rules", .object(rules.map { ($0.key.text, .integer($0.value)) })),
            ("systems", .integer(sample.systems)), ("flows", .integer(sample.flows)), ("pointToPoint", share(sample.direct)),
            ("links", share(sample.links)), ("owners", share(sample.owners)), ("runbooks", share(sample.runbooks)),
            ("stale", sample.stale.map(share) ?? .null), ("waivers", .integer(sample.waivers)),
            ("unreadable", .integer(sample.unreadable)), ("changes", point.change.map(change) ?? .null),
        ])
    }

    private static func change(_ change: PeriodChange) -> JSONValue {
        .object([
            ("breaking", .integer(change.breaking)), ("harmful", .integer(change.harmful)), ("waived", .integer(change.waived)),
            ("brokenFlows", .integer(change.brokenFlows)),
        ])
    }

    private static func share(_ share: EstateSample.Share) -> JSONValue {
        .object([("have", .integer(share.have)), ("all", .integer(share.all)), ("share", thousandths(share.thousandths))])
    }

    private static func thousandths(_ value: Int?) -> JSONValue {
        value.map { .decimal(ExactDecimal(coefficient: Int128($0), exponent: -3)) } ?? .null
    }
}
