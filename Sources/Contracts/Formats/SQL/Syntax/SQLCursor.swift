internal import Basics

/// A walk over the tokens of one statement.
struct SQLCursor {
    private let tokens: ArraySlice<SQLToken>
    private(set) var index: Int

    init(_ tokens: ArraySlice<SQLToken>) {
        self.tokens = tokens
        index = tokens.startIndex
    }

    var isAtEnd: Bool { index >= tokens.endIndex }
    var current: SQLToken? { isAtEnd ? nil : tokens[index] }
    /// The current token, or the last one at the end: where something is wrong.
    var place: SQLToken? { current ?? tokens.last }
    var rest: ArraySlice<SQLToken> { tokens[min(index, tokens.endIndex)...] }

    func peek(_ distance: Int) -> SQLToken? {
        let position = index + distance
        return position < tokens.endIndex ? tokens[position] : nil
    }

    mutating func advance() { if !isAtEnd { index += 1 } }

    func isAt(_ words: String...) -> Bool { current.map { words.contains($0.keyword) } ?? false }

    /// Takes words that stand one after the other, or nothing.
    mutating func take(_ words: String...) -> Bool {
        for (distance, word) in words.enumerated() where peek(distance)?.keyword != word { return false }
        index += words.count
        return true
    }

    mutating func takeName() -> SQLToken? {
        guard let token = current, token.isName else { return nil }
        index += 1
        return token
    }

    /// Takes a name with its schema; of more parts (a database before them), the last two count.
    mutating func takeQualifiedName() -> SQLName? {
        guard let first = takeName() else { return nil }
        var parts = [first]
        while isAt("."), let next = peek(1), next.isName {
            index += 2
            parts.append(next)
        }
        let schema = parts.count > 1 ? parts[parts.count - 2] : nil
        return SQLName(
            schema: schema.map { Name($0.text) }, local: Name(parts[parts.count - 1].text), lower: first.lower,
            upper: parts[parts.count - 1].upper)
    }

    /// Takes what stands between a parenthesis here and the one that closes it.
    mutating func takeParentheses() -> ArraySlice<SQLToken>? {
        guard isAt("(") else { return nil }
        let start = index + 1
        skipParentheses()
        return tokens[start..<max(start, index - 1)]
    }

    /// Skips one token, or all to the closing parenthesis where one opens.
    mutating func skipOne() { if isAt("(") { skipParentheses() } else { advance() } }

    private mutating func skipParentheses() {
        var depth = 0
        while let token = current {
            index += 1
            if token.keyword == "(" { depth += 1 }
            if token.keyword == ")" {
                depth -= 1
                if depth == 0 { return }
            }
        }
    }
}

/// A table's, view's or type's name.
struct SQLName {
    var schema: Name?
    var local: Name
    var lower: Int
    var upper: Int

    /// The name as references write it.
    var name: Name { schema.map { Name("\($0).\(local)") } ?? local }
}

extension ArraySlice where Element == SQLToken {
    /// The parts between the commas that lie outside all parentheses.
    var separatedByCommas: [ArraySlice<SQLToken>] {
        var parts: [ArraySlice<SQLToken>] = []
        var start = startIndex
        var depth = 0
        for position in indices {
            switch self[position].keyword {
            case "(": depth += 1
            case ")": depth -= 1
            case "," where depth == 0:
                parts.append(self[start..<position])
                start = position + 1
            default: break
            }
        }
        parts.append(self[start..<endIndex])
        return parts.filter { !$0.isEmpty }
    }
}
