internal import Basics
internal import Estate

/// Finds a waiver whose last day has passed.
struct WaiverExpired: Rule {
    let id: RuleID = "waiver/expired"
    let level = Level.error
    let subjects = RuleSubjects.waivers
    let summary = "a waiver whose last day has passed"
    let rationale = "It counts for nothing, and what it accepted counts again."
    let fix = "Mend what it accepted, or agree on a new date."

    let violating: RuleExample = """
        kind: Team
        name: architecture
        ---
        kind: Waiver
        name: no-owner-yet
        accepts: [{rule: inventory/system-without-owner, subject: system:pim}]
        reason: The owner is being found.
        approvedBy: team:architecture
        expiresOn: ▸2026-11-24
        ---
        kind: System
        name: pim
        -- tieline.yaml --
        kind: Estate
        language: 1
        name: example
        policy: {approvers: [team:architecture]}
        """

    var passing: RuleExample { violating.changing(["2026-11-24": "2026-11-25"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.waivers.filter { $0.expiresOn.value < context.asOf }.map { waiver in
            finding(
                waiver.ref, "\(waiver.ref) expired on \(waiver.expiresOn.value) and counts for nothing", at: waiver.expiresOn.span,
                help: "mend what it accepted, or agree on a new one", detail: "expired")
        }
    }
}
