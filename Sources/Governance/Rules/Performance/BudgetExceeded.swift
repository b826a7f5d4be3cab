internal import Basics
internal import Estate

/// Finds a journey whose critical path is longer than its budget.
struct BudgetExceeded: Rule {
    let id: RuleID = "performance/budget-exceeded"
    let level = Level.error
    let subjects = RuleSubjects.journeys
    let summary = "a journey whose critical path is longer than its budget"
    let rationale = "Buyers wait, and leave: the product page that asks ERP, CRM and PIM one after the other."
    let fix =
        "Cache or drop a call, let calls run in parallel, make one optional with a timeout, or agree on another budget."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: product-page
        budget: {p95: ▸500ms}
        own: 50ms
        calls:
          - {call: erp/prices}
          - {call: erp/prices}
        """

    var passing: RuleExample {
        violating.changing([
            "  - {call: erp/prices}\n  - {call: erp/prices}": "  - parallel: [{call: erp/prices}, {call: erp/prices}]"
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let builder = WaitingBuilder(context)
        return context.journeys.compactMap { journey in
            guard let budget = journey.journey.budget?.p95 else { return nil }
            let waiting = builder.waiting(of: journey.journey)
            let path = CriticalPath(waiting)
            guard waiting.isStated, path.total > budget.value.milliseconds else { return nil }
            let estimate = LatencySimulation(waiting)
            let verdict = estimate.p95 > budget.value.milliseconds ? "over it too" : "within it"
            return finding(
                journey.ref,
                "the critical path of \(journey.ref) takes \(path.total) ms at p95, \(path.total - budget.value.milliseconds) ms more than its budget of \(budget.value): \(path.words). The p95 of the calls are added, which is a bound from above; a simulation gives p50 \(estimate.p50), p95 \(estimate.p95), p99 \(estimate.p99) ms, \(verdict)",
                at: budget.span,
                related: path.calls.compactMap { call in call.span.map { RelatedPlace("\(call.label) takes \(call.counted) ms", at: $0) } },
                detail: "p95>\(budget.value)")
        }
    }
}
