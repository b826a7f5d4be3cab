internal import Basics

/// Dates between two bounds as a language: dates of one width are ordered as their digits are.
///
/// Only bounds without a time zone are taken: a date in a zone and one without are not ordered where they are near.
enum XSDDateRange {
    /// What a bounded type of dates matches, each pattern without anchors; nil for other types.
    static func patterns(of type: XSDSimpleType) -> [String]? {
        guard case .atomic(.instant(.date)) = type.variety else { return nil }
        var patterns = [ValueSpelling.pattern(of: .date, .usual)]
        for (bound, isLower) in [(type.facets.minimum, true), (type.facets.maximum, false)] {
            guard let bound else { continue }
            guard isDate(bound.text) else { return nil }
            patterns.append(range(from: Array(bound.text), isLower: isLower, isExclusive: bound.isExclusive))
        }
        return patterns.count > 1 ? patterns : nil
    }

    /// Whether a text is a date with a year of four digits.
    private static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 10
            && bytes.enumerated().allSatisfy { index, byte in
                index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
            }
    }

    /// The dates from a bound on: those that first differ from it in a digit that is larger (or smaller, up to a bound).
    private static func range(from bound: [Character], isLower: Bool, isExclusive: Bool) -> String {
        var parts = isExclusive ? [] : [String(bound)]
        for (index, character) in bound.enumerated() {
            guard let digit = character.wholeNumberValue, isLower ? digit < 9 : digit > 0 else { continue }
            let others = isLower ? "[\(digit + 1)-9]" : "[0-\(digit - 1)]"
            let rest = bound[(index + 1)...].map { $0 == "-" ? "-" : "[0-9]" }.joined()
            parts.append(String(bound[..<index]) + others + rest)
        }
        // Years of more digits are later, and those before year one are earlier.
        parts.append(isLower ? "[1-9][0-9]{4,}-[0-9]{2}-[0-9]{2}" : "-[0-9]{4,}-[0-9]{2}-[0-9]{2}")
        return "(?:\(parts.joined(separator: "|")))"
    }
}
