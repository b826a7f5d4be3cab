internal import Basics
internal import Estate

/// Finds a critical flow whose team has no on-call.
struct NoOnCall: Rule {
    let id: RuleID = "ownership/no-on-call"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a critical flow whose team has no on-call"
    let rationale = "Orders stop on Saturday at eight, and the first who reads the alert comes on Monday."
    let fix = "State the team's `onCall`, or give the flow to a team that has one."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: orders
        owner: ▸team:integration
        criticality: critical
        steps: [{receive: shop/events}]
        """

    var passing: RuleExample {
        violating.changing(["name: integration": "name: integration\nonCall: https://oncall.acme.example/integration"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter(\.isCritical).compactMap { flow in
            guard let owner = flow.flow.owner, let team = context.estate.teams[owner.value.name], team.onCall == nil else { return nil }
            return finding(flow.ref, "\(flow.ref) is critical, and \(owner.value) has no on-call", at: owner.span)
        }
    }
}
