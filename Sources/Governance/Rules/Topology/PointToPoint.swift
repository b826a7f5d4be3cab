internal import Basics
internal import Estate

/// Finds a flow from system to system, on no platform, and no reason given.
struct PointToPoint: Rule {
    let id: RuleID = "topology/point-to-point"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a flow from system to system, on no platform, and no reason given"
    let rationale =
        "With every system the number of direct links grows with the square: nobody sees them in one place, and a change "
        + "of one system is a change of many programs."
    let fix = "Move it onto a platform, or say why not: `because: PCI scope`."
    let options = [
        RuleOption("except", .words(["payment", "tax", "search", "identity"]), "The categories of systems that may be linked directly.")
    ]

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
        kind: Flow
        name: prices
        via: ▸none
        steps: [{read: erp/api}, {write: shop/api}]
        """

    var passing: RuleExample { violating.changing(["via: none": "via: [platform:ipaas]"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let links = DirectLinks(context)
        return links.flows.compactMap { flow in
            guard case .none(let anchor)? = flow.flow.via, flow.flow.because == nil else { return nil }
            let except = Set(context.words("except", of: self, for: flow.flow))
            let isExcepted = flow.systems.contains { system in
                context.estate.systems[system]?.category.map { except.contains(Name($0.value.rawValue)) } ?? false
            }
            guard !isExcepted else { return nil }
            return finding(
                flow.ref,
                "\(flow.ref) goes from system to system; \(links.flows.count) of \(links.stated) flows do (\(links.share) %), over \(links.pairs) of \(links.possible) direct links that \(links.systems) systems could have",
                at: anchor.span)
        }
    }
}
