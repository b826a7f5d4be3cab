import Basics
import Documents
import Testing

@Suite struct DigestTests {
    private func digest(_ text: String, as syntax: Syntax = .yaml) -> Digest? { read(text, as: syntax).root?.digest }

    @Test(arguments: [
        ("a: 1\nb: [x, y]", "{\"b\": [x, 'y'], # c\n a: 1}"),
        ("a: &a {x: 1}\nb: *a", "a: {x: 1}\nb: {x: 1}"),
        ("- &s x\n- [*s, *s]", "[x, [x, x]]"),
        ("a: |\n  x\n", "a: \"x\\n\""),
    ])
    func isTheSameForTheSameContent(left: String, right: String) {
        #expect(digest(left) != nil)
        #expect(digest(left) == digest(right))
    }

    @Test func isTheSameInJSONAndYAML() {
        #expect(digest("{\"a\": [1, null, \"x\\u0041\"]}", as: .json) == digest("a:\n  - 1\n  - null\n  - xA\n"))
    }

    @Test func tellsContentApart() {
        let texts = [
            "a", "'1'", "1", "1.0", "4.10", "4.1", "true", "'true'", "null", "''", "[]", "{}", "[[]]", "[a]", "[a, b]", "[b, a]",
            "[[a], b]",
            "{a: b}", "{b: a}", "{a: {b: c}}", "{a: b, c: d}", "{a: d, c: b}", "[a, b, c, d]", "abcdefgh", "abcdefghi", "abcdefg",
            "[a, [b]]",
        ]
        #expect(Set(texts.compactMap { digest($0) }).count == texts.count)
    }

    @Test func isOfTheSubtree() {
        let document = read("a: {x: [1, 2]}\nb: {x: [1, 2]}\nc: {x: [2, 1]}\n", as: .yaml)
        #expect(document.root?["a"]?.digest == document.root?["b"]?.digest)
        #expect(document.root?["a"]?.digest != document.root?["c"]?.digest)
    }

    @Test func ignoresTheOrderOfAttributesOnly() {
        let one = digest("<a b='1' c='2'><d/><e/></a>", as: .xml)
        #expect(one == digest("<a c=\"2\"  b='1'>\n<d></d> <e/></a>", as: .xml))
        #expect(one != digest("<a b='1' c='2'><e/><d/></a>", as: .xml))
        #expect(one != digest("<a b='2' c='1'><d/><e/></a>", as: .xml))
        #expect(one != digest("<a xmlns='u' b='1' c='2'><d/><e/></a>", as: .xml))
    }

    @Test func writesCanonicalJSON() {
        let document = read("b: [1.50, 1e2, -0, ~, True, 0x10, .inf]\na: \"q\\\"\\\\\\n\\x01é\"\nb: 2\nA: {}\n", as: .yaml)
        #expect(
            document.root?.canonicalJSON == #"{"A":{},"a":"q\"\\\n\u0001é","b":[1.5,100,0,null,true,16,".inf"]}"#)
    }
}
