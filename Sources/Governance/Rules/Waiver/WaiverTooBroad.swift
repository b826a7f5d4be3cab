internal import Basics
internal import Estate

/// Finds a waiver that accepts more than was discussed: for too long, by a team that may not, or whatever happens.
struct WaiverTooBroad: Rule {
    let id: RuleID = "waiver/too-broad"
    let level = Level.warning
    let subjects = RuleSubjects.waivers
    let summary =
        "a waiver that accepts more than was discussed: for too long, by a team that may not, or whatever happens"
    let rationale = "It accepts the next finding too, of which nobody knew."
    let fix =
        "Name the kind of change or the fingerprint; keep within `policy.waiverMax`; have a team of `policy.approvers`, or "
        + "the owner of the harmed side, approve."

    let violating: RuleExample = """
        kind: Team
        name: architecture
        ---
        kind: Waiver
        name: no-owner-yet
        accepts: [▸{rule: impact/flow-breaks, subject: flow:credit-check}]
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
        """

    var passing: RuleExample { violating.changing(["credit-check": "credit-check, kind: field/removed"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.waivers.flatMap { waiver in
            broad(waiver) + [tooLong(waiver, context), notEntitled(waiver, context)].compactMap { $0 }
        }
    }

    private func broad(_ waiver: Waiver) -> [Diagnostic] {
        waiver.accepts.compactMap { match in
            guard match.kind == nil, match.fingerprint == nil, match.rule?.value.text.hasPrefix("impact/") ?? false else { return nil }
            let subject = match.subject?.value.text
            return finding(
                waiver.ref,
                "\(waiver.ref) accepts whatever happens to \(subject ?? "any flow"): it names neither a kind of change nor a fingerprint",
                at: match.span, help: "add `kind` or `fingerprint`", detail: "broad:\(subject ?? "")")
        }
    }

    private func tooLong(_ waiver: Waiver, _ context: RuleContext) -> Diagnostic? {
        guard let longest = context.estate.spec?.policy?.waiverMax?.value else { return nil }
        let last = context.asOf.adding(days: min(longest.wholeDays, 200_000))
        guard waiver.expiresOn.value > last else { return nil }
        return finding(
            waiver.ref, "\(waiver.ref) holds until \(waiver.expiresOn.value), and a waiver may last \(longest): until \(last) at most",
            at: waiver.expiresOn.span,
            help: "agree on an earlier day", detail: "long>\(longest)")
    }

    /// Who may approve is known per finding; here a team is found that could approve nothing of what the waiver names.
    private func notEntitled(_ waiver: Waiver, _ context: RuleContext) -> Diagnostic? {
        let book = WaiverBook(context.estate, asOf: context.asOf)
        let owners = waiver.accepts.map { match in match.subject.flatMap { context.spec(ofSubject: $0.value.text)?.owner?.value } }
        guard !book.isApprover(waiver.approvedBy.value), !owners.contains(nil), !owners.contains(waiver.approvedBy.value) else {
            return nil
        }
        return finding(
            waiver.ref,
            "\(waiver.approvedBy.value) approved \(waiver.ref), and neither owns what is harmed nor is one of `policy.approvers`: it counts for nothing",
            at: waiver.approvedBy.span, help: "have the owner or one of `policy.approvers` approve it", detail: "approver")
    }
}
