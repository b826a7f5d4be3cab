internal import Basics
internal import Estate

/// Finds a load test whose p95 is over the target.
struct LoadTestFailed: Rule {
    let id: RuleID = "performance/load-test-failed"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a load test whose p95 is over the target"
    let rationale = "It is known that the page will be too slow under load, and it goes live."
    let fix = "Find the slow step (`tieline trace`), or agree on another target."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: events, protocol: kafka, contract: none}]
        ---
        kind: Flow
        name: orders
        criticality: critical
        service: {peak: 10/s, latency: {p95: 2s}}
        loadTest: {ranOn: 2026-10-01, rate: 12/s, p95: ▸2500ms}
        steps: [{receive: shop/events}]
        """

    var passing: RuleExample { violating.changing(["p95: 2500ms": "p95: 900ms"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let flows = context.flows.compactMap { failed($0.ref, $0.flow.loadTest, $0.flow.service?.latency) }
        return flows + context.journeys.compactMap { failed($0.ref, $0.journey.loadTest, $0.journey.budget) }
    }

    private func failed(_ ref: EntityRef, _ test: LoadTest?, _ target: Latency?) -> Diagnostic? {
        guard let reached = test?.p95, let target = target?.p95, reached.value > target.value else { return nil }
        return finding(
            ref, "under load \(ref) took \(reached.value) at p95, and its target is \(target.value)", at: reached.span,
            related: [RelatedPlace("the target", at: target.span)], detail: "p95>\(target.value)")
    }
}
