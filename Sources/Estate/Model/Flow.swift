package import Basics

/// An integration: steps that carry data from system to system.
package struct Flow: Spec {
    package static let kind = Kind.flow
    package let anchor: Anchor
    package var header: Header
    package var criticality: Located<Criticality>?
    package var lifecycle: Located<Lifecycle>?
    package var goLiveOn: Located<CalendarDate>?
    package var reviewedOn: Located<CalendarDate>?
    /// Nil: unknown.
    package var via: Via?
    /// Why a direct link is accepted.
    package var because: Text?
    /// Who calls a receive on a platform's interface; empty: nobody.
    package var callers: [Located<EntityRef>]?
    package var steps: [Step]
    package var pattern: Located<FlowPattern>?
    package var schedule: Schedule?
    /// Items in one call.
    package var batch: Located<Int>?
    package var service: ServiceLevel?
    package var needs: [Located<Capability>]?
    package var errors: ErrorHandling?
    package var cache: Cache?
    package var after: [Located<EntityRef>]?
    package var expects: Expectation?
    package var reconcile: Located<TimeSpan>?
    package var monitoring: Text?
    /// A Markdown document, relative to the estate's root.
    package var runbook: Text?
    package var loadTest: LoadTest?
    package var symptom: Text?

    package init(at anchor: Anchor) {
        self.anchor = anchor
        header = Header(at: anchor)
        steps = []
    }
}

/// What a flow runs on.
package enum Via: Sendable, Equatable {
    /// Point to point, and stated.
    case none(Anchor)
    case platforms([Located<EntityRef>])
}

/// How a flow is set in motion; follows from its steps unless stated.
package enum FlowPattern: String, Sendable, CaseIterable {
    case event
    case requestReply = "request-reply"
    case batch, file
}

/// When a flow runs: every so often, or at a time of day.
package struct Schedule: SpecObject {
    package let anchor: Anchor
    /// At most one of `every` and `at` is there.
    package var every: Located<TimeSpan>?
    package var at: Located<TimeOfDay>?
    package var zone: Text?
    package var window: Located<TimeSpan>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// What a flow promises.
package struct ServiceLevel: SpecObject {
    package let anchor: Anchor
    /// For request-reply.
    package var latency: Latency?
    /// From the change at the source to the last write.
    package var freshness: Located<TimeSpan>?
    package var volume: Located<Rate>?
    package var peak: Located<Rate>?
    package var payload: Located<ByteSize>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// What a flow does when something fails.
package struct ErrorHandling: SpecObject {
    package let anchor: Anchor
    package var retry: Located<Int>?
    package var wait: Located<TimeSpan>?
    package var backoff: Located<Backoff>?
    package var deadLetter: Located<InterfaceRef>?
    package var alert: Located<EntityRef>?
    /// The field that makes a second delivery harmless.
    package var idempotencyKey: [Located<FieldPath>]?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// How waits grow from retry to retry.
package enum Backoff: String, Sendable, CaseIterable {
    case constant, linear, exponential
}

/// A store of answers.
package struct Cache: SpecObject {
    package let anchor: Anchor
    package var ttl: Located<TimeSpan>?
    /// How many calls it answers.
    package var hits: Located<Percentage>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// The asynchronous answer that must come.
package struct Expectation: SpecObject {
    package let anchor: Anchor
    package var flow: Located<EntityRef>?
    package var within: Located<TimeSpan>?

    package init(at anchor: Anchor) { self.anchor = anchor }
}

/// A load test's result.
package struct LoadTest: SpecObject {
    package let anchor: Anchor
    package var ranOn: Located<CalendarDate>?
    package var rate: Located<Rate>?
    package var p95: Located<TimeSpan>?
    package var report: Text?

    package init(at anchor: Anchor) { self.anchor = anchor }
}
