internal import Basics
internal import Estate
internal import Stewardship

/// Writes how true everything still is, and what is due when, as JSON.
package enum FreshnessJSON {
    package static func render(_ view: FreshnessView) -> String {
        JSONValue.object([
            ("schema", "tieline/freshness/v1"), ("asOf", .string("\(view.asOf)")),
            ("items", .array(view.items.map { item($0, view) })),
            ("due", .array(view.dates.map(due))),
            ("summary", .object(view.counts.map { ($0.state.rawValue, .integer($0.count)) })),
        ]).document
    }

    private static func item(_ item: FreshnessItem, _ view: FreshnessView) -> JSONValue {
        .object([
            ("kind", .string(item.kind.rawValue)), ("subject", .string(item.subject)), ("owner", text(item.owner)),
            ("state", .string(item.state.rawValue)), ("reviewedOn", text(item.reviewedOn)), ("dueOn", text(item.dueOn)),
            ("reason", .string(item.reason)), ("covers", .array(item.covers.map(JSONValue.string))),
            ("changes", .array(item.changes.map { change($0, view) })), ("location", .location(item.span)),
        ])
    }

    private static func change(_ change: CoveredChange, _ view: FreshnessView) -> JSONValue {
        .compact([
            ("what", .string(change.what)), ("parts", .array(change.parts.map { .string($0.text) })),
            ("commit", .string(change.commit.id)), ("date", .string("\(change.commit.day)")),
            ("message", .string(change.commit.summary)), ("team", text(change.team)),
            ("author", view.namesPeople ? .string(change.commit.author.name.text) : nil),
        ])
    }

    private static func due(_ date: DueDate) -> JSONValue {
        .object([
            ("on", .string("\(date.on)")), ("what", .string(date.what)), ("subject", .string(date.subject)), ("owner", text(date.owner)),
        ])
    }

    private static func text(_ value: (some CustomStringConvertible)?) -> JSONValue { value.map { .string($0.description) } ?? .null }
}
