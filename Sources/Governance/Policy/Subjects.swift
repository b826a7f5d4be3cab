package import Basics
package import Estate

extension Estate {
    /// The spec that a finding is about: that of `flow:a`, the system of `erp/orders`.
    package func spec(ofSubject subject: String) -> (any Spec)? { reference(ofSubject: subject).flatMap { spec($0) } }

    /// What the spec that a finding is about is called; nil where it is about none.
    func reference(ofSubject subject: String) -> EntityRef? {
        let head = subject.prefix { $0 != " " && $0 != "#" }
        if let colon = head.firstIndex(of: ":"), let kind = Kind(prefix: String(head[..<colon])) {
            return EntityRef(kind, Name(head[head.index(after: colon)...]))
        }
        guard let slash = head.firstIndex(of: "/") else { return nil }
        return systemOrPlatform(Name(head[..<slash]))
    }

    /// Whether no policy lowers a finding: it says why a spec cannot be read, or what is wrong with the policy or a rule itself.
    package func isBeyondPolicy(_ finding: Diagnostic) -> Bool {
        guard finding.rule.group == "spec" else { return false }
        if finding.subject.hasPrefix("estate:") || finding.subject.hasPrefix("rule:") { return true }
        guard let path = finding.span?.path else { return true }
        return unreadable.contains { $0.path == path && ($0.ref.map { $0.description == finding.subject } ?? true) }
    }

    /// The fingerprints by which a finding is known: its own, and those that it had under the former names of what it is about.
    package func fingerprints(of finding: Diagnostic) -> [Fingerprint] {
        var known = [finding.fingerprint]
        guard let ref = reference(ofSubject: finding.subject), let former = header(of: ref)?.formerly, finding.subject == ref.description
        else { return known }
        for name in former {
            let old = EntityRef(ref.kind, name.value).description
            known.append(Fingerprint(of: [finding.rule.text, old, finding.detail]))
        }
        return known
    }
}
