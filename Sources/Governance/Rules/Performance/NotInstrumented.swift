internal import Basics
internal import Estate

/// Finds a journey, or a critical flow that somebody waits for, whose latency nobody measures.
struct NotInstrumented: Rule {
    let id: RuleID = "performance/not-instrumented"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "a journey, or a critical flow that somebody waits for, whose latency nobody measures"
    let rationale = "That the shop is slow is learnt from the sales figures."
    let fix = "Measure it, and link the dashboard under `monitoring`."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: ▸product-page
        calls:
          - {call: erp/prices}
        """

    var passing: RuleExample { violating.changing(["name: product-page": "name: product-page\nmonitoring: https://dash.acme.example/pdp"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let journeys = context.journeys.filter { $0.journey.monitoring == nil }.map { ($0.ref, $0.place) }
        let flows = context.flows.filter { $0.isCritical && !$0.isAsynchronous && $0.flow.monitoring == nil }.map { ($0.ref, $0.place) }
        return (journeys + flows).map { ref, place in finding(ref, "nobody measures how long \(ref) takes", at: place) }
    }
}
