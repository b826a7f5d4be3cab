/// How grave a finding is; the order is from harmless to grave.
package enum Level: Int, Comparable, Sendable, CaseIterable {
    case none, info, warning, error

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The word for it in specs, reports and on the command line.
    package var word: String {
        switch self {
        case .none: "none"
        case .info: "info"
        case .warning: "warning"
        case .error: "error"
        }
    }

    package init?(word: String) {
        guard let level = Level.allCases.first(where: { $0.word == word }) else { return nil }
        self = level
    }
}

/// A stable id of a rule, such as `spec/unknown-key`; never reused.
package struct RuleID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { text = value }
    package var description: String { text }
    /// The part before the slash: the group, or failure mode.
    package var group: String { String(text.utf8.prefix { $0 != UInt8(ascii: "/") }) ?? text }
    package static func < (left: RuleID, right: RuleID) -> Bool { Name(left.text) < Name(right.text) }
}

/// A place that helps to understand a finding, with a word on why.
package struct RelatedPlace: Sendable, Hashable {
    package let message: String
    package let span: SourceSpan

    package init(_ message: String, at span: SourceSpan) {
        self.message = message
        self.span = span
    }
}

/// One finding: a parse error, a broken reference, a rule's violation or a verdict's cause.
package struct Diagnostic: Sendable, Hashable {
    package var rule: RuleID
    package var level: Level
    /// What the finding is about, as a reference (`system:pim`, `mapping:erp-customer`) or a path.
    package var subject: String
    /// What is wrong, why it matters; one sentence or two.
    package var message: String
    package var span: SourceSpan?
    package var related: [RelatedPlace]
    /// What to do, in the imperative.
    package var help: String?
    /// Distinguishes two findings of one rule and subject: what changed, in canonical text; never a line or a message.
    package var detail: String

    package init(
        _ rule: RuleID, _ level: Level = .error, subject: String = "", _ message: String, at span: SourceSpan?,
        related: [RelatedPlace] = [], help: String? = nil, detail: String = ""
    ) {
        self.rule = rule
        self.level = level
        self.subject = subject
        self.message = message
        self.span = span
        self.related = related
        self.help = help
        self.detail = detail
    }

    /// The identity of the finding over moved lines and better wording.
    package var fingerprint: Fingerprint { Fingerprint(of: [rule.text, subject, detail]) }
}

/// Twelve hex digits that identify a finding; what `waive` and `explain` take.
package struct Fingerprint: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard text.utf8.count == 12, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        self.text = text
    }

    /// Computes the fingerprint of some parts: 48 bits of FNV-1a (64 bit) over the parts with their lengths, mixed at the end as in MurmurHash3.
    package init(of parts: [String]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        for part in parts {
            withUnsafeBytes(of: UInt32(part.utf8.count).littleEndian) { $0.forEach(add) }
            part.utf8.forEach(add)
        }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        let digits = String(hash & 0xFFFF_FFFF_FFFF, radix: 16)
        text = String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    package var description: String { text }
    package static func < (left: Fingerprint, right: Fingerprint) -> Bool { left.text < right.text }
}
