import Basics
import Documents
import Testing

@Suite struct XMLTests {
    @Test func readsElementsAttributesAndText() {
        let document = read(#"<?xml version="1.0"?><a xmlns="u" b='1' x:c="&lt;é" xmlns:x="v">  <x:d/> t &amp; u </a>"#)
        #expect(document.syntax == .xml)
        #expect(troubles(document) == [])
        #expect(
            outline(document) == """
                element 21-88 "a"
                  text 22-23 "u"
                  attribute 34-39 "b"
                    text 34-35 ""
                    text 37-38 "1"
                  attribute 40-52 "c"
                    text 40-43 "v"
                    text 45-51 "<é"
                  element 67-73 "d"
                    text 68-71 "v"
                  characters 73-84 " t & u "
                """)
    }

    @Test func joinsTextOverCommentsAndSections() {
        let document = read("<a>one<!-- x --><![CDATA[<two>]]>\r\nthree</a>")
        #expect(outline(document) == "element 0-44 \"a\"\n  text 1-2 \"\"\n  characters 3-40 \"one<two>\\nthree\"")
    }

    @Test(arguments: [
        ("<a><b></a>", "malformed 1:9 This closing tag does not match the element that is open."),
        ("<a>", "malformed 1:4 The file holds no element."),
        ("<a/><b/>", "malformed 1:5 Only one element may stand at the top; this follows it."),
        ("<a b='1' b='2'/>", "malformed 1:10 An attribute stands twice in this tag."),
        ("<a>\n<x:b/></a>", "malformed 2:1 A prefix in this tag is not declared."),
        ("<a>\n&x;</a>", "malformed 2:1 This entity is not declared."),
        (
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
            "malformed 1:34 The entity `&x;` is not expanded: a document's own entities are not read."
        ),
        ("<a>1 < 2</a>", "malformed 1:7 This is no XML: the character cannot stand here."),
    ])
    func saysWhatIsWrong(text: String, trouble: String) {
        let document = read(text, as: .xml)
        #expect(troubles(document) == [trouble])
        #expect(document.roots.isEmpty)
    }

    @Test func boundsDepth() {
        let text = String(repeating: "<a>", count: 600) + String(repeating: "</a>", count: 600)
        #expect(troubles(read(text)) == ["tooLarge 1:1537 The file nests more than 512 levels deep here, which is beyond what is read."])
    }

    @Test func doesNotFetchOrExpand() {
        let external = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
        #expect(troubles(read(external)).count == 1)
        var bomb = "<!DOCTYPE a [<!ENTITY x0 'xxxxxxxxxx'>"
        for level in 1...20 { bomb += "<!ENTITY x\(level) '" + String(repeating: "&x\(level - 1);", count: 10) + "'>" }
        #expect(troubles(read(bomb + "]><a b='&x20;'/>")).count == 1)
    }
}
