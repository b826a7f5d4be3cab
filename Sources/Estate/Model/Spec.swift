package import Basics

/// Something that a mapping in a spec file is read into.
package protocol SpecObject: Sendable, Equatable {
    /// Where it stands.
    var anchor: Anchor { get }
    /// Makes an empty one at its place; the reader fills it, and drops it when a required key is missing.
    init(at anchor: Anchor)
    /// The keys that it has, with their types: what reads it and what its JSON Schema is made of.
    static var objectShape: ObjectShape<Self> { get }
}

extension SpecObject {
    /// The bytes of the file that it covers.
    package var span: SourceSpan { anchor.span }
}

/// A document of some kind.
package protocol Spec: SpecObject {
    static var kind: Kind { get }
    var header: Header { get set }
}

extension Spec {
    package var name: Name { header.name.value }
    package var ref: EntityRef { EntityRef(Self.kind, name) }
    package var owner: Located<EntityRef>? { header.owner }
}

/// The keys that every kind may have.
package struct Header: Sendable, Equatable {
    package var name: Text
    package var title: Text?
    package var description: Text?
    /// The team that answers for it. Whether the team exists is a rule of ownership, not of reading.
    package var owner: Located<EntityRef>?
    /// The team that stands in for the owner.
    package var backup: Located<EntityRef>?
    package var tags: [Text]?
    package var links: [Link]?
    /// Names that it had before, which keep fingerprints, waivers and history.
    package var formerly: [Text]?

    package init(at anchor: Anchor) { name = Text("", at: anchor.span) }
}

/// A place on the web that says more.
package struct Link: SpecObject {
    package let anchor: Anchor
    package var title: Text?
    package var url: Text

    package init(at anchor: Anchor) {
        self.anchor = anchor
        url = Text("", at: anchor.span)
    }
}

/// A product that a system or platform is an installation of.
package struct Product: SpecObject {
    package let anchor: Anchor
    package var vendor: Text?
    package var name: Text?
    package var version: Text?
    package var supportEndsOn: Located<CalendarDate>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// How far along something is in its life.
package enum Lifecycle: String, Sendable, CaseIterable {
    case planned, production, deprecated, retired
}

/// How much hangs on something, from most to least.
package enum Criticality: String, Sendable, CaseIterable {
    case critical, high, normal, low
}

/// How long answers take, by percentile.
package struct Latency: SpecObject {
    package let anchor: Anchor
    package var p50: Located<TimeSpan>?
    package var p95: Located<TimeSpan>?
    package var p99: Located<TimeSpan>?
    package var measuredOn: Located<CalendarDate>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// A value that the language leaves to others: contract options, the options of a rule.
package indirect enum FreeValue: Sendable, Equatable {
    case scalar(Located<Constant>)
    case list([FreeValue], Anchor)
    case map([Entry<FreeValue>], Anchor)

    /// The value's text, where it is a scalar.
    package var text: Text? {
        if case .scalar(let constant) = self { return constant.map(\.text) }
        return nil
    }

    package var span: SourceSpan {
        switch self {
        case .scalar(let constant): constant.span
        case .list(_, let anchor), .map(_, let anchor): anchor.span
        }
    }

    /// The value of a key, where it is a map.
    package subscript(_ key: Name) -> FreeValue? {
        guard case .map(let entries, _) = self else { return nil }
        return entries.first { $0.key.value == key }?.value
    }
}
