extension ScalarSet {
    /// Finds the scalars of a general category, or of a group of them, by a name that ECMA-262 takes; nil for other names.
    static func generalCategory(named name: String) -> ScalarSet? {
        guard let codes = categoryCodes[name] else { return nil }
        return ScalarSet(codes: codes.flatMap { rangesByCode[$0] ?? [] })
    }

    /// The ranges of each category, by its two letters; gathered in one pass when first asked for.
    private static let rangesByCode: [String: [Range<UInt32>]] = {
        var ranges: [Unicode.GeneralCategory: [Range<UInt32>]] = [:]
        var start: UInt32 = 0
        var current = scalar(ofCode: 0).properties.generalCategory
        var code: UInt32 = 0
        while code < codeCount {
            // Asking for each scalar takes a tenth of a second, most of it for planes in which nothing is assigned.
            code = code == emptyPlanes.lowerBound ? emptyPlanes.upperBound : code + 1
            let next = code < codeCount ? scalar(ofCode: code).properties.generalCategory : nil
            if next == current { continue }
            ranges[current, default: []].append(start..<code)
            start = code
            if let next { current = next }
        }
        var result: [String: [Range<UInt32>]] = [:]
        for (category, found) in ranges { result[shortName(of: category)] = found }
        return result
    }()

    /// The codes of planes 4 to 13, which are all unassigned.
    static let emptyPlanes: Range<UInt32> = (0x4_0000 - 0x800)..<(0xE_0000 - 0x800)

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
            ("Po", "Other_Punctuation"), ("Sm", "Math_Symbol"), ("Sc", "Currency_Symbol"), ("Sk", "Modifier_Symbol"),
            ("So", "Other_Symbol"),
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
