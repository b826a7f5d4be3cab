internal import Basics
internal import Impact

/// Finds a flow that runs and misses its service level.
struct FlowDegrades: VerdictRule {
    let id: RuleID = "impact/flow-degrades"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let summary = "a flow that runs and misses its service level"
    let rationale = "Pages wait, or data comes late."
    let fix = "Change the budget, cache the call, or ask for the faster interface."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: ExampleTexts.partner.changing([
            "contract: contracts/erp.yaml": "contract: contracts/erp.yaml, latency: {p95: 250ms}",
            "name: customers": "name: customers\nservice: {latency: {p95: 300ms}}",
        ]),
        changing: [
            "p95: 250ms": "p95: 900ms",
            "{latency: ": "{latency: ▸",
        ])

    var passing: RuleExample {
        violating.otherwise(["p95: 250ms": "p95: 290ms"])
    }

    let verdict = Verdict.degrades
}
