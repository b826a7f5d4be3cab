internal import Basics
internal import Estate

/// Finds a flow, mapping, entity, journey or platform that nobody owns.
struct NoOwner: Rule {
    let id: RuleID = "ownership/no-owner"
    let level = Level.error
    let subjects = RuleSubjects.specs
    let summary = "a flow, mapping, entity, journey or platform that nobody owns"
    let rationale =
        "The project ended and took its people along. What it built runs until it does not, and then nobody knows it."
    let fix = "Name the team that answers for it: `owner: team:NAME`."

    let violating: RuleExample = """
        kind: Platform
        name: ▸ipaas
        """

    let passing: RuleExample = """
        kind: Platform
        name: ipaas
        owner: team:integration
        ---
        kind: Team
        name: integration
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let estate = context.estate
        return unowned(estate.entities) + unowned(estate.mappings) + unowned(estate.flows.lazy.filter { $0.lifecycle?.value != .retired })
            + unowned(estate.journeys.lazy.filter { $0.lifecycle?.value != .retired })
            + unowned(estate.platforms.lazy.filter { $0.status?.value != .retired })
    }

    private func unowned(_ specs: some Sequence<some Spec>) -> [Diagnostic] {
        specs.compactMap { spec in
            spec.owner == nil ? finding(spec.ref, "nobody owns \(spec.ref)", at: spec.header.name.span, detail: "owner") : nil
        }
    }
}
