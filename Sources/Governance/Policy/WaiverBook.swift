package import Basics
package import Estate
package import Impact

/// The waivers of a revision, matched against findings. Policy and waivers come from the base revision: a change cannot excuse itself.
package struct WaiverBook {
    private let estate: Estate
    private let asOf: CalendarDate
    /// The waivers that matched something, in force or not.
    package private(set) var used: Set<Name> = []

    package init(_ estate: Estate, asOf: CalendarDate) {
        self.estate = estate
        self.asOf = asOf
    }

    /// Whether there is any waiver at all.
    var isEmpty: Bool { estate.waivers.isEmpty }

    /// Whether a team may approve whatever it is.
    package func isApprover(_ team: EntityRef) -> Bool {
        (estate.spec?.policy?.approvers ?? []).contains { $0.value == team }
    }

    /// Whether who approved a waiver owns what is harmed, or may approve whatever it is.
    private func isEntitled(_ waiver: Waiver, for subject: String) -> Bool {
        isApprover(waiver.approvedBy.value)
            || estate.reference(ofSubject: subject).flatMap { estate.header(of: $0) }?.owner?.value == waiver.approvedBy.value
    }

    /// What a waiver can be matched against.
    package struct Subject {
        var rule: RuleID
        var subject: String
        var change: String?
        var kind: String?
        var fingerprint: Fingerprint
        /// Those that it had under former names.
        var formerFingerprints: [Fingerprint] = []
    }

    /// The first waiver in force that accepts a finding; its last day is inclusive.
    mutating package func accept(_ finding: Subject) -> WaiverUse? {
        for waiver in estate.waivers where waiver.accepts.contains(where: { matches($0, finding) }) {
            used.insert(waiver.name)
            guard waiver.expiresOn.value >= asOf, isEntitled(waiver, for: finding.subject) else { continue }
            return WaiverUse(
                waiver: waiver.ref, reason: waiver.reason.value.text, approvedBy: waiver.approvedBy.value, expiresOn: waiver.expiresOn.value
            )
        }
        return nil
    }

    /// All that is given must match.
    private func matches(_ match: WaiverMatch, _ finding: Subject) -> Bool {
        if let rule = match.rule, rule.value != Name(finding.rule.text) { return false }
        if let subject = match.subject, subject.value != Name(finding.subject) { return false }
        if let change = match.change, change.value != finding.change.map({ Name($0) }) { return false }
        if let kind = match.kind, kind.value != finding.kind.map({ Name($0) }) { return false }
        if let fingerprint = match.fingerprint?.value, fingerprint != finding.fingerprint, !finding.formerFingerprints.contains(fingerprint)
        {
            return false
        }
        return match.rule != nil || match.subject != nil || match.change != nil || match.kind != nil || match.fingerprint != nil
    }
}
