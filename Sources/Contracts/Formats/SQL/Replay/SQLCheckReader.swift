internal import Basics

/// Reads the conditions of checks that speak of one column and constants; others are left out.
enum SQLCheckReader {
    /// How many parentheses around one thing are taken off.
    private static let depth = 8

    /// What a condition says, for each part of it that an `AND` joins.
    static func read(_ tokens: ArraySlice<SQLToken>) -> [(column: Name, check: SQLCheck)] {
        let tokens = stripped(tokens)
        var parts: [ArraySlice<SQLToken>] = []
        var start = tokens.startIndex
        var depth = 0
        var isBetween = false
        for position in tokens.indices {
            switch tokens[position].keyword {
            case "(": depth += 1
            case ")": depth -= 1
            // An alternative: no part of it holds on its own.
            case "OR" where depth == 0: return []
            case "BETWEEN" where depth == 0: isBetween = true
            case "AND" where depth == 0:
                if isBetween { isBetween = false; continue }
                parts.append(tokens[start..<position])
                start = position + 1
            default: break
            }
        }
        parts.append(tokens[start...])
        return parts.flatMap { single(stripped($0)) }
    }

    /// Takes off parentheses around the whole.
    private static func stripped(_ tokens: ArraySlice<SQLToken>) -> ArraySlice<SQLToken> {
        var tokens = tokens
        var depth = 0
        while depth < SQLCheckReader.depth, tokens.count > 2, tokens.first?.keyword == "(" {
            var cursor = SQLCursor(tokens)
            guard let inner = cursor.takeParentheses(), cursor.isAtEnd else { return tokens }
            tokens = inner
            depth += 1
        }
        return tokens
    }

    private static func single(_ tokens: ArraySlice<SQLToken>) -> [(Name, SQLCheck)] {
        var cursor = SQLCursor(tokens)
        guard let column = takeColumn(&cursor) else { return [] }
        if cursor.take("IN"), let list = cursor.takeParentheses(), cursor.isAtEnd {
            return literals(list).map { [(column, .oneOf($0))] } ?? []
        }
        if cursor.take("=", "ANY"), let list = cursor.takeParentheses() { return array(list).map { [(column, .oneOf($0))] } ?? [] }
        if cursor.take("BETWEEN") {
            guard let low = takeNumber(&cursor), cursor.take("AND"), let high = takeNumber(&cursor), cursor.isAtEnd else { return [] }
            return [(column, .atLeast(low, isExclusive: false)), (column, .atMost(high, isExclusive: false))]
        }
        let isAbove = cursor.take(">")
        guard isAbove || cursor.take("<") else {
            guard cursor.take("="), let list = literals(cursor.rest), list.count == 1 else { return [] }
            return [(column, .oneOf(list))]
        }
        let isExclusive = !cursor.take("=")
        guard let bound = takeNumber(&cursor), cursor.isAtEnd else { return [] }
        return [(column, isAbove ? .atLeast(bound, isExclusive: isExclusive) : .atMost(bound, isExclusive: isExclusive))]
    }

    /// A column's name, which PostgreSQL writes with parentheses and a cast around it.
    private static func takeColumn(_ cursor: inout SQLCursor, depth: Int = SQLCheckReader.depth) -> Name? {
        var column: Name?
        if depth > 0, let inner = cursor.takeParentheses() {
            var probe = SQLCursor(inner)
            column = takeColumn(&probe, depth: depth - 1)
            guard probe.isAtEnd else { return nil }
        } else {
            guard let token = cursor.takeName(), !cursor.isAt("(", ".") else { return nil }
            column = Name(token.text)
        }
        takeCast(&cursor)
        return column
    }

    private static func takeCast(_ cursor: inout SQLCursor) {
        while cursor.take("::") {
            while let token = cursor.current, token.kind == .word, !["IN", "BETWEEN", "AND"].contains(token.keyword) { cursor.advance() }
            _ = cursor.takeParentheses()
            while cursor.take("[", "]") {}
        }
    }

    private static func takeNumber(_ cursor: inout SQLCursor, depth: Int = SQLCheckReader.depth) -> ExactDecimal? {
        if depth > 0, let inner = cursor.takeParentheses() {
            var probe = SQLCursor(inner)
            let value = takeNumber(&probe, depth: depth - 1)
            takeCast(&cursor)
            return probe.isAtEnd ? value : nil
        }
        let isNegative = cursor.take("-")
        guard let token = cursor.current, token.kind == .number, let value = ExactDecimal(parsing: token.text) else { return nil }
        cursor.advance()
        takeCast(&cursor)
        return isNegative ? -value : value
    }

    /// The constants of a list; nil where something else stands among them.
    private static func literals(_ tokens: ArraySlice<SQLToken>) -> [Literal]? {
        var result: [Literal] = []
        for part in tokens.separatedByCommas {
            var cursor = SQLCursor(stripped(part))
            if let token = cursor.current, token.kind == .text {
                cursor.advance()
                takeCast(&cursor)
                result.append(.text(Name(token.text)))
            } else if let number = takeNumber(&cursor) {
                result.append(.number(number))
            } else {
                return nil
            }
            guard cursor.isAtEnd else { return nil }
        }
        return result.isEmpty ? nil : result
    }

    /// The constants of `ARRAY['a'::text, ...]`, with the casts that PostgreSQL's dumps have.
    private static func array(_ tokens: ArraySlice<SQLToken>) -> [Literal]? {
        let tokens = stripped(tokens)
        guard let open = tokens.firstIndex(where: { $0.keyword == "[" }), let close = tokens.firstIndex(where: { $0.keyword == "]" }),
            open < close, tokens[tokens.startIndex..<open].contains(where: { $0.keyword == "ARRAY" })
        else { return nil }
        return literals(tokens[(open + 1)..<close])
    }
}
