package import Basics
package import Estate
package import Impact

/// The waivers of a revision, matched against findings. Policy and waivers come from the base revision: a change cannot excuse itself.
package struct WaiverBook {
    private let waivers: [Waiver]
    private let asOf: CalendarDate
    private var used: Set<Name> = []

    package init(_ estate: Estate, asOf: CalendarDate) {
        waivers = estate.waivers.map { $0 }
        self.asOf = asOf
    }

    /// What a waiver can be matched against.
    package struct Subject {
        var rule: RuleID
        var subject: String
        var change: String?
        var kind: String?
        var fingerprint: Fingerprint
    }

    /// The first waiver in force that accepts a finding; its last day is inclusive.
    mutating package func accept(_ finding: Subject) -> WaiverUse? {
        for waiver in waivers where waiver.accepts.contains(where: { matches($0, finding) }) {
            used.insert(waiver.name)
            guard waiver.expiresOn.value >= asOf else { continue }
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
        if let fingerprint = match.fingerprint, fingerprint.value != finding.fingerprint { return false }
        return match.rule != nil || match.subject != nil || match.change != nil || match.kind != nil || match.fingerprint != nil
    }

    /// Waivers that have expired, will soon, or accept too much.
    package func findings() -> [Diagnostic] {
        waivers.flatMap { waiver -> [Diagnostic] in
            var found: [Diagnostic] = []
            let name = waiver.ref.description
            if waiver.expiresOn.value < asOf {
                found.append(
                    Diagnostic(
                        "waiver/expired", .error, subject: name, "\(name) expired on \(waiver.expiresOn.value) and counts for nothing",
                        at: waiver.expiresOn.span, help: "mend what it accepted, or agree on a new one", detail: "expired"))
            } else if waiver.expiresOn.value < asOf.adding(days: 14) {
                found.append(
                    Diagnostic(
                        "waiver/expires-soon", .info, subject: name, "\(name) expires on \(waiver.expiresOn.value)",
                        at: waiver.expiresOn.span, help: "mend what it accepts before that day", detail: "soon"))
            }
            for match in waiver.accepts
            where match.kind == nil && match.fingerprint == nil && (match.rule?.value.text.hasPrefix("impact/") ?? false) {
                found.append(
                    Diagnostic(
                        "waiver/too-broad", .warning, subject: name,
                        "\(name) accepts whatever happens to \(match.subject?.value.text ?? "any flow"): it names neither a kind of change nor a fingerprint",
                        at: match.span, help: "add `kind` or `fingerprint`", detail: "broad:\(match.subject?.value.text ?? "")"))
            }
            return found
        }
    }

    /// Waivers in force that accepted nothing of what was asked.
    package func unused() -> [Diagnostic] {
        waivers.filter { $0.expiresOn.value >= asOf && !used.contains($0.name) }.map { waiver in
            Diagnostic(
                "waiver/unused", .warning, subject: waiver.ref.description, "\(waiver.ref) accepts nothing any more", at: waiver.span,
                help: "delete it", detail: "unused")
        }
    }
}
