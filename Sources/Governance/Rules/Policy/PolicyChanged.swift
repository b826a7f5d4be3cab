internal import Basics
internal import Estate

/// Finds a change that alters the policy that would judge it.
struct PolicyChanged: Rule {
    let id: RuleID = "policy/changed"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a change that alters the policy that would judge it"
    let rationale = "It is judged by the old policy; the new one counts from the next change on."
    let fix = "Have those who answer for the policy look at it."

    let violating = RuleExample(
        from: """
            kind: Team
            name: architecture
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {failOn: error}
            """,
        to: """
            kind: Team
            name: architecture
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: ▸{failOn: never}
            """)

    let passing = RuleExample(
        from: """
            kind: Team
            name: architecture
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {failOn: error}
            """,
        to: """
            kind: Team
            name: architecture
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            title: An example
            policy: {failOn: error}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate, base.spec != nil, base.spec?.policy != context.estate.spec?.policy else {
            return []
        }
        let spec = context.estate.spec
        return [
            finding(
                spec?.ref.description ?? "estate", "the change alters the policy; it is judged by the policy of the base",
                at: spec?.policy?.span ?? spec?.span, help: "merge the policy on its own", detail: "policy")
        ]
    }
}
