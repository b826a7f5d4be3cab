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
        changing: ["{failOn: error": "▸{failOn: never"])

    var passing: RuleExample {
        violating.otherwise(["name: example": "name: example\ntitle: An example"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate, base.spec != nil else { return [] }
        return policy(base, context.estate) + rules(base, context.estate)
    }

    /// Rules of the estate's own that are loosened or taken away; a new one judges nothing yet and surprises nobody.
    private func rules(_ base: Estate, _ head: Estate) -> [Diagnostic] {
        base.rules.compactMap { old in
            let new = head.rules[old.name]
            guard new != old else { return nil }
            return finding(
                old.ref, "the change \(new == nil ? "takes the rule away" : "alters the rule"); it is judged by the rule of the base",
                at: new?.header.name.span ?? old.header.name.span, help: "merge the rule on its own", detail: "rule")
        }
    }

    private func policy(_ base: Estate, _ head: Estate) -> [Diagnostic] {
        guard base.spec?.policy != head.spec?.policy else { return [] }
        let spec = head.spec
        return [
            finding(
                spec?.ref.description ?? "estate", "the change alters the policy; it is judged by the policy of the base",
                at: spec?.policy?.span ?? spec?.span, help: "merge the policy on its own", detail: "policy")
        ]
    }
}
