internal import Basics
internal import Estate

/// Finds a change that adds a direct link between systems.
struct PointToPointGrowth: Rule {
    let id: RuleID = "topology/point-to-point-growth"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a change that adds a direct link between systems"
    let rationale =
        "Each direct link is cheap alone; together they are the integration that nobody can change. What stands is "
        + "accepted, what is new is not."
    let fix = "Put the new flow on a platform, or say why not: `because: ...`."

    let violating = RuleExample(
        from: """
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
            kind: Flow
            name: stock
            via: [platform:ipaas]
            steps: [{read: erp/api}, {write: shop/api}]
            """,
        changing: [
            "steps: [{read: erp/api}, {write: shop/api}]":
                "steps: [{read: erp/api}, {write: shop/api}]\n---\nkind: Flow\nname: prices\nvia: ▸none\nsteps: [{read: erp/api}, {write: shop/api}]"
        ])

    let passing = RuleExample(
        from: """
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
            kind: Flow
            name: prices
            via: none
            steps: [{read: erp/api}, {write: shop/api}]
            """,
        to: """
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
            kind: Flow
            name: prices
            via: none
            title: Prices into the shop
            steps: [{read: erp/api}, {write: shop/api}]
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base else { return [] }
        let (before, after) = (DirectLinks(base), DirectLinks(context))
        let known = Set(before.flows.map(\.ref))
        return after.flows.compactMap { flow in
            guard !known.contains(flow.ref), flow.flow.because == nil, case .none(let anchor)? = flow.flow.via else { return nil }
            return finding(
                flow.ref,
                "the change adds a direct link: \(flow.systems.map(\.text).joined(separator: " to ")); \(before.flows.count) of \(before.stated) flows were direct, \(after.flows.count) of \(after.stated) are now",
                at: anchor.span)
        }
    }
}
