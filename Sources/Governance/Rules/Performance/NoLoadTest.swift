internal import Basics
internal import Estate

/// Finds a critical flow or journey with a peak that no load test has reached.
struct NoLoadTest: Rule {
    let id: RuleID = "performance/no-load-test"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a critical flow or journey with a peak that no load test has reached"
    let rationale = "The connector that fits a few hundred orders gets thousands on the first day of the sale."
    let fix = "Test at the declared peak before going live, and write down `loadTest: {ranOn, rate, p95, report}`."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: events, protocol: kafka, contract: none}]
        ---
        kind: Flow
        name: ▸orders
        criticality: critical
        service: {peak: 10/s, latency: {p95: 2s}}
        steps: [{receive: shop/events}]
        """

    let passing: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: events, protocol: kafka, contract: none}]
        ---
        kind: Flow
        name: orders
        criticality: critical
        service: {peak: 10/s, latency: {p95: 2s}}
        loadTest: {ranOn: 2026-10-01, rate: 12/s, p95: 900ms}
        steps: [{receive: shop/events}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let flows = context.flows.filter(\.matters).compactMap { flow in
            flow.flow.service?.peak.flatMap { untested(flow.ref, $0.value, flow.flow.loadTest, at: flow.place) }
        }
        let journeys = context.journeys.filter(\.matters).compactMap { journey in
            journey.journey.load?.peak.flatMap { untested(journey.ref, $0.value, journey.journey.loadTest, at: journey.place) }
        }
        return flows + journeys
    }

    private func untested(_ ref: EntityRef, _ peak: Rate, _ test: LoadTest?, at place: SourceSpan) -> Diagnostic? {
        guard let test else {
            return finding(ref, "\(ref) must carry \(peak) and was never tested under load", at: place, detail: "none")
        }
        guard let rate = test.rate, rate.value < peak else { return nil }
        return finding(
            ref, "\(ref) was tested at \(rate.value), and its peak is \(peak)", at: rate.span, help: "test at the peak",
            detail: "rate<\(peak)")
    }
}
