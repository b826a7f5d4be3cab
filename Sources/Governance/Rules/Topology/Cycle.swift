internal import Basics
internal import Estate

/// Finds flows that start each other in a circle.
struct Cycle: Rule {
    let id: RuleID = "topology/cycle"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "flows that start each other in a circle"
    let rationale = "One message goes around until somebody pulls the plug, and takes the platform with it."
    let fix = "Cut the circle: let one of them end without starting the next, or `ignores` the other's messages."

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
        name: a
        steps: [{receive: shop/events#Changed}, {start: ▸flow:b}]
        ---
        kind: Flow
        name: b
        steps: [{receive: erp/events#Changed}, {start: flow:a}]
        """

    var passing: RuleExample { violating.changing(["start: flow:a": "write: shop/api"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let graph = TriggerGraph(context)
        return graph.cycles.map { cycle in
            let names = cycle.map(\.description)
            return finding(
                cycle[0], "flows start each other in a circle: \((names + [names[0]]).joined(separator: " → "))",
                at: graph.place(from: cycle[0], to: cycle[1 % cycle.count]), detail: names.sorted().joined(separator: " "))
        }
    }
}
