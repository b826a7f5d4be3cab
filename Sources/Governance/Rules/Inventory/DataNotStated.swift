internal import Basics
internal import Estate

/// Finds a system in a flow that does not say what data it holds.
struct DataNotStated: Rule {
    let id: RuleID = "inventory/data-not-stated"
    let level = Level.warning
    let subjects = RuleSubjects.systems
    let summary = "a system in a flow that does not say what data it holds"
    let rationale =
        "The first question of every project, which system has the customer's credit limit, is answered by asking around."
    let fix =
        "List what it holds under `data`, with `freshness` where it is a copy; `data: []` where it holds nothing."

    let violating: RuleExample = """
        kind: System
        name: ▸pim
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: prices
        steps: [{read: pim/api}]
        """

    var passing: RuleExample { violating.changing(["name: pim": "name: pim\ndata: [{about: product texts and pictures}]"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.systems.filter { $0.data == nil && context.flowsBySystem[$0.name] != nil }.map { system in
            let users = listed(context.flowsBySystem[system.name] ?? [])
            return finding(
                system.ref, "\(system.ref) is touched by \(users) and does not say what data it holds", at: system.header.name.span)
        }
    }
}
