internal import Basics

/// A type as an expression: `Order[]`, `(Cat | Dog)[]`, `string | nil`.
indirect enum RAMLTypeExpression {
    case name(String)
    case array(RAMLTypeExpression)
    case union([RAMLTypeExpression])

    /// How deep parentheses and brackets may lie in one another, and how long an expression may be.
    private static let limit = (depth: 32, length: 10_000)

    /// Reads an expression; nil for what is none.
    init?(_ text: String) {
        guard text.utf8.count < Self.limit.length else { return nil }
        var parser = Parser(text: Array(text.utf8))
        guard let expression = parser.union(depth: 0), parser.isAtEnd else { return nil }
        self = expression
    }

    private struct Parser {
        let text: [UInt8]
        var index = 0

        var isAtEnd: Bool {
            mutating get {
                skipSpaces()
                return index == text.count
            }
        }

        private mutating func skipSpaces() {
            while index < text.count, text[index] == 0x20 || text[index] == 0x0A || text[index] == 0x09 { index += 1 }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            skipSpaces()
            guard index < text.count, text[index] == byte else { return false }
            index += 1
            return true
        }

        mutating func union(depth: Int) -> RAMLTypeExpression? {
            guard depth < RAMLTypeExpression.limit.depth, let first = array(depth: depth) else { return nil }
            var parts = [first]
            while take(UInt8(ascii: "|")) {
                guard let next = array(depth: depth) else { return nil }
                parts.append(next)
            }
            return parts.count == 1 ? first : .union(parts)
        }

        private mutating func array(depth: Int) -> RAMLTypeExpression? {
            var expression: RAMLTypeExpression
            if take(UInt8(ascii: "(")) {
                guard let inner = union(depth: depth + 1), take(UInt8(ascii: ")")) else { return nil }
                expression = inner
            } else {
                skipSpaces()
                let start = index
                while index < text.count, !" |()[]\n\t".utf8.contains(text[index]) { index += 1 }
                guard index > start else { return nil }
                expression = .name(String(decoding: text[start..<index], as: UTF8.self))
            }
            var dimensions = 0
            while take(UInt8(ascii: "[")) {
                guard take(UInt8(ascii: "]")), dimensions < RAMLTypeExpression.limit.depth else { return nil }
                expression = .array(expression)
                dimensions += 1
            }
            return expression
        }
    }
}
