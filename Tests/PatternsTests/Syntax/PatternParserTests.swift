import Testing

@testable import Patterns

@Suite struct PatternParserTests {
    @Test(arguments: [
        ("(a", "a group that is not closed", 0), ("a)", "a closing parenthesis without an opening one", 1),
        ("*a", "a quantifier with nothing to repeat", 0), ("a**", "a quantifier with nothing to repeat", 2),
        ("{2}", "a quantifier with nothing to repeat", 0), ("^+", "a quantifier after an anchor", 0),
        ("a{3,2}", "a quantifier whose bounds are out of order", 1), ("[z-a]", "a range whose bounds are out of order", 2),
        ("x[a", "a class that is not closed", 1), ("a\\", "a backslash at the end", 1),
        (#"\a"#, "an escape that ECMA-262 does not know", 0),
        (#"^a\Z"#, "an escape that ECMA-262 does not know", 2), (#"\u12"#, "\\u without four digits", 0),
        (#"\u{110000}"#, "a code point above 10FFFF", 0), (#"\xZZ"#, "\\x without two digits", 0),
        ("(?i)a", "a group that ECMA-262 does not know", 0),
        ("(?<>a)", "a group name that is empty or not closed", 0), (#"\pL"#, "\\p without a property in braces", 0),
    ])
    func saysWhatIsInvalid(pattern: String, reason: String, offset: Int) {
        let expected = PatternProblem.invalid(reason: reason, offset: offset)
        #expect(Language.syntaxProblem(inPattern: pattern) == expected)
        #expect(throws: expected) { try Language.reading(pattern: pattern) }
    }

    @Test(arguments: [
        (#"a\b"#, "word boundary", 1), (#"(a)\1"#, "backreference", 3), (#"(?<x>a)\k<x>"#, "backreference", 7),
        ("(?i:a)", "group with modifiers", 0), ("(?<=a)b", "lookbehind that does not precede a final $", 0),
        ("a(?=b)", "lookahead that does not follow a leading ^", 1), (#"\p{Script=Greek}"#, "character property", 0),
        ("[[:alpha:]]", "POSIX class", 0), (#"[\uD800-\uDBFF]"#, "lone surrogate", 0), (#"\012"#, "octal escape", 0),
    ])
    func saysWhatIsUnsupported(pattern: String, feature: String, offset: Int) {
        #expect(Language.syntaxProblem(inPattern: pattern) == nil)
        #expect(Language.parse(pattern: pattern) == nil)
        #expect(throws: PatternProblem.unsupported(feature: feature, offset: offset)) { try Language.reading(pattern: pattern) }
    }

    @Test func describesProblems() {
        #expect(Language.syntaxProblem(inPattern: "(a")?.description == "a group that is not closed at character 1 of the pattern")
    }

    @Test func boundsDepthAndLength() {
        let deep = String(repeating: "(", count: 100_000)
        #expect(Language.syntaxProblem(inPattern: deep) == .tooLarge)
        #expect(Language.syntaxProblem(inPattern: String(repeating: "(", count: 5_000)) == .tooLarge)
        let nested = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
        #expect(Language.parse(pattern: nested) == Language.parse(pattern: "a"))
    }

    /// Any characters at all give a language or a problem, within the budget.
    @Test func survivesRandomText() {
        var random = TestRandom(state: 5)
        let pieces: [Unicode.Scalar] = Array("ab()[]{}*+?|^$.\\-,:=!<>0129dwsbupxDk\u{E9}\u{1F600}\n\0".unicodeScalars)
        let budget = StateBudget(states: 200)
        for _ in 0..<1_500 {
            var text = ""
            for _ in 0..<random.next(24) { text.unicodeScalars.append(pieces[random.next(pieces.count)]) }
            guard let language = Language.parse(pattern: text, budget: budget), let member = language.shortestMember() else { continue }
            #expect(language.matches(member) && language.stateCount <= 200, "\(text)")
        }
        for _ in 0..<800 {
            let bytes = (0..<random.next(40)).map { _ in UInt8(random.next(256)) }
            _ = Language.parse(pattern: String(decoding: bytes, as: UTF8.self), budget: budget)
        }
    }
}
