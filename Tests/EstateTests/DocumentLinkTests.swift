import Basics
import Estate
import Testing

/// Where the links of documents lead, and what they can lead to.
@Suite struct DocumentLinkTests {
    @Test(
        arguments: [
            ("b.md", "docs/b.md", nil), ("../b.md#A-b", "b.md", "a-b"), ("./x/../b.md?plain=1#c", "docs/b.md", "c"),
            ("#d", "docs/a.md", "d"),
            ("/b.md", "b.md", nil), ("my%20file.md", "docs/my file.md", nil), ("%zz.md", "docs/%zz.md", nil), ("..", "", nil),
            ("b.md?plain=1#L10-L12", "docs/b.md", nil),
        ] as [(String, Name, Name?)])
    func withinTheRepository(link: String, path: Name, anchor: Name?) throws {
        let target = try #require(DocumentLink(Name(link), in: "docs/a.md"))
        #expect(target.path == path)
        #expect(target.anchor == anchor)
    }

    @Test func outOfIt() throws {
        for link in ["https://x.example/a", "mailto:a@x.example", "//x.example", "#", "#top", "tel:1", "vscode-x:y"] {
            #expect(DocumentLink(Name(link), in: "docs/a.md") == nil, "\(link)")
        }
        #expect(try #require(DocumentLink("../../b.md", in: "docs/a.md")).path == nil)
    }

    @Test func anchorsOfHeadings() {
        let text = """
            # How to `replay` it?
            ## Replay
            ## Replay
            Über Größe
            ==========
            ### a -- b
            ### See [the queue](queue.md)
            ## Own {#own-name}
            <a id="there"></a> <a name='Else'>
            ```
            # no heading
            ```
            """
        let found = DocumentAnchors.all(in: SourceFile(path: "a.md", bytes: Array(text.utf8)))
        let wanted: Set<Name> = [
            "how-to-replay-it", "replay", "replay-1", "über-größe", "a----b", "a-b", "see-the-queue", "own-own-name", "own-name", "there",
            "else",
        ]
        #expect(found == wanted, "\(found.symmetricDifference(wanted))")
    }

    @Test func whatIsALink() {
        func links(_ text: String) -> [String] {
            let source = MemorySource([
                "tieline.yaml": "kind: Estate\nlanguage: 1\nname: e\npolicy: {}\ndocuments: [a.md]\n", "a.md": text,
            ])
            return loadEstate(at: "", from: source).documents.flatMap(\.links).map(\.value.text)
        }
        #expect(links("[a](b.md) [c](d.md \"title\") [e](<f g.md>) ![i](j.png)") == ["b.md", "d.md", "f g.md", "j.png"])
        #expect(links("[a](b(c).md) and [x] (no.md) and [y](two words)") == ["b(c).md"])
        #expect(links("[a]: b.md\n[c]: <d.md> 'title'\n[^1]: a footnote\n[Note]: this is text") == ["b.md", "d.md"])
        #expect(links("`[a](b.md)`\n```\n[c](d.md)\n```\n[e](f.md)\r\n") == ["f.md"])
    }
}
