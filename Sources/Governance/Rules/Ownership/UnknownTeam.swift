internal import Basics
internal import Estate

/// Finds an owner that is no team of the estate.
struct UnknownTeam: Rule {
    let id: RuleID = "ownership/unknown-team"
    let level = Level.error
    let subjects = RuleSubjects.specs
    let looksAt: RuleSources = [.specs, .files]
    let summary = "an owner that is no team of the estate"
    let rationale = "The team was disbanded, or its name misspelt: the alert goes nowhere."
    let fix = "Correct the name, or write the team's spec."

    let violating: RuleExample = """
        kind: Platform
        name: ipaas
        owner: ▸team:integratoin
        ---
        kind: Team
        name: integration
        """

    var passing: RuleExample { violating.changing(["integratoin": "integration"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let teams = context.estate.teams.map(\.name.text)
        func unknown(_ subject: @autoclosure () -> String, _ team: Located<EntityRef>?, _ role: String) -> Diagnostic? {
            guard let team, context.estate.names[team.value] == nil else { return nil }
            let subject = subject()
            return finding(
                subject, "the \(role) of \(subject), \(team.value), is no team of the estate", at: team.span,
                help: nearest(to: team.value.name.text, among: teams).map { "did you mean `team:\($0)`?" }, detail: "\(role) \(team.value)")
        }
        let specs = context.estate.headers.flatMap { spec in
            [unknown(spec.ref.description, spec.header.owner, "owner"), unknown(spec.ref.description, spec.header.backup, "backup")]
        }
        return (specs + context.estate.documents.map { unknown($0.path.text, $0.owner, "owner") }).compactMap { $0 }
    }
}
