/// Reads regular expressions of ECMA-262 with the `u` flag's meaning, as JSON Schema asks for.
///
/// Of Annex B it takes what is common and clear: `]`, `}` and `{` as literals, and a backslash before any character that is no letter.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var index = 0
    private var depth = 0

    /// Longer patterns and deeper groups are refused as too large.
    static let maximumLength = 65_536
    static let maximumDepth = 120

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    static func parse(_ text: String) throws(PatternProblem) -> Pattern {
        guard text.utf8.count <= maximumLength else { throw .tooLarge }
        var parser = PatternParser(text)
        let pattern = try parser.parseChoice()
        guard parser.index == parser.scalars.count else { throw parser.invalid("a closing parenthesis without an opening one") }
        return pattern
    }

    // MARK: Structure

    private mutating func parseChoice() throws(PatternProblem) -> Pattern {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw .tooLarge }
        var branches = [try parseSequence()]
        while take("|") { branches.append(try parseSequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func parseSequence() throws(PatternProblem) -> Pattern {
        var parts: [Pattern] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            parts.append(try parseTerm())
        }
        return .joined(parts)
    }

    private mutating func parseTerm() throws(PatternProblem) -> Pattern {
        let start = index
        let atom = try parseAtom()
        guard let (minimum, maximum) = try parseQuantifier() else { return atom }
        if scalars[start] == "^" || scalars[start] == "$" { throw invalid("a quantifier after an anchor", at: start) }
        return .repeated(atom, minimum: minimum, maximum: maximum)
    }

    private mutating func parseAtom() throws(PatternProblem) -> Pattern {
        guard let scalar = peek else { throw invalid("the end where a character should be") }
        let start = index
        index += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .set(.dot)
        case "(": return try parseGroup(from: start)
        case "[": return try parseClass(from: start)
        case "\\": return try parseEscape(from: start)
        case "*", "+", "?": throw invalid("a quantifier with nothing to repeat", at: start)
        case "{":
            index = start
            if try parseQuantifier() != nil { throw invalid("a quantifier with nothing to repeat", at: start) }
            index = start + 1
            return .set(ScalarSet(scalar))
        default: return .set(ScalarSet(scalar))
        }
    }

    private mutating func parseGroup(from start: Int) throws(PatternProblem) -> Pattern {
        enum Kind { case plain, ahead, notAhead, behind, notBehind, modified }
        var kind = Kind.plain
        if take("?") {
            if take(":") {
            } else if take("=") {
                kind = .ahead
            } else if take("!") {
                kind = .notAhead
            } else if take("<") {
                if take("=") {
                    kind = .behind
                } else if take("!") {
                    kind = .notBehind
                } else {
                    try parseGroupName(from: start)
                }
            } else if takeModifiers() {
                kind = .modified
            } else {
                throw invalid("a group that ECMA-262 does not know", at: start)
            }
        }
        let body = try parseChoice()
        guard take(")") else { throw invalid("a group that is not closed", at: start) }
        switch kind {
        case .plain: return body
        case .ahead: return .lookahead(body, isNegative: false, offset: start)
        case .notAhead: return .lookahead(body, isNegative: true, offset: start)
        case .behind: return .lookbehind(body, isNegative: false, offset: start)
        case .notBehind: return .lookbehind(body, isNegative: true, offset: start)
        case .modified: return .unsupported(feature: "group with modifiers", offset: start)
        }
    }

    /// Reads what stands before the colon in `(?i:...)` and `(?-s:...)`; nothing where it is something else.
    private mutating func takeModifiers() -> Bool {
        var end = index
        while end < scalars.count, ["i", "m", "s", "-"].contains(scalars[end]) { end += 1 }
        guard end > index, end < scalars.count, scalars[end] == ":" else { return false }
        index = end + 1
        return true
    }

    private mutating func parseGroupName(from start: Int) throws(PatternProblem) {
        let first = index
        while let scalar = peek, scalar != ">" {
            let isPart = scalar == "_" || scalar == "$" || scalar.properties.isIDContinue
            guard isPart else { throw invalid("a group name with a character that cannot be in it") }
            index += 1
        }
        guard index > first, take(">") else { throw invalid("a group name that is empty or not closed", at: start) }
    }

    // MARK: Quantifiers

    /// Reads a quantifier, lazy or not; nil where none stands here (then nothing was read).
    private mutating func parseQuantifier() throws(PatternProblem) -> (minimum: Int, maximum: Int?)? {
        let start = index
        var found: (minimum: Int, maximum: Int?)?
        if take("*") {
            found = (0, nil)
        } else if take("+") {
            found = (1, nil)
        } else if take("?") {
            found = (0, 1)
        } else if take("{") {
            found = parseCounts()
            if found == nil { index = start }
        }
        guard let found else { return nil }
        if let maximum = found.maximum, maximum < found.minimum { throw invalid("a quantifier whose bounds are out of order", at: start) }
        _ = take("?")
        return found
    }

    private mutating func parseCounts() -> (minimum: Int, maximum: Int?)? {
        guard let minimum = parseNumber() else { return nil }
        if take("}") { return (minimum, minimum) }
        guard take(",") else { return nil }
        if take("}") { return (minimum, nil) }
        guard let maximum = parseNumber(), take("}") else { return nil }
        return (minimum, maximum)
    }

    /// Reads digits; numbers above a billion count as a billion, which no budget allows.
    private mutating func parseNumber() -> Int? {
        var value: Int?
        while let scalar = peek, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1_000_000_000)
            index += 1
        }
        return value
    }

    // MARK: Scalars

    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    func invalid(_ reason: String, at offset: Int? = nil) -> PatternProblem {
        .invalid(reason: reason, offset: offset ?? index)
    }
}
