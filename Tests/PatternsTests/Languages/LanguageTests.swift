import Testing

@testable import Patterns

@Suite struct LanguageTests {
    @Test(arguments: [
        // Unanchored means "contains"; anchors bind.
        ("abc", ["abc", "xabcx"], ["ab", ""]), ("^abc", ["abcx"], ["xabc"]), ("abc$", ["xabc"], ["abcx"]),
        ("^a|b$", ["ax", "xb"], ["xa", "bx"]), ("", ["", "x"], []), ("a^b", [], ["ab", "a^b"]), ("$^", [""], ["a"]),
        ("^(?:a|b)+$", ["abba"], ["", "abc"]), ("^(?<year>[0-9]{4})$", ["2026"], ["202", "20266"]),
        ("^a{2,3}?$", ["aa", "aaa"], ["a", "aaaa"]), ("^a{,3}$", ["a{,3}"], ["aa"]), ("^x{a}$", ["x{a}"], ["xa"]),
        // Classes and escapes.
        (#"^[\w.-]+$"#, ["a.b-c_9"], ["a b", "é"]), (#"^[^\d]$"#, ["a", "\u{1F600}"], ["1", ""]), ("^[]$", [], ["", "]"]),
        ("^[^]$", ["\n"], [""]), ("^.$", ["a", "\u{1F600}"], ["\n", "\u{2028}"]), (#"^\s$"#, ["\u{FEFF}", "\u{A0}"], ["a"]),
        (#"^\u0041\x42\u{1F600}\uD83D\uDE00\cJ\0$"#, ["AB\u{1F600}\u{1F600}\n\0"], ["AB"]), (#"^[\b]$"#, ["\u{8}"], ["b"]),
        (#"^\p{Lu}\p{L}*$"#, ["Élan", "Ж"], ["élan", "A1"]), (#"^\P{N}$"#, ["a"], ["4", "\u{0664}"]), (#"^[a\-z]$"#, ["-", "z"], ["b"]),
        (#"^[\w-z]$"#, ["-", "q"], ["+"]), (#"^[+--]$"#, ["+", ",", "-"], ["."]), ("^[a-]$", ["a", "-"], ["b"]), ("]}", ["]}"], ["]"]),
        // Lookaheads behind the anchor.
        (#"^(?!\s*$).+"#, ["a", " a"], [" ", ""]),
        (#"^(?!\s+).+(?<!\s)$"#, ["a", "a b"], [" a", "a ", ""]), ("(?<=a|bb)$|^x$", ["ca", "bb", "x"], ["b", "xy"]),
        (#"^(?=.*\d)(?=.*[a-z]).{3,}$"#, ["a1x"], ["abc", "a1"]),
    ])
    func matches(pattern: String, members: [String], others: [String]) throws {
        let language = try Language.reading(pattern: pattern)
        #expect(members.filter { !language.matches($0) } == [])
        #expect(others.filter { language.matches($0) } == [])
    }

    @Test func comparesRealPatterns() throws {
        let sku = try Language.reading(pattern: "^[A-Z]{2}-[0-9]{4}$")
        let wider = try Language.reading(pattern: "^[A-Z]{2,3}-[0-9]{4,6}$")
        #expect(sku.isSubset(of: wider) == true)
        #expect(wider.isSubset(of: sku) == false)
        #expect(wider.subtracting(sku)?.shortestMember() == "AAA-1111")
        #expect(sku.lengthBounds.map { [$0.min, $0.max] } == [7, 7])
        #expect(sku.memberCount == 26 * 26 * 10_000)
        #expect(sku.isDisjoint(with: try Language.reading(pattern: "^[a-z]")) == true)
        #expect(try Language.reading(pattern: #"^\d+$"#) == Language.reading(pattern: "^[0-9][0-9]*$"))
        #expect(try Language.reading(pattern: ".*").isUniversal)
        #expect(try Language.reading(pattern: "^.*$") != .all)
    }

    @Test func boundsLengths() throws {
        let language = try #require(Language.lengths(min: 2, max: 3))
        #expect(["a", "ab", "abc", "abcd"].filter(language.matches) == ["ab", "abc"])
        #expect(language.lengthBounds.map { [$0.min, $0.max] } == [2, 3])
        #expect(Language.lengths(min: 0, max: nil) == .all)
        #expect(Language.lengths(min: 3, max: 2) == Language.none)
        #expect(Language.lengths(min: 1, max: nil)?.lengthBounds.map { [$0.min, $0.max] } == [1, nil])
        #expect(Language.lengths(min: 0, max: 10_000) == nil)
        #expect(Language.all.lengthBounds.map { [$0.min, $0.max] } == [0, nil])
    }

    @Test func holdsLiterals() throws {
        let language = try #require(Language.literals(["ACTIVE", "BLOCKED", "", "ACT"]))
        #expect(language.members(limit: 9) == ["", "ACT", "ACTIVE", "BLOCKED"])
        #expect(Language.literals([]) == Language.none)
        // Scalars decide, not canonical equivalence.
        #expect(Language.literal("\u{E9}")?.matches("e\u{301}") == false)
        #expect(Language.literal("a") == Language.parse(pattern: "^a$"))
    }

    @Test(arguments: [
        (#"^\d{3}-[A-Z]{2}$"#, "111-AA"), ("^.{4}$", "aaaa"), (#"^\w+@\w+\.com$"#, "a@a.com"), ("[^a-z]", "1"),
        (#"^[\u00e0-\u00ff]$"#, "\u{E0}"),
        (#"^[\x01-\x1f]$"#, "\u{1}"),
    ])
    func findsAReadableExample(pattern: String, expected: String) throws {
        #expect(try Language.reading(pattern: pattern).shortestMember() == expected)
    }

    @Test(arguments: [
        ("^[a-z]+-[0-9]+$", 6, 8 as Int?, MemberSearch.found("a-1111")), ("^(?:ab)*$", 3, 3, .none), ("^(?:ab)*$", 3, nil, .found("abab")),
        ("^[a-c]{2,4}$", 5, nil, .none), ("^[a-c]{2,4}$", 0, 1, .none), ("^[a-c]{2,4}$", 3, 2, .none), ("[]", 0, nil, .none),
        ("", 0, 0, .found("")),
        ("^x", 4_000, 9_000, .found("x" + String(repeating: "a", count: 3_999))), ("^[ab]{0,9}$", 1_000_000_000, nil, .none),
        ("a", Int.max, nil, .unknown), ("a", .max, .max - 1, .none),
    ])
    func findsMembersByLength(pattern: String, minimum: Int, maximum: Int?, expected: MemberSearch) throws {
        #expect(try Language.reading(pattern: pattern).member(minLength: minimum, maxLength: maximum) == expected)
    }

    @Test func samplesVary() throws {
        let sample = try Language.reading(pattern: #"^[A-Z]{3}\d{1,4}$"#).sample(count: 6)
        #expect(sample.count == 6 && sample[0] == "AAA1")
        #expect(Set(sample.map(\.count)).count > 1)
        #expect(try Language.reading(pattern: "^(?:a|b)$").sample(count: 9).sorted() == ["a", "b"])
    }

    @Test(arguments: ["^(?:.*a.{20})$", "a{6000}", "(?:(?:a{1000}){1000}){1000}", "(){999999999}", "^[ab]{3000}[ab]{3000}$"])
    func staysWithinItsBudget(pattern: String) {
        #expect(throws: PatternProblem.tooLarge) { try Language.reading(pattern: pattern) }
    }

    @Test func givesUpOnLargeProducts() throws {
        let left = try Language.reading(pattern: "^(?:a{61})*$")
        let right = try Language.reading(pattern: "^(?:a{97})*$")
        #expect(left.intersection(right, budget: StateBudget(states: 1_000)) == nil)
        #expect(left.isSubset(of: right, budget: StateBudget(states: 20)) == nil)
        #expect(left.isSubset(of: right) == false)
        #expect(left.intersection(right, budget: StateBudget(states: 6_000))?.shortestMember() == "")
    }
}
