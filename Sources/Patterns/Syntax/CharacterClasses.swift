extension ScalarSet {
    /// `\d` (ECMA-262, CharacterClassEscape).
    static let digits = ScalarSet(points: 0x30...0x39)
    /// `\w` without the `i` flag.
    static let wordCharacters = ScalarSet(points: 0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    /// `\s`: ECMA-262's WhiteSpace and LineTerminator.
    static let spaces = ScalarSet(
        points: 0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000, 0xFEFF...0xFEFF)
    /// `.` without the `s` flag: everything but line terminators.
    static let dot = ScalarSet(points: 0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029).complement

    /// Finds the scalars that `\p{...}` stands for; nil for a property that is not known here, such as a script.
    static func property(named name: String) -> ScalarSet? {
        var value = name
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
            value = String(name.dropFirst(prefix.count))
        }
        if let set = generalCategory(named: value) { return set }
        guard value == name else { return nil }
        switch name {
        case "Any": return .all
        case "ASCII": return ScalarSet(points: 0...0x7F)
        case "Alphabetic", "Alpha": return scan { $0.properties.isAlphabetic }
        case "Uppercase", "Upper": return scan { $0.properties.isUppercase }
        case "Lowercase", "Lower": return scan { $0.properties.isLowercase }
        case "White_Space", "space": return scan { $0.properties.isWhitespace }
        case "Assigned": return scan { $0.properties.generalCategory != .unassigned }
        default: return nil
        }
    }

    private static func scan(_ belongs: (Unicode.Scalar) -> Bool) -> ScalarSet {
        var ranges: [Range<UInt32>] = []
        for code in 0..<codeCount where belongs(scalar(ofCode: code)) {
            if let last = ranges.last, last.upperBound == code {
                ranges[ranges.count - 1] = last.lowerBound..<code + 1
            } else {
                ranges.append(code..<code + 1)
            }
        }
        return ScalarSet(codes: ranges)
    }
}
