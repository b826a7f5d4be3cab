internal import Basics
internal import Estate

/// Finds a value can travel in a circle back to where it came from.
struct EchoLoop: Rule {
    let id: RuleID = "model/echo-loop"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a value can travel in a circle back to where it came from"
    let rationale = "One edit sets off messages without end, or undoes itself a minute later."
    let fix = "State `ignores: [flow:x]` on the receive, or cut the circle."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: none}]
        ---
        kind: System
        name: crm
        interfaces: [{name: accounts, protocol: rest, contract: none}]
        ---
        kind: Entity
        name: customer
        systemOfRecord: erp
        enteredIn: [crm]
        fields: {name: {type: string}}
        ---
        kind: Mapping
        name: crm-customer
        from: crm/accounts
        to: entity:customer
        fields: [{to: name, from: Name}]
        ---
        kind: Mapping
        name: to-erp
        from: entity:customer
        to: erp/partner
        fields: [{to: Name, from: name}]
        ---
        kind: Mapping
        name: erp-customer
        from: erp/partner
        to: entity:customer
        fields: [{to: name, from: Name}]
        ---
        kind: Mapping
        name: to-crm
        from: entity:customer
        to: crm/accounts
        fields: [{to: Name, from: name}]
        ---
        kind: Flow
        name: customer-in
        steps: [{receive: ▸crm/accounts}, {map: crm-customer}, {map: to-erp}, {write: erp/partner}]
        ---
        kind: Flow
        name: customer-out
        steps: [{receive: erp/partner}, {map: erp-customer}, {map: to-crm}, {write: crm/accounts}]
        """

    var passing: RuleExample { violating.changing(["receive: crm/accounts": "receive: crm/accounts, ignores: [flow:customer-out]"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        EchoLoops(context).loops.map { loop in
            let names = loop.flows.map(\.description)
            return finding(
                loop.flows[0],
                "\(loop.entity).\(loop.field) can go around in a circle: \((names + [names[0]]).joined(separator: " → "))",
                at: context.flow(loop.flows[0].name)?.exchanges.first?.place.span,
                detail: "\(loop.entity) \(names.sorted().joined(separator: " "))")
        }
    }
}
