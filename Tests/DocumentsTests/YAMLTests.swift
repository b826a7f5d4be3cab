import Basics
import Documents
import Testing

@Suite struct YAMLTests {
    @Test func readsBlockCollections() {
        let document = read("a: 1\nb:\n  - x\n  - 'y z'\n\nc: \"q\\n\"\n", path: "f.yaml")
        #expect(troubles(document) == [])
        #expect(
            outline(document) == """
                mapping 0-33
                  text 0-1 "a"
                  integer 3-4 "1"
                  text 5-6 "b"
                  sequence 10-23
                    text 12-13 "x"
                    text 18-23 "y z"
                  text 25-26 "c"
                  text 28-33 "q\\n"
                """)
    }

    @Test func readsFlowCollections() {
        let document = read("{a: [1, {b: }], c: [x: y], d: [] }  # end", path: "f.yaml")
        #expect(troubles(document) == [])
        #expect(
            outline(document) == """
                mapping 0-34
                  text 1-2 "a"
                  sequence 4-14
                    integer 5-6 "1"
                    mapping 8-13
                      text 9-10 "b"
                      null 12-12 ""
                  text 16-17 "c"
                  sequence 19-25
                    mapping 20-24
                      text 20-21 "x"
                      text 23-24 "y"
                  text 27-28 "d"
                  sequence 30-32
                """)
    }

    @Test(arguments: [
        ("~", NodeKind.null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .text), ("''", .text),
        ("true", .boolean), ("True", .boolean), ("FALSE", .boolean), ("NO", .text), ("yes", .text), ("on", .text), ("tRUE", .text),
        ("0", .integer), ("-12", .integer), ("+12", .integer), ("007", .integer), ("0o17", .integer), ("0o18", .text), ("0x1aF", .integer),
        ("0xg", .text), ("0x", .text), ("-0x1", .text), ("1_000", .text), ("1:30", .text), ("+", .text), (".", .text),
        ("1.5", .number), (".5", .number), ("5.", .number), ("1e3", .number), ("1.e+3", .number), ("-.5E-3", .number), ("1e", .text),
        (".inf", .number), ("-.INF", .number), ("+.Inf", .number), (".nan", .number), ("-.nan", .text), ("1.2.3", .text),
        ("2026-09-01", .text), ("\"1\"", .text), ("'true'", .text), ("!!str 1", .text), ("!!int \"12\"", .integer), ("!!int x", .text),
        ("!!float 1", .number), ("!!bool 'true'", .boolean), ("!!null ''", .null), ("! 12", .text), ("!Ref 12", .text), ("|\n  12", .text),
    ])
    func resolvesScalars(text: String, kind: NodeKind) {
        let document = read("- \(text)\n", path: "f.yaml")
        #expect(troubles(document) == [])
        #expect(document.root?.items.map(\.kind) == [kind])
    }

    @Test func readsNumbersOfOtherBases() {
        let root = read("[0o17, 0x1F, +12, .5, 1.0, .inf, 1e2]", as: .yaml).root
        #expect(root?.items.map { $0.decimal?.description } == ["15", "31", "12", "0.5", "1", nil, "100"])
        #expect(root?.items.map(\.integer) == [15, 31, 12, nil, 1, nil, 100])
    }

    @Test func countsBytesBehindOtherThanASCII() {
        let document = read("é: [ü, \"ß\"]\n# 漢字\n😀: 'x'\n", path: "f.yaml")
        #expect(
            outline(document) == """
                mapping 0-33
                  text 0-2 "é"
                  sequence 4-14
                    text 5-7 "ü"
                    text 9-13 "ß"
                  text 24-28 "😀"
                  text 30-33 "x"
                """)
        #expect(document.root?["😀"]?.span.start.line == 3)
        #expect(document.root?["😀"]?.span.start.column == 4)
    }

    @Test func skipsByteOrderMark() {
        let document = read([0xEF, 0xBB, 0xBF] + Array("é: ü\n".utf8), path: "f.yaml")
        #expect(outline(document) == "mapping 3-9\n  text 3-5 \"é\"\n  text 7-9 \"ü\"")
    }

    @Test func readsBlockScalarsAndFoldedText() {
        let document = read("a: |\n  one\n  two\nb: >-\n  one\n  two\nc: one\n  two\nd: 'it''s'\n", path: "f.yaml")
        #expect(document.root?["a"]?.text == "one\ntwo\n")
        #expect(document.root?["b"]?.text == "one two")
        #expect(document.root?["c"]?.text == "one two")
        #expect(document.root?["d"]?.text == "it's")
    }

    @Test func readsSeveralDocuments() {
        let document = read("kind: A\n---\nkind: B\n...\n---\n- 1\n", path: "f.yaml")
        #expect(document.roots.map { $0["kind"]?.text ?? "-" } == ["A", "B", "-"])
        #expect(document.roots.map(\.span.lower) == [0, 12, 28])
    }

    @Test func followsAliases() {
        let document = read("base: &b {x: 1}\nuse: *b\nlist: [&s text, *s, *b]\n*s : key\n", path: "f.yaml")
        #expect(troubles(document) == [])
        let root = document.root
        #expect(root?["use"]?["x"]?.integer == 1)
        #expect(root?["use"]?.span.lower == 6)
        #expect(root?["list"]?.items.map(\.kind) == [.text, .text, .mapping])
        #expect(root?["text"]?.text == "key")
        #expect(root?.entries.map(\.key.text) == ["base", "use", "list", "text"])
    }

    @Test func keepsMergeKeysAsKeys() {
        let document = read("a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n", path: "f.yaml")
        #expect(document.root?["b"]?.entries.map(\.key.text) == ["<<", "y"])
    }

    @Test func reportsDuplicateKeysAtTheSecond() {
        let document = read("a: 1\nb: {x: 1, 'x': 2}\na: 3\n", path: "f.yaml")
        #expect(
            troubles(document) == [
                "duplicateKey 2:11 The key `x` stands twice in this mapping; the first one counts.",
                "duplicateKey 3:1 The key `a` stands twice in this mapping; the first one counts.",
            ])
        #expect(document.root?["a"]?.integer == 1)
        #expect(document.isUnreadable == false)
    }

    @Test func findsDuplicatesAmongManyKeys() {
        let keys = (0..<300).map { "key\($0): \($0)\n" }.joined()
        #expect(
            troubles(read(keys + "key7: x\n", path: "f.yaml")) == [
                "duplicateKey 301:1 The key `key7` stands twice in this mapping; the first one counts."
            ])
    }
}
