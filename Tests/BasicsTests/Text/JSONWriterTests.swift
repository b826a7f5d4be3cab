import Testing

@testable import Basics

@Suite struct JSONWriterTests {
    private static let value: JSONValue = [
        "name": "a\"b", "count": 3, "share": .decimal(ExactDecimal(coefficient: 25, exponent: -2)), "tags": ["x", nil, true, []],
        "empty": [:],
    ]

    @Test func writesCompactly() {
        #expect(Self.value.compactText == #"{"name":"a\"b","count":3,"share":0.25,"tags":["x",null,true,[]],"empty":{}}"#)
    }

    @Test func writesPrettily() {
        #expect(
            Self.value.prettyText == #"""
                {
                  "name": "a\"b",
                  "count": 3,
                  "share": 0.25,
                  "tags": [
                    "x",
                    null,
                    true,
                    []
                  ],
                  "empty": {}
                }
                """#)
    }

    @Test(arguments: [
        ("plain é 😀", "\"plain é 😀\""), ("", "\"\""), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
        ("a\u{2028}b\u{2029}c\u{202A}", "\"a\\u2028b\\u2029c\u{202A}\""), ("\\/", #""\\/""#), ("\r\n", #""\r\n""#),
        ("\u{2027}", "\"\u{2027}\""),
    ])
    func escapesStrings(text: String, expected: String) {
        #expect(JSONWriter.quoted(text) == expected)
    }

    @Test func writesNumbersExactly() {
        #expect(JSONValue.integer(.min).compactText == "-9223372036854775808")
        #expect(JSONValue.decimal(.powerOfTen(60)).compactText == "1e60")
        #expect(JSONValue.decimal(-.powerOfTen(-3)).compactText == "-0.001")
    }

    @Test func leavesOutWhatHasNoValue() {
        #expect(JSONValue.compact([("a", 1), ("b", Optional<JSONValue>.none), ("c", .null)]).compactText == #"{"a":1,"c":null}"#)
    }

    @Test func comparesBytewise() {
        #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
        #expect(Self.value == Self.value)
        #expect(JSONValue.integer(1) == .decimal(.one))
        #expect(JSONValue.object([("a", 1), ("b", 2)]) != .object([("b", 2), ("a", 1)]))
    }
}
