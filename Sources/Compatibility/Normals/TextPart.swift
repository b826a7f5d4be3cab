package import Basics
package import Contracts

/// Texts: some values, or all that meet conditions on length, patterns and format.
package struct TextPart: Sendable, Hashable {
    /// The values, sorted, where the contract spells them out; the conditions below then hold of each already.
    package var values: [Name]?
    package var minLength = 0
    package var maxLength: Int?
    /// Regular expressions that each must match.
    package var patterns: [String] = []
    package var notPatterns: [String] = []
    package var formats: [String] = []
    package var notFormats: [String] = []
    /// Values that are taken out, sorted.
    package var excluded: [Name] = []

    package static let any = TextPart()

    package init(minLength: Int = 0, maxLength: Int? = nil, format: String? = nil) {
        self.minLength = minLength
        self.maxLength = maxLength
        if let format { formats = [format] }
    }

    package init(_ domain: TextDomain) {
        self.init(minLength: domain.minLength, maxLength: domain.maxLength, format: domain.format)
        formats += domain.content.map(\.text)
        formats.sort()
        patterns = Array(Set(domain.patterns)).sorted()
    }

    package init(values: [Name]) {
        self.values = Array(Set(values)).sorted()
    }

    package var isEmpty: Bool {
        if let values { return values.isEmpty }
        if let maxLength, maxLength < minLength { return true }
        return patterns.contains { notPatterns.contains($0) } || formats.contains { notFormats.contains($0) }
    }

    /// Whether only lengths limit the part.
    var hasOnlyLengths: Bool {
        values == nil && patterns.isEmpty && notPatterns.isEmpty && formats.isEmpty && notFormats.isEmpty && excluded.isEmpty
    }

    /// Whether every text is in the part.
    var isUniversal: Bool { hasOnlyLengths && minLength == 0 && maxLength == nil }

    func intersection(_ other: TextPart, _ texts: TextReasoner) -> TextPart? {
        if values != nil || other.values != nil {
            let (finite, condition) = values != nil ? (self, other) : (other, self)
            var result = finite
            result.values = finite.values?.filter { texts.contains($0, in: condition) != .no }
            return result.isEmpty ? nil : result
        }
        var result = TextPart()
        result.minLength = max(minLength, other.minLength)
        result.maxLength = [maxLength, other.maxLength].compactMap { $0 }.min()
        result.patterns = Self.merged(patterns, other.patterns)
        result.notPatterns = Self.merged(notPatterns, other.notPatterns)
        result.formats = Self.merged(formats, other.formats)
        result.notFormats = Self.merged(notFormats, other.notFormats)
        result.excluded = Self.merged(excluded, other.excluded)
        return result.isEmpty || texts.isProvablyEmpty(result) ? nil : result
    }

    /// All texts that are not in the part.
    var complement: [TextPart] {
        if let values {
            var others = TextPart()
            others.excluded = values
            return [others]
        }
        var result: [TextPart] = []
        if minLength > 0 { result.append(TextPart(maxLength: minLength - 1)) }
        if let maxLength { result.append(TextPart(minLength: maxLength + 1)) }
        for pattern in patterns {
            var part = TextPart()
            part.notPatterns = [pattern]
            result.append(part)
        }
        for pattern in notPatterns {
            var part = TextPart()
            part.patterns = [pattern]
            result.append(part)
        }
        for format in formats {
            var part = TextPart()
            part.notFormats = [format]
            result.append(part)
        }
        for format in notFormats { result.append(TextPart(format: format)) }
        if !excluded.isEmpty { result.append(TextPart(values: excluded)) }
        return result
    }

    /// What some parts have beyond others.
    static func difference(_ parts: [TextPart], _ others: [TextPart], _ texts: TextReasoner) -> [TextPart] {
        others.reduce(parts) { left, other in
            left.prefix(64).flatMap { one in other.complement.compactMap { one.intersection($0, texts) } }
        }
    }

    static func merged<Element: Hashable & Comparable>(_ one: [Element], _ two: [Element]) -> [Element] {
        one.isEmpty ? two : two.isEmpty ? one : Array(Set(one + two)).sorted()
    }
}

/// An answer where "cannot tell" is honest.
package enum Answer: Sendable, Hashable {
    case yes, no, unknown

    package init(_ answer: Bool?) { self = answer.map { $0 ? .yes : .no } ?? .unknown }

    /// Yes where both are; no where one is.
    package func and(_ other: Answer) -> Answer {
        self == .no || other == .no ? .no : self == .unknown || other == .unknown ? .unknown : .yes
    }
}
