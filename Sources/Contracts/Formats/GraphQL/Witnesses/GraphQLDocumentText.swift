package import Basics

/// A document of GraphQL on one line, whole or what surrounds a place in it.
package struct GraphQLDocumentText {
    private let lexer: GraphQLLexer
    private let tokens: [GraphQLToken]
    /// Longer documents are not shown.
    private static let mostTokens = 4_000

    /// Takes a file; nil where it is no GraphQL, or longer than a person reads.
    package init?(_ file: SourceFile) {
        do throws(GraphQLSyntaxError) {
            var lexer = try GraphQLLexer(file: file, limits: GraphQLLimits())
            var tokens: [GraphQLToken] = []
            while true {
                let token = try lexer.next()
                if token.kind == .end { break }
                guard tokens.count < Self.mostTokens else { return nil }
                tokens.append(token)
            }
            self.lexer = lexer
            self.tokens = tokens
        } catch {
            return nil
        }
    }

    /// The whole document without comments.
    package var whole: String { text(tokens) }

    /// The field, argument or variable at a place, with the fields and the operation around it; `…` for what is left out beside it.
    package func excerpt(at place: SourceSpan) -> String {
        var around: [[GraphQLToken]] = []
        var current: [GraphQLToken] = []
        var parentheses = 0
        var isFound = false
        for token in tokens {
            if parentheses == 0 {
                let isEnd = token.kind == .braceOpen || token.kind == .braceClose || (!around.isEmpty && startsField(token, after: current))
                if isFound, isEnd { break }
                if token.kind == .braceOpen {
                    around.append(current)
                    current = []
                    continue
                }
                if token.kind == .braceClose {
                    if !around.isEmpty { around.removeLast() }
                    current = []
                    continue
                }
                if isEnd { current = [] }
            }
            if token.kind == .parenthesisOpen { parentheses += 1 }
            if token.kind == .parenthesisClose { parentheses -= 1 }
            current.append(token)
            if !isFound, token.upper > place.lower { isFound = true }
        }
        let inner = around.isEmpty ? "\(text(current)) { … }" : "… \(text(current)) …"
        return around.reversed().reduce(inner) { "\(text($1)) { \($0) }" }
    }

    /// Whether a token in a selection begins the next field or fragment.
    private func startsField(_ token: GraphQLToken, after current: [GraphQLToken]) -> Bool {
        guard let last = current.last else { return false }
        if token.kind == .spread { return true }
        guard token.kind == .name else { return false }
        switch last.kind {
        case .name: return !lexer.isWord(last, "on") || current.count < 2 || current[current.count - 2].kind != .spread
        case .parenthesisClose, .braceClose: return true
        default: return false
        }
    }

    private func text(_ tokens: [GraphQLToken]) -> String {
        var result = ""
        var last: GraphQLToken?
        for token in tokens {
            if let last {
                // A comma means nothing to GraphQL, and much to who reads it.
                if lexer.file.bytes[last.upper..<token.lower].first(where: { $0 != 0x20 }) == UInt8(ascii: ",") { result += "," }
                if isApart(last, token) { result += " " }
            }
            result += lexer.text(token)
            last = token
        }
        return result
    }

    private func isApart(_ one: GraphQLToken, _ two: GraphQLToken) -> Bool {
        switch (one.kind, two.kind) {
        case (.parenthesisOpen, _), (.bracketOpen, _), (.dollar, _), (.at, _): false
        case (.spread, .name): lexer.isWord(two, "on")
        case (_, .parenthesisClose), (_, .bracketClose), (_, .colon), (_, .bang): false
        case (.name, .parenthesisOpen): false
        default: true
        }
    }
}
