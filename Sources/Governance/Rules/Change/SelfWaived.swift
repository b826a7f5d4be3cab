internal import Basics
internal import Estate

/// Finds a change that brings the waiver that excuses it.
struct SelfWaived: Rule {
    let id: RuleID = "change/self-waived"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a change that brings the waiver that excuses it"
    let rationale = "Whoever changes would also be the one who accepts."
    let fix = "Merge the waiver first, approved by its owner."

    let violating = RuleExample(
        from: """
            kind: Team
            name: architecture
            ---
            kind: System
            name: pim
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {approvers: [team:architecture]}
            """,
        to: """
            kind: Team
            name: architecture
            ---
            ▸kind: Waiver
            name: no-owner-yet
            accepts: [{rule: inventory/system-without-owner, subject: system:pim}]
            reason: The owner is being found.
            approvedBy: team:architecture
            expiresOn: 2027-03-31
            ---
            kind: System
            name: pim
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {approvers: [team:architecture]}
            """)

    let passing = RuleExample(
        from: """
            kind: Team
            name: architecture
            ---
            kind: Waiver
            name: no-owner-yet
            accepts: [{rule: inventory/system-without-owner, subject: system:pim}]
            reason: The owner is being found.
            approvedBy: team:architecture
            expiresOn: 2027-03-31
            ---
            kind: System
            name: pim
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {approvers: [team:architecture]}
            """,
        to: """
            kind: Team
            name: architecture
            ---
            kind: Waiver
            name: no-owner-yet
            accepts: [{rule: inventory/system-without-owner, subject: system:pim}]
            reason: The owner is being found.
            approvedBy: team:architecture
            expiresOn: 2027-03-31
            ---
            kind: System
            name: pim
            -- tieline.yaml --
            kind: Estate
            language: 1
            name: example
            policy: {approvers: [team:architecture]}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base.estate, base.spec != nil else { return [] }
        return context.estate.waivers.filter { base.waivers[$0.name] == nil }.map { waiver in
            finding(
                waiver.ref, "the change brings \(waiver.ref), which would excuse findings of it; waivers count from the base only",
                at: waiver.span,
                help: "merge the waiver first, approved on its own", detail: "self-waived")
        }
    }
}
