import Basics
import Documents
import Testing

@Suite struct YAMLTroubleTests {
    @Test(arguments: [
        ("a: 1\n b: 2\n", "malformed 2:3 A `key: value` cannot start here."),
        ("a: b: c\n", "malformed 1:5 A `key: value` cannot start here."),
        ("a:\n\t- b\n", "malformed 2:1 A tab stands where YAML wants spaces."),
        ("a: @b\n", "malformed 1:4 No value can start with this character."),
        ("{a: @b}\n", "malformed 1:5 No value can start with this character."),
        ("{a: lines[].b}\n", "malformed 1:10 `[` cannot stand here inside `{...}` or `[...]`."),
        ("{a: 'x'y}\n", "malformed 1:8 `,` or `}` is expected here."),
        ("a: [b\n", "malformed 2:1 `,` or `]` is expected here."),
        ("a: 'b\n", "malformed 2:1 A quoted text has no end."),
        ("a: *b\n", "malformed 1:4 The alias `*b` names no anchor before it."),
        ("a: &b [*b]\n", "malformed 1:8 The alias `*b` stands inside the node that it names, which would never end."),
        ("a: \"\\q\"\n", "malformed 1:5 The escape after the backslash is none of YAML's."),
        ("a: \u{1}\n", "malformed 1:4 A character stands here that YAML does not allow (a control character)."),
        ("é: \u{1}\n", "malformed 1:4 A character stands here that YAML does not allow (a control character)."),
        ("a: !x!y z\n", "malformed 1:4 The tag's handle is not declared."),
    ])
    func saysWhatIsWrong(text: String, trouble: String) {
        let document = read(text, path: "f.yaml")
        #expect(troubles(document) == [trouble])
        #expect(document.isUnreadable)
        #expect(document.roots.isEmpty)
    }

    @Test(arguments: [
        "{a: @b}", "{a: ,}", "{a: [}", "{a: %b}", "{a: `b}", "{a: *}", "{a: \"b\"c}", "{a: lines[].b}", "{a: {b}c}", "{a: *b}",
    ])
    func hintsAtSingleQuotesInsideBraces(text: String) {
        let document = read(text, as: .yaml)
        if document.troubles.isEmpty { #expect(text == "{a: ,}") }
        for trouble in document.troubles { #expect(trouble.help?.contains("single quotes") == true, "\(text): \(trouble)") }
    }

    @Test func boundsDepth() {
        var limits = DocumentLimits()
        limits.depth = 3
        #expect(troubles(read("[[[1]]]", as: .yaml, limits: limits)) == [])
        #expect(
            troubles(read("[[[[1]]]]", as: .yaml, limits: limits)) == [
                "tooLarge 1:4 The file nests more than 3 levels deep here, which is beyond what is read."
            ])
        #expect(
            troubles(read("- &a [[1]]\n- [*a]\n", as: .yaml, limits: limits)) == [
                "tooLarge 2:4 The file nests more than 3 levels deep here, which is beyond what is read."
            ])
        #expect(troubles(read(String(repeating: "[", count: 100_000), as: .yaml)).count == 1)
    }

    @Test func boundsExpansion() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 { text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ","))]\n" }
        let document = read(text, path: "f.yaml")
        #expect(
            troubles(document) == [
                "tooLarge 8:10 With its aliases followed, the file has more than 20000000 nodes (an alias bomb)."
            ])
    }

    @Test func refusesWhatIsNoUTF8() {
        func trouble(_ bytes: [UInt8]) -> [String] { troubles(read(bytes, path: "f.yaml")) }
        #expect(trouble([0xFF, 0xFE, 0x61, 0]) == ["malformed 1:1 This is UTF-16; only UTF-8 is read."])
        #expect(trouble([0x61, 0, 0x3A, 0, 0x20, 0]) == ["malformed 1:1 This is UTF-16; only UTF-8 is read."])
        #expect(trouble([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == ["malformed 1:1 This is UTF-32; only UTF-8 is read."])
        #expect(trouble(Array("a: b\nc: ".utf8) + [0xFC, 0x0A]) == ["malformed 2:4 The byte 0xFC is not UTF-8 here."])
        #expect(trouble(Array("aaaaaaaaaa: b\n".utf8) + [0xED, 0xA0, 0x80]) == ["malformed 2:1 The byte 0xED is not UTF-8 here."])
        #expect(trouble(Array("aaaaaaaaaa: b\n".utf8) + [0xC3]) == ["malformed 2:1 The byte 0xC3 is not UTF-8 here."])
        #expect(trouble(Array("aaaaaaaaaa: b\nc".utf8) + [0]) == ["malformed 2:2 The file holds a zero byte, so it is no text."])
        #expect(trouble([]) == ["malformed 1:1 The file is empty."])
        #expect(trouble([0xEF, 0xBB, 0xBF]) == ["malformed 1:1 The file is empty."])
        #expect(trouble(Array(" \n\n".utf8)) == ["malformed 1:1 The file holds nothing but white space."])
        #expect(trouble(Array("# nothing yet\n".utf8)) == [])
    }

    @Test func boundsSize() {
        var limits = DocumentLimits()
        limits.size = 3
        #expect(troubles(read("abc", path: "f.yaml", limits: limits)) == [])
        #expect(troubles(read("abcd", path: "f.yaml", limits: limits)) == ["tooLarge 1:1 The file has 4 bytes; no more than 3 are read."])
    }
}
