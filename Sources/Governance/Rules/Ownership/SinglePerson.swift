internal import Basics
internal import Estate

/// Finds a critical flow whose team is one person.
struct SinglePerson: Rule {
    let id: RuleID = "ownership/single-person"
    let level = Level.none
    let subjects = RuleSubjects.flows
    let summary = "a critical flow whose team is one person"
    let rationale = "She is on holiday when it fails, and next year she works elsewhere."
    let fix = "Add a second member to the team, or name a `backup`."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        members: [{name: Kim, email: kim@acme.example}]
        ---
        kind: Flow
        name: orders
        owner: ▸team:integration
        criticality: critical
        steps: [{receive: shop/events}]
        """

    let passing: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        members: [{name: Kim, email: kim@acme.example}, {name: Noor, email: noor@acme.example}]
        ---
        kind: Flow
        name: orders
        owner: team:integration
        criticality: critical
        steps: [{receive: shop/events}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter(\.isCritical).compactMap { flow in
            guard let owner = flow.flow.owner, flow.flow.header.backup == nil, context.estate.teams[owner.value.name]?.members?.count == 1
            else {
                return nil
            }
            return finding(flow.ref, "\(owner.value), which answers for \(flow.ref), has one member", at: owner.span)
        }
    }
}
