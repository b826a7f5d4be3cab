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
        if let codes = categoryCodes[value] { return generalCategory(codes) }
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

    private static func generalCategory(_ codes: [String]) -> ScalarSet {
        let wanted = Set(codes)
        return scan { wanted.contains(shortName(of: $0.properties.generalCategory)) }
    }

    private static func scan(_ belongs: (Unicode.Scalar) -> Bool) -> ScalarSet {
        var ranges: [Range<UInt32>] = []
        var start: UInt32?
        for code in 0..<codeCount {
            let isMember = belongs(scalar(ofCode: code))
            if isMember, start == nil { start = code }
            if !isMember, let first = start {
                ranges.append(first..<code)
                start = nil
            }
        }
        if let first = start { ranges.append(first..<codeCount) }
        return ScalarSet(codes: ranges)
    }

    /// General categories by the names that ECMA-262 takes (PropertyValueAliases of Unicode), each with its two-letter categories.
    private static let categoryCodes: [String: [String]] = {
        let groups: [(names: [String], codes: [String])] = [
            (["L", "Letter"], ["Lu", "Ll", "Lt", "Lm", "Lo"]), (["LC", "Cased_Letter"], ["Lu", "Ll", "Lt"]),
            (["M", "Mark", "Combining_Mark"], ["Mn", "Mc", "Me"]), (["N", "Number"], ["Nd", "Nl", "No"]),
            (["P", "Punctuation", "punct"], ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]), (["S", "Symbol"], ["Sm", "Sc", "Sk", "So"]),
            (["Z", "Separator"], ["Zs", "Zl", "Zp"]), (["C", "Other"], ["Cc", "Cf", "Cs", "Co", "Cn"]),
        ]
        let singles: [(code: String, name: String)] = [
            ("Lu", "Uppercase_Letter"), ("Ll", "Lowercase_Letter"), ("Lt", "Titlecase_Letter"), ("Lm", "Modifier_Letter"),
            ("Lo", "Other_Letter"), ("Mn", "Nonspacing_Mark"), ("Mc", "Spacing_Mark"), ("Me", "Enclosing_Mark"), ("Nd", "Decimal_Number"),
            ("Nl", "Letter_Number"), ("No", "Other_Number"), ("Pc", "Connector_Punctuation"), ("Pd", "Dash_Punctuation"),
            ("Ps", "Open_Punctuation"), ("Pe", "Close_Punctuation"), ("Pi", "Initial_Punctuation"), ("Pf", "Final_Punctuation"),
            ("Po", "Other_Punctuation"), ("Sm", "Math_Symbol"), ("Sc", "Currency_Symbol"), ("Sk", "Modifier_Symbol"), ("So", "Other_Symbol"),
            ("Zs", "Space_Separator"), ("Zl", "Line_Separator"), ("Zp", "Paragraph_Separator"), ("Cc", "Control"), ("Cf", "Format"),
            ("Cs", "Surrogate"), ("Co", "Private_Use"), ("Cn", "Unassigned"),
        ]
        var codes: [String: [String]] = ["digit": ["Nd"], "cntrl": ["Cc"]]
        for group in groups { for name in group.names { codes[name] = group.codes } }
        for single in singles {
            codes[single.code] = [single.code]
            codes[single.name] = [single.code]
        }
        return codes
    }()

    private static func shortName(of category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
