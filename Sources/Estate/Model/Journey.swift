package import Basics

/// What a buyer waits for: calls made while a page is built.
package struct Journey: Spec {
    package static let kind = Kind.journey
    package let anchor: Anchor
    package var header: Header
    package var criticality: Located<Criticality>?
    package var lifecycle: Located<Lifecycle>?
    package var goLiveOn: Located<CalendarDate>?
    package var budget: Latency?
    package var load: Load?
    /// What the page itself takes, rendering for example.
    package var own: Located<TimeSpan>?
    package var availability: Located<Percentage>?
    package var calls: [JourneyCall]?
    package var monitoring: Text?
    package var loadTest: LoadTest?
    package var symptom: Text?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
    }
}

/// How often a journey is taken.
package struct Load: SpecObject {
    package let anchor: Anchor
    package var peak: Located<Rate>?
    package var volume: Located<Rate>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// One call of a journey, or several at once.
package struct JourneyCall: SpecObject {
    package let anchor: Anchor
    package var target: JourneyTarget
    /// How many calls one page makes; nil is 1.
    package var times: Located<Int>?
    package var timeout: Located<TimeSpan>?
    package var cache: Cache?
    package var fallback: Fallback?
    package var optional: Located<Bool>?
    package var entity: Located<EntityRef>?
    /// How old the data may be.
    package var maxAge: Located<TimeSpan>?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        target = .parallel([])
    }
}

/// What a journey calls.
package enum JourneyTarget: Sendable, Equatable {
    case flow(Located<EntityRef>)
    case call(Located<PlaceReference>)
    case parallel([JourneyCall])
}

/// What a page shows when a call fails.
package enum Fallback: Sendable, Equatable {
    case text(Text)
    case flow(Located<EntityRef>)
}
