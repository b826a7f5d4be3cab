/// What a backslash and the characters after it stand for.
enum PatternEscape {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case unsupported(String)
}

extension PatternParser {
    /// Reads an escape outside a class; the backslash was read.
    mutating func parseEscape(from start: Int) throws(PatternProblem) -> Pattern {
        switch peek {
        case "b", "B":
            index += 1
            return .unsupported(feature: "word boundary", offset: start)
        case let scalar? where ("1"..."9").contains(scalar):
            while let digit = peek, ("0"..."9").contains(digit) { index += 1 }
            return .unsupported(feature: "backreference", offset: start)
        case "k":
            index += 1
            return .unsupported(feature: "backreference", offset: start)
        default: break
        }
        switch try parseCommonEscape(from: start) {
        case .scalar(let scalar): return .set(ScalarSet(scalar))
        case .set(let set): return .set(set)
        case .unsupported(let feature): return .unsupported(feature: feature, offset: start)
        }
    }

    /// Reads what may stand after a backslash inside a class and outside.
    mutating func parseCommonEscape(from start: Int) throws(PatternProblem) -> PatternEscape {
        guard let scalar = peek else { throw invalid("a backslash at the end", at: start) }
        index += 1
        switch scalar {
        case "d": return .set(.digits)
        case "D": return .set(ScalarSet.digits.complement)
        case "w": return .set(.wordCharacters)
        case "W": return .set(ScalarSet.wordCharacters.complement)
        case "s": return .set(.spaces)
        case "S": return .set(ScalarSet.spaces.complement)
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "v": return .scalar("\u{0B}")
        case "f": return .scalar("\u{0C}")
        case "0": return parseNull()
        case "c": return try parseControl(from: start)
        case "x":
            guard let value = parseHex(digits: 2), let result = Unicode.Scalar(value) else {
                throw invalid("\\x without two digits", at: start)
            }
            return .scalar(result)
        case "u": return try parseUnicode(from: start)
        case "p", "P": return try parseProperty(isNegated: scalar == "P", from: start)
        default:
            let isLetterOrDigit = ScalarSet.wordCharacters.contains(code: ScalarSet.code(of: scalar)) && scalar != "_"
            if isLetterOrDigit { throw invalid("an escape that ECMA-262 does not know", at: start) }
            return .scalar(scalar)
        }
    }

    private mutating func parseNull() -> PatternEscape {
        guard let next = peek, ("0"..."9").contains(next) else { return .scalar("\0") }
        return .unsupported("octal escape")
    }

    private mutating func parseControl(from start: Int) throws(PatternProblem) -> PatternEscape {
        guard let letter = peek, letter.properties.isAlphabetic, letter.isASCII else { throw invalid("\\c without a letter", at: start) }
        index += 1
        return .scalar(Unicode.Scalar(UInt8(letter.value % 32)))
    }

    private mutating func parseUnicode(from start: Int) throws(PatternProblem) -> PatternEscape {
        if take("{") {
            var value: UInt32 = 0
            var digits = 0
            while let digit = parseHex(digits: 1) {
                value = value * 16 + digit
                digits += 1
                guard value <= 0x10_FFFF else { throw invalid("a code point above 10FFFF", at: start) }
            }
            guard digits > 0, take("}") else { throw invalid("\\u{ without digits and a closing brace", at: start) }
            return Unicode.Scalar(value).map { .scalar($0) } ?? .unsupported("lone surrogate")
        }
        guard let unit = parseHex(digits: 4) else { throw invalid("\\u without four digits", at: start) }
        if let scalar = Unicode.Scalar(unit) { return .scalar(scalar) }
        let afterFirst = index
        if unit < 0xDC00, take("\\"), take("u"), let low = parseHex(digits: 4), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        {
            return .scalar(scalar)
        }
        index = afterFirst
        return .unsupported("lone surrogate")
    }

    /// Reads hexadecimal digits; nil, with nothing read, where there are fewer.
    private mutating func parseHex(digits: Int) -> UInt32? {
        var value: UInt32 = 0
        for offset in 0..<digits {
            guard index + offset < scalars.count, let digit = Character(scalars[index + offset]).hexDigitValue,
                scalars[index + offset].isASCII
            else { return nil }
            value = value * 16 + UInt32(digit)
        }
        index += digits
        return value
    }

    private mutating func parseProperty(isNegated: Bool, from start: Int) throws(PatternProblem) -> PatternEscape {
        guard take("{") else { throw invalid("\\p without a property in braces", at: start) }
        var name = ""
        while let scalar = peek, scalar != "}" {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard take("}"), !name.isEmpty else { throw invalid("a property that is empty or not closed", at: start) }
        guard let set = ScalarSet.property(named: name) else { return .unsupported("character property") }
        return .set(isNegated ? set.complement : set)
    }
}
