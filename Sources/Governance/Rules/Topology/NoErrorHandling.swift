internal import Basics
internal import Estate

/// Finds an asynchronous flow with no retry, dead letter or alert.
struct NoErrorHandling: Rule {
    let id: RuleID = "topology/no-error-handling"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "an asynchronous flow with no retry, dead letter or alert"
    let rationale = "What fails is lost, and the buyer asks for the order that nobody has."
    let fix = "State `errors: {retry: ..., deadLetter: ..., alert: team:...}`."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Platform
        name: ipaas
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: ▸orders
        steps: [{receive: shop/events#Order}, {write: erp/api}]
        """

    var passing: RuleExample {
        violating.changing(["name: orders": "name: orders\nerrors: {retry: 3, wait: 30s, alert: team:integration}"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter { flow in
            guard flow.isAsynchronous, !flow.exchanges.isEmpty else { return false }
            let errors = flow.flow.errors
            return errors?.retry == nil && errors?.deadLetter == nil && errors?.alert == nil
                && !flow.exchanges.contains { ($0.step.retry?.value ?? 0) > 0 }
        }.map { flow in
            finding(
                flow.ref, "\(flow.ref) says nothing of what happens when a step fails: no retry, no dead letter, no alert",
                at: flow.flow.errors?.span ?? flow.place)
        }
    }
}
