internal import Basics
internal import Estate

/// Finds a call that a page cannot do without, with no fallback and not optional.
struct NoFallback: Rule {
    let id: RuleID = "performance/no-fallback"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "a call that a page cannot do without, with no fallback and not optional"
    let rationale = "One system's maintenance window is the shop's: the price service is down, and nobody can order."
    let fix =
        "Say what the page shows instead (`fallback: list price`), or that it can do without (`optional: true`)."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: product-page
        calls:
          - ▸{call: erp/prices}
        """

    var passing: RuleExample { violating.changing(["erp/prices": "erp/prices, fallback: list price"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.journeys.flatMap { journey in
            journey.calls.compactMap { call -> Diagnostic? in
                guard call.fallback == nil, call.optional?.value != true, let callee = call.callee else { return nil }
                return finding(
                    journey.ref, "when \(callee.text) fails, \(journey.ref) fails: it has no fallback and is not optional", at: call.span,
                    detail: callee.text)
            }
        }
    }
}
