internal import Basics
internal import Estate

/// Finds a flow without a runbook.
struct NoRunbook: Rule {
    let id: RuleID = "ownership/no-runbook"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a flow without a runbook"
    let rationale = "At night whoever is on call starts from nothing, and calls the one who built it."
    let fix = "Write one, and name it: `runbook: runbooks/NAME.md`."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: ▸orders
        steps: [{receive: shop/events}]
        """

    let passing: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: orders
        runbook: runbooks/orders.md
        steps: [{receive: shop/events}]
        -- runbooks/orders.md --
        # Orders
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter { $0.flow.runbook == nil }.map { flow in
            finding(flow.ref, "\(flow.ref) has no runbook", at: flow.place, level: flow.criticality == .low ? .info : nil)
        }
    }
}
