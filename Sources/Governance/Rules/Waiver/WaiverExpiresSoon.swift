internal import Basics
internal import Estate

/// Finds a waiver that ends within days.
struct WaiverExpiresSoon: Rule {
    let id: RuleID = "waiver/expires-soon"
    let level = Level.info
    let subjects = RuleSubjects.waivers
    let summary = "a waiver that ends within days"
    let rationale = "The finding will fail the next run after that day."
    let fix = "Mend what it accepts in time."
    let options = [
        RuleOption("within", .days(14), "How long before its last day it is found.")
    ]

    let violating: RuleExample = """
        kind: Team
        name: architecture
        ---
        kind: Waiver
        name: no-owner-yet
        accepts: [{rule: inventory/system-without-owner, subject: system:pim}]
        reason: The owner is being found.
        approvedBy: team:architecture
        expiresOn: ▸2026-12-01
        ---
        kind: System
        name: pim
        -- tieline.yaml --
        kind: Estate
        language: 1
        name: example
        policy: {approvers: [team:architecture]}
        """

    var passing: RuleExample { violating.changing(["2026-12-01": "2027-03-31"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.waivers.compactMap { waiver in
            let days = context.days("within", of: self, for: waiver)
            let end = waiver.expiresOn.value
            guard end >= context.asOf, end < context.asOf.adding(days: days) else { return nil }
            return finding(
                waiver.ref, "\(waiver.ref) expires on \(end)", at: waiver.expiresOn.span, help: "mend what it accepts before that day",
                detail: "soon")
        }
    }
}
