package import Basics
internal import Checking
internal import Estate

/// The findings that an estate had on the first day and lives with: a file beside `tieline.yaml`, one finding a line.
package struct Baseline: Sendable {
    /// The file's name in the estate's folder.
    package static let fileName = "tieline.baseline"

    /// One line: the fingerprint, and for readers the rule and the subject.
    package struct Entry: Sendable, Hashable {
        package let fingerprint: Fingerprint
        package let rest: String
    }

    package let entries: [Entry]

    /// Reads lines; comments start with `#`, and what is no fingerprint is passed over.
    package init(_ text: String) {
        entries = text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard let first = words.first, let fingerprint = Fingerprint(String(first)) else { return nil }
            return Entry(fingerprint: fingerprint, rest: words.count > 1 ? String(words[1]) : "")
        }
    }

    /// The text of a baseline that holds some findings: in order of rule and subject, so that two branches merge well.
    package static func text(of findings: [Finding]) -> String {
        let lines = findings.filter { isKept($0) }.map { finding in
            (key: "\(finding.diagnostic.rule) \(finding.diagnostic.subject)", fingerprint: finding.diagnostic.fingerprint)
        }
        let sorted = Set(lines.map { "\($0.key)\u{0}\($0.fingerprint)" }).sorted().map { line in
            let parts = line.split(separator: "\u{0}")
            return "\(parts[1]) \(TerminalText.line(String(parts[0])))"
        }
        let head =
            "# Findings of the day on which this estate began to be checked: `tieline check` passes over them. Written by\n# `tieline check --write-baseline`; a line whose finding is gone is reported, and can be deleted.\n"
        return head + sorted.map { $0 + "\n" }.joined()
    }

    /// Specs that cannot be read are never passed over, and what is waived has its own end.
    private static func isKept(_ finding: Finding) -> Bool { finding.waived == nil && finding.diagnostic.rule.group != "spec" }

    /// The baseline of an estate; nil where there is none.
    package static func find(in context: RuleContext) -> Baseline? {
        let root = context.estate.root
        let path = root.isEmpty ? Name(fileName) : Name("\(root)/\(fileName)")
        guard context.estate.files[path] != nil, let file = context.provider.file(path) else { return nil }
        return Baseline(String(decoding: file.bytes, as: UTF8.self))
    }
}
