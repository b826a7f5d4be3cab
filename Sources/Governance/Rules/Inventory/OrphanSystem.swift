internal import Basics
internal import Estate

/// Finds a system that no flow touches.
struct OrphanSystem: Rule {
    let id: RuleID = "inventory/orphan-system"
    let level = Level.info
    let subjects = RuleSubjects.systems
    let summary = "a system that no flow touches"
    let rationale =
        "It is in the inventory and perhaps not in the estate, or its integration is one that nobody wrote down."
    let fix = "Write down the flows that touch it, or take it out."

    let violating: RuleExample = """
        kind: System
        name: ▸fax-server
        """

    let passing: RuleExample = """
        kind: System
        name: wms
        interfaces: [{name: stock, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: stock
        steps: [{read: wms/stock}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        // A spec that cannot be read may be the one that uses it.
        guard context.estate.unreadable.isEmpty else { return [] }
        let touched = Set(
            context.allFlows.flatMap(\.systems)
                + context.journeys.flatMap { journey in
                    journey.calls.compactMap { call -> Name? in
                        if case .call(let place) = call.target { return place.value.interface?.system }
                        return nil
                    }
                })
        return context.estate.systems.filter { !touched.contains($0.name) && $0.lifecycle?.value != .retired }.map {
            finding($0.ref, "no flow and no journey touches \($0.ref)", at: $0.header.name.span)
        }
    }
}
