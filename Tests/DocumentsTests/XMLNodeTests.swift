import Basics
import Documents
import Testing

@Suite struct XMLNodeTests {
    private let root = read(
        """
        <a xmlns="u" xmlns:s="v" n="1" s:n="2"> one <b id="x"/>two<s:b id="y"><b/></s:b><c/></a>
        """
    ).root

    @Test func findsAttributesByNamespace() {
        #expect(root?.attribute("n")?.text == "1")
        #expect(root?.attribute("n", namespace: .exactly("v"))?.text == "2")
        #expect(root?.attribute("n", namespace: .any)?.text == "1")
        #expect(root?.attribute("n", namespace: .exactly("u")) == nil)
        #expect(root?.attributes.map(\.text) == ["n", "n"])
        #expect(root?.attributes.map(\.namespace) == ["", "v"])
    }

    @Test func findsElements() {
        #expect(root?.namespace == "u")
        #expect(root?.elements.map(\.text) == ["b", "b", "c"])
        #expect(root?.elements(named: "b").map { $0.attribute("id")?.text } == ["x", "y"])
        #expect(root?.elements(named: "b", namespace: .exactly("v")).map { $0.attribute("id")?.text } == ["y"])
        #expect(root?.element(named: "c")?.elements.map(\.text) == [])
        #expect(root?.characterText == " one two")
    }

    @Test func answersNothingForOtherNodes() {
        let other = read("{a: 1}", as: .yaml).root
        #expect(other?.namespace == "")
        #expect(other?.attribute("a") == nil)
        #expect(other?.elements.map(\.text) == [])
        #expect(other?.characterText == "")
    }
}
