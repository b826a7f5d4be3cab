internal import Basics
internal import Estate

/// Finds owners changed: what went from whom to whom.
struct Handover: Rule {
    let id: RuleID = "ownership/handover"
    let level = Level.info
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "owners changed: what went from whom to whom"
    let rationale = "What is handed over by an edit alone was not handed over."
    let fix = "Let both teams approve, and go through the runbook together."

    let violating = RuleExample(
        from: """
            kind: Platform
            name: ipaas
            owner: team:integration
            ---
            kind: Team
            name: integration
            ---
            kind: Team
            name: storefront
            """,
        changing: ["team:integration": "▸team:storefront"])

    let passing = RuleExample(
        from: """
            kind: Platform
            name: ipaas
            owner: team:integration
            ---
            kind: Team
            name: integration
            """,
        to: """
            kind: Platform
            name: ipaas
            title: Integration platform
            owner: team:integration
            ---
            kind: Team
            name: integration
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate else { return [] }
        return context.estate.headers.compactMap { spec in
            guard let old = base.header(of: spec.ref)?.owner, let new = spec.header.owner, old.value != new.value else { return nil }
            return finding(
                spec.ref, "\(spec.ref) goes from \(old.value) to \(new.value)", at: new.span,
                related: [RelatedPlace("the owner before", at: old.span)],
                detail: "\(old.value) \(new.value)")
        }
    }
}
