import Basics
import Estate
import Stewardship
import Testing

/// What counts as a change of meaning, on histories that are written down by hand.
@Suite struct SemanticHistoryTests {
    /// A line of commits, the oldest first; each has the files that it changes, nil for one that it removes.
    private struct Line {
        var author = "kim@acme.example"
        let message: String
        let files: [(path: String, text: String?)]
        var renames: [String: String] = [:]
    }

    private static func history(_ lines: [Line], policy: String = "", ignoreRevs: String? = nil) -> SemanticHistory {
        var tree: [String: String] = [:]
        var steps: [CommitStep] = []
        for (index, line) in lines.enumerated() {
            let changes = line.files.map { path, text -> CommitStep.FileChange in
                let source = line.renames[path] ?? path
                let before = tree[source].map { FileVersion(path: Name(source), contentID: Name($0)) }
                return CommitStep.FileChange(
                    names: [Name(path)], before: index == 0 ? [] : [before],
                    after: text.map { FileVersion(path: Name(path), contentID: Name($0)) })
            }
            for (path, text) in line.files {
                if let source = line.renames[path] { tree[source] = nil }
                tree[path] = text
            }
            let id = String(repeating: "0", count: 38) + (index < 10 ? "0\(index)" : "\(index)")
            let commit = Commit(
                id: id, author: Person(name: "Kim", email: Name(line.author)), day: CalendarDate(dayNumber: 20_000 + index),
                summary: line.message)
            steps.insert(CommitStep(commit: commit, isCut: false, changes: changes), at: 0)
        }
        let source = MemorySource(["tieline.yaml": "kind: Estate\nlanguage: 1\nname: e\n\(policy)"])
        let quiet = QuietCommits(loadEstate(at: "", from: source).spec?.policy, ignoreRevs: ignoreRevs)
        return SemanticHistory(steps, quiet: quiet) { Array($0.contentID.text.utf8) }
    }

    private func summaries(_ history: SemanticHistory, _ name: Name) -> [String] {
        history.changes(of: EntityRef(.flow, name)).map { "\($0.commit.summary): \($0.parts.map(\.text).joined(separator: " "))" }
    }

    private static let flow = "kind: Flow\nname: a\nowner: team:x\nsteps: [{receive: s/i}]\n"

    @Test func layoutCommentsAndOrderChangeNothing() {
        let history = Self.history([
            Line(message: "first", files: [("a.yaml", Self.flow)]),
            Line(message: "reformatted", files: [("a.yaml", "kind: Flow\nname: a\nowner:   'team:x'\nsteps:\n  - receive: s/i\n")]),
            Line(message: "commented", files: [("a.yaml", "# hello\n" + Self.flow)]),
            Line(message: "reordered", files: [("a.yaml", "name: a\nkind: Flow\nsteps: [{receive: s/i}]\nowner: team:x\n")]),
            Line(
                message: "as JSON",
                files: [("a.yaml", "{\"kind\": \"Flow\", \"name\": \"a\", \"owner\": \"team:x\", \"steps\": [{\"receive\": \"s/i\"}]}")]),
            Line(message: "reviewed", files: [("a.yaml", Self.flow + "reviewedOn: 2026-01-01\n")]),
            Line(message: "another owner", files: [("a.yaml", Self.flow.replacing("team:x", with: "team:y"))]),
        ])
        #expect(summaries(history, "a") == ["another owner: owner", "first: kind name owner steps"])
    }

    @Test func renamedSplitAndJoinedFilesChangeNothing() {
        let other = "kind: Flow\nname: b\nsteps: [{receive: s/j}]\n"
        let history = Self.history([
            Line(message: "first", files: [("both.yaml", Self.flow + "---\n" + other)]),
            Line(message: "split", files: [("both.yaml", nil), ("a.yaml", Self.flow), ("b.yaml", other)]),
            Line(message: "moved", files: [("flows/a.yaml", Self.flow)], renames: ["flows/a.yaml": "a.yaml"]),
            Line(message: "joined", files: [("flows/a.yaml", nil), ("b.yaml", other + "---\n" + Self.flow)]),
        ])
        #expect(summaries(history, "a") == ["first: kind name owner steps"])
        #expect(summaries(history, "b") == ["first: kind name steps"])
    }

    @Test func quietCommitsChangeNothing() {
        let files = ["one", "two", "three", "four", "five"].map { [("a.yaml", Optional(Self.flow + "title: \($0)\n"))] }
        let history = Self.history(
            [
                Line(message: "first", files: files[0]), Line(message: "style: second", files: files[1]),
                Line(author: "renovate@acme.example", message: "third", files: files[2]), Line(message: "fourth", files: files[3]),
                Line(message: "fifth", files: files[4]),
            ], policy: "policy: {bots: ['renovate@*'], quietCommits: ['style:']}\n",
            ignoreRevs: "# reformatting\n\(String(repeating: "0", count: 39))3 # the fourth\n")
        #expect(summaries(history, "a").map { $0.prefix { $0 != ":" } } == ["fifth", "first"])
    }

