import Basics
import Documents
import Testing

@Suite struct JSONTests {
    @Test func readsEveryKindWithPlaces() {
        let document = read(#" {"a": [1, -2.5e3, true, false, null], "b": {}, "c": [], "d": "x\n\u00e9\ud83d\ude00/", "": "é"} "#)
        #expect(document.syntax == .json)
        #expect(troubles(document) == [])
        #expect(document.root?["a"]?.span.lower == 7)
        #expect(document.root?["a"]?.span.upper == 37)
        #expect(document.root?["a"]?.items.map(\.kind) == [.integer, .number, .boolean, .boolean, .null])
        #expect(document.root?["a"]?.items.map(\.text) == ["1", "-2.5e3", "true", "false", "null"])
        #expect(document.root?["d"]?.text == "x\né😀/")
        #expect(document.root?[""]?.text == "é")
        #expect(document.root?.entries.map(\.key.text) == ["a", "b", "c", "d", ""])
        #expect(document.root?["b"]?.isMapping == true)
        #expect(document.root?["c"]?.items.map(\.text) == [])
    }

    @Test(arguments: [
        "1", "-0", "0.0", "1E400", "\"\"", "null", "[]", "{}", "[[],[]]", " \n1\t", "123456789012345678901234567890", "\"\u{7f}\"",
    ])
    func takesValuesOfAllKinds(text: String) {
        #expect(troubles(read(text, as: .json)) == [])
    }

    @Test(arguments: [
        "01", "-", "-01", "+1", "1.", ".5", "1e", "1e+", "0x1", "1_0", "Infinity", "NaN", "nul", "nulll", "tru", "True", "truefalse",
        "[1 2]",
        "[1,]", "[,1]", "[1,,2]", "[", "[1", "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\" 1}", "{a:1}",
        "{1:1}",
        "{'a':1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{:1}", "{,}", "[}", "{]", "[1}", "{\"a\":1]", "1 2", "1]", "[] []", "{}}", "\"a\"b",
        "\"a\" \"b\"", "\"a\"\"b\"", "[\"a\"1]", "[1\"a\"]", "\"a", "\"\\", "\"\\\"", "\"a\nb\"", "\"a\tb\"", "\"\\x\"", "\"\\u12\"",
        "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\\U0041\"", "'a'", "// x\n1", "/* */1",
        "1 // x",
        "[\u{0C}]", "[\u{A0}]", "\u{2028}1", "[1:2]", "\"a\":1", ",", ":", "-a", "--1", "1-", "1.2.3", "1e5.5", "[\"a\",\n4\n,1,",
        "{\"a\":\"b\"}#",
        "{\"a\":\"a\" 123}", "[\"\\a\"]", "[\"\\\u{E9}\"]", "<null>", "a\u{E9}", "[-2.]", "[2.e3]", "[0e]", "[0.3e+]", "[9.3e]", "[1eE2]",
        "  ",
    ])
    func refusesWhatIsNoJSON(text: String) {
        let document = read(text, as: .json)
        #expect(document.troubles.map(\.kind) == [.malformed])
        #expect(document.roots.isEmpty)
    }

    @Test(arguments: [
        ("{\"a\": 01}", "malformed 1:7 This is no JSON: a number does not start with a zero."),
        ("{\"a\": nul}", "malformed 1:7 This is no JSON: a value is expected here."),
        ("{\"a\": 1,\n}", "malformed 2:1 This is no JSON: a key in double quotes is expected here."),
        ("[1,\n]", "malformed 2:1 This is no JSON: a value is expected here."),
        ("[1\n 2]", "malformed 2:2 This is no JSON: `,` or `]` is expected here."),
        ("{\"a\": \"b\nc\"}", "malformed 1:9 The line ends inside a text; a quote is missing."),
        ("{\"a\": \"b", "malformed 1:7 The text that starts here has no end; a quote is missing."),
        ("{\"a\": 1", "malformed 1:8 The file ends too early: `,` or `}` is expected here."),
        ("{} x", "malformed 1:4 Only one value may stand in a JSON file; this follows it."),
        ("[\"é\", \"\\ud800\"]", "malformed 1:8 The escape is half of a surrogate pair, which is no character."),
        ("[12x]", "malformed 1:4 This is no JSON: a number ends before this."),
        ("[tru]", "malformed 1:2 This is no JSON: a value is expected here."),
        ("[\"ab\"c]", "malformed 1:6 This is no JSON: a text ends before this."),
    ])
    func saysWhereAndWhat(text: String, trouble: String) {
        #expect(troubles(read(text, as: .json)) == [trouble])
    }

    @Test func findsDuplicateKeysThroughEscapes() {
        let document = read(#"{"a": 1, "\u0061": 2, "b": {"a": 1}}"#)
        #expect(troubles(document) == ["duplicateKey 1:10 The key `a` stands twice in this mapping; the first one counts."])
        #expect(document.root?["a"]?.integer == 1)
    }

    @Test func boundsDepth() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(troubles(read(nested(512))) == [])
        #expect(
            troubles(read(nested(513))) == ["tooLarge 1:513 The file nests more than 512 levels deep here, which is beyond what is read."])
        #expect(troubles(read(nested(200_000))).count == 1)
    }

    @Test func skipsByteOrderMark() {
        let document = read([0xEF, 0xBB, 0xBF] + Array("[1]".utf8))
        #expect(outline(document) == "sequence 3-6\n  integer 4-5 \"1\"")
    }

    @Test func longTextsEndWhereTheyEnd() {
        for length in 0..<40 {
            let text = String(repeating: "a", count: length)
            #expect(read("[\"\(text)\",\"\(text)\\n\"]").root?.items.map(\.text) == [text, text + "\n"])
        }
    }
}
