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
        var specs: [any Spec] = estate.entities.map { $0 } + estate.mappings.map { $0 } as [any Spec]
        specs += estate.flows.filter { $0.lifecycle?.value != .retired }.map { $0 } as [any Spec]
        specs += estate.journeys.filter { $0.lifecycle?.value != .retired }.map { $0 } as [any Spec]
        specs += estate.platforms.filter { $0.status?.value != .retired }.map { $0 } as [any Spec]
        return specs.filter { $0.owner == nil }.map { finding($0.ref, "nobody owns \($0.ref)", at: $0.header.name.span, detail: "owner") }
    }
}