    @Test func contractsAndDocumentsByWhatTheySay() {
        func of(_ path: String, _ texts: String...) -> Int {
            Self.history(texts.map { Line(message: "x", files: [(path, $0)]) }).changes(ofFile: Name(path)).count
        }
        #expect(of("a.proto", "syntax = \"proto3\";\n", "syntax =  \"proto3\"; // as we do\n", "/* x */ syntax = \"proto3\";") == 1)
        #expect(of("a.proto", "option a = \"//b\";", "option a = \"//c\";") == 2)
        #expect(of("a.sql", "create table a (b int); -- x\n", "create table a (b int);\n\n", "create table a (c int);") == 2)
        #expect(of("a.graphql", "type A { b: Int } # x", "type A {\n  b: Int\n}") == 1)
        #expect(of("a.md", "# A\n\ntext of\nlines\n", "---\nreviewedOn: 2026-01-01\n---\n# A\n\ntext\nof lines", "# A\n\nother") == 2)
        #expect(of("a.xsd", "<a b=\"1\" c=\"2\"/>", "<a c='2'\n b='1'></a>", "<a b=\"1\"/>") == 2)
        #expect(of("a.json", "{\"a\": 1, \"b\": 2}", "{\"b\":2,\"a\":1}") == 1)
    }

    @Test func interfacesAreTakenApart() {
        func system(_ rest: String) -> [(path: String, text: String?)] {
            [("s.yaml", "kind: System\nname: s\ninterfaces:\n  - {name: i, protocol: rest, contract: none}\n\(rest)")]
        }
        let history = Self.history([
            Line(message: "first", files: system("")),
            Line(
                message: "verified",
                files: [
                    (
                        "s.yaml",
                        "kind: System\nname: s\ninterfaces:\n  - {name: i, protocol: rest, contract: none, verified: {checkedOn: 2026-01-01}}\n"
                    )
                ]),
            Line(message: "another", files: system("  - {name: j}\n")),
        ])
        let changes = history.changes(of: EntityRef(.system, "s"))
        #expect(changes.map(\.commit.summary) == ["another", "first"])
        #expect(changes[0].parts == ["interfaces/j/name"])
    }

    @Test func reviewsAreNoChangesAndAreKnown() {
        let history = Self.history([
            Line(message: "first", files: [("a.yaml", Self.flow)]),
            Line(author: "noor@acme.example", message: "reviewed", files: [("a.yaml", Self.flow + "reviewedOn: 2026-01-01\n")]),
            Line(message: "moved", files: [("b.yaml", Self.flow + "reviewedOn: 2026-01-01\n")], renames: ["b.yaml": "a.yaml"]),
            Line(message: "reviewed again", files: [("b.yaml", Self.flow + "reviewedOn: 2026-02-01\n")]),
        ])
        let ref = EntityRef(.flow, "a")
        #expect(history.reviews(of: ref).map(\.summary) == ["reviewed again", "reviewed"])
        #expect(history.changes(of: ref).map(\.commit.summary) == ["first"])
        #expect(history.lastActive["noor@acme.example"] == CalendarDate(dayNumber: 20_001))
    }

    @Test func aProductIsTakenApart() {
        func system(_ version: String, _ end: String) -> [(path: String, text: String?)] {
            [("s.yaml", "kind: System\nname: s\nproduct: {name: S, version: '\(version)', supportEndsOn: \(end)}\n")]
        }
        let history = Self.history([
            Line(message: "first", files: system("1", "2027-01-01")), Line(message: "support", files: system("1", "2028-01-01")),
            Line(message: "version", files: system("2", "2028-01-01")),
        ])
        #expect(
            history.changes(of: EntityRef(.system, "s")).map(\.parts) == [
                ["product/version"], ["product/supportEndsOn"],
                ["kind", "name", "product/name", "product/supportEndsOn", "product/version"],
            ])
    }

    /// To be changed together with `HistoryCache.version`: a cache that was written before would hold other meanings.
    @Test func theMeaningOfAFileIsPinned() {
        let texts: [(path: Name, text: String)] = [
            ("a.yaml", Self.flow + "reviewedOn: 2026-01-01\n"),
            ("s.yaml", "kind: System\nname: s\nproduct: {version: '1'}\ninterfaces: [{name: i, verified: {checkedOn: 2026-01-01}}]\n"),
            ("a.md", "---\nowner: team:x\nreviewedOn: 2026-01-01\n---\n# A\n"), ("a.sql", "create table a (b int); -- x\n"),
            ("a.json", "{\"a\": [1, 2.0]}"),
        ]
        var writer = ByteWriter()
        for (path, text) in texts { FileMeaning(path: path, bytes: Array(text.utf8)).write(to: &writer) }
        var reader = ByteReader(writer.bytes)
        for (path, text) in texts {
            let meaning = FileMeaning(path: path, bytes: Array(text.utf8))
            let read = FileMeaning(from: &reader)
            #expect(read?.specs == meaning.specs && read?.whole == meaning.whole && read?.reviews == meaning.reviews, "\(path)")
        }
        #expect(reader.isAtEnd)
        let sum = writer.bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        #expect(String(sum, radix: 16) == "e3fb9e653c3235b1")
    }
}
