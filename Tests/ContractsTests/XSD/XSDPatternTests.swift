import Testing

@testable import Contracts

@Suite("XML Schema: patterns")
struct XSDPatternTests {
    struct Case: Sendable, CustomStringConvertible {
        let pattern: String
        let translated: String?
        init(_ pattern: String, _ translated: String?) { (self.pattern, self.translated) = (pattern, translated) }
        var description: String { pattern }
    }

    static let cases: [Case] = [
        Case("[a-z]+", "[a-z]+"), Case("a|b", "a|b"), Case("^a$", "\\^a\\$"), Case(".", "[^\\n\\r]"), Case("(ab){2}", "(?:ab){2}"),
        Case("\\d{3}", "[0-9]{3}"), Case("[\\d-]", "[0-9\\-]"), Case("[a-z-[aeiou]]", "[a-z--[aeiou]]"), Case("\\p{Lu}", "\\p{Lu}"),
        Case("[0,1][0-9]{3}\\.[0-9]", "[0,1][0-9]{3}\\.[0-9]"), Case("\\S", "[^ \\t\\n\\r]"), Case("[^\\s]", "[^ \\t\\n\\r]"),
        Case("(?:a)", nil), Case("(a", nil), Case("a)", nil), Case("[a", nil), Case("\\q", nil), Case("[a-z-[b]c]", nil),
    ]

    @Test("Translation", arguments: cases)
    func translation(_ one: Case) { #expect(XSDPattern.translate(one.pattern) == one.translated) }
}
