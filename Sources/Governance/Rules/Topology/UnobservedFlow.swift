internal import Basics
internal import Estate

/// Finds a flow that is not monitored in a central place.
struct UnobservedFlow: Rule {
    let id: RuleID = "topology/unobserved-flow"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a flow that is not monitored in a central place"
    let rationale = "When an order is missing, five teams look into five consoles, and the buyer waits."
    let fix = "Link its dashboard under `monitoring`."

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
        name: ▸orders
        steps: [{receive: shop/events#Order}, {write: erp/api}]
        """

    var passing: RuleExample { violating.changing(["name: orders": "name: orders\nmonitoring: https://dash.acme.example/orders"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.compactMap { flow in
            guard flow.flow.monitoring == nil else { return nil }
            let central = flow.platforms.filter { platform in
                (context.estate.platforms[platform]?.capabilities ?? []).contains { $0.value == .centralMonitoring }
            }
            // A platform that watches all of its flows makes a missing link a matter of the document only.
            guard central.isEmpty else {
                return finding(
                    flow.ref, "\(flow.ref) links no monitoring, though \(central[0]) has it", at: flow.place, level: .info, detail: "link")
            }
            return finding(flow.ref, "nobody sees in one place whether \(flow.ref) works", at: flow.place, detail: "none")
        }
    }
}
