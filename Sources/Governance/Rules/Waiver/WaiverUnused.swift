internal import Basics
internal import Estate

/// Finds a waiver that accepts nothing any more.
struct WaiverUnused: Rule {
    let id: RuleID = "waiver/unused"
    let level = Level.warning
    let subjects = RuleSubjects.waivers
    let summary = "a waiver that accepts nothing any more"
    let rationale = "It would excuse the next finding of that kind unseen."
    let fix = "Remove it."

    let violating: RuleExample = """
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
        owner: team:architecture
        -- tieline.yaml --
        kind: Estate
        language: 1
        name: example
        policy: {approvers: [team:architecture]}
        """

    var passing: RuleExample { violating.changing(["owner: team:architecture\n": ""]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.waivers.filter { waiver in
            waiver.expiresOn.value >= context.asOf && !context.usedWaivers.contains(waiver.name)
                && waiver.accepts.allSatisfy { canBeJudged($0, context) }
        }.map { waiver in
            finding(waiver.ref, "\(waiver.ref) accepts nothing any more", at: waiver.span, help: "delete it", detail: "unused")
        }
    }

    /// Whether a run that found nothing for a match shows that there is nothing. Verdicts show only while the change is being compared, so that a
    /// waiver for one is unused for certain only when what it is about is gone.
    private func canBeJudged(_ match: WaiverMatch, _ context: RuleContext) -> Bool {
        if let subject = match.subject?.value.text, subject.contains(":"), context.spec(ofSubject: subject) == nil { return true }
        guard let rule = match.rule?.value.text, match.change == nil, match.kind == nil else { return false }
        return !rule.hasPrefix("impact/") && !rule.hasPrefix("change/")
    }
}
