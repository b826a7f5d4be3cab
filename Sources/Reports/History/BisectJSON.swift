internal import Basics
internal import Checking
internal import Estate
internal import Impact
internal import Stewardship

/// Writes which commits broke a flow as `tieline/bisect/v1`.
package enum BisectJSON {
    package static func render(_ view: BisectView) -> String {
        JSONValue.object([
            ("schema", "tieline/bisect/v1"), ("flow", .string(view.flow.description)), ("at", .revision(view.bad)),
            ("broken", .bool(!view.breaks.isEmpty || view.isUncommitted)), ("uncommitted", .bool(view.isUncommitted)),
            ("breaks", .array(view.breaks.map { item($0, view) })), ("looked", .integer(view.looked)),
        ]).document
    }

    private static func item(_ item: FlowBreak, _ view: BisectView) -> JSONValue {
        let changes = Dictionary((item.report?.changes ?? []).map { ($0.id, $0) }) { first, _ in first }
        return .object([
            ("commit", item.commit.map { commit($0, team: item.team, view) } ?? .null),
            ("merges", .array(item.merges.map { commit($0, team: nil, view) })),
            ("mergeAlone", .bool(item.isMergeAlone)),
            ("unknown", .array(item.unknown.map { commit($0, team: nil, view) })),
            ("failures", .array(item.failures.map(failure))),
            ("causes", .array(item.causes.map { cause in ImpactJSON.cause(cause, change: cause.change.flatMap { changes[$0] }) })),
        ])
    }

    private static func commit(_ commit: Commit, team: EntityRef?, _ view: BisectView) -> JSONValue {
        .compact([
            ("id", .string(commit.id)), ("date", .string("\(commit.day)")), ("message", .string(commit.summary)),
            ("team", team.map { .string($0.description) } ?? .null),
            ("author", view.namesPeople ? .string(commit.author.name.text) : nil),
        ])
    }

    private static func failure(_ failure: CheckFailure) -> JSONValue {
        .object([
            ("rule", .string(failure.rule.text)), ("effect", .string(failure.effect == .breaks ? "breaks" : "corrupts")),
            ("message", .string(failure.message)), ("location", .location(failure.span)), ("help", .text(failure.help)),
        ])
    }
}
