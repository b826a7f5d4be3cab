import Basics
import Git
import Testing

@Suite("Differences and history") struct HistoryTests {
    @Test("Differences of two trees: each kind, with ids and modes") func differences() throws {
        let scratch = try ScratchRepository()
        let long = MergeTests.lines()
        try scratch.commit(["kept/a": "1", "gone": "2", "changed": "3", "old/name": long, "exact": "the same content\n", "type": "t"])
        try scratch.git("mv", "exact", "moved")
        try scratch.write([
            "gone": nil, "changed": "three", "old/name": nil, "new/name": MergeTests.lines(changing: 4), "added": "5", "type": nil,
        ])
        symlinkFile("changed", scratch.folder + "/type")
        try scratch.commit()
        let repository = try scratch.open()
        let (old, new) = (
            try repository.tree(ofCommit: repository.resolve("HEAD~1")), try repository.tree(ofCommit: repository.resolve("HEAD"))
        )
        let changes = try repository.changedPaths(from: old, to: new)
        #expect(
            changes.map { "\($0.kind) \($0.old?.path.name.text ?? "-") \($0.new?.path.name.text ?? "-")" } == [
                "added - added", "modified changed changed", "removed gone -", "renamed exact moved", "renamed old/name new/name",
                "typeChanged type type",
            ])
        for change in changes {
            if let entry = change.old { #expect(try entry.id == scratch.id("HEAD~1:\(entry.path)")) }
            if let entry = change.new { #expect(try entry.id == scratch.id("HEAD:\(entry.path)")) }
        }
        #expect(changes.last?.new?.mode == .symlink)
        let plain = try repository.changedPaths(from: old, to: new, detectingRenames: false)
        #expect(plain.count == 8 && !plain.contains { $0.kind == .renamed })
        #expect(try repository.changedPaths(from: old, to: old) == [])
        let workTree = try repository.freeze(.workTree)
        #expect(try repository.changedPaths(from: new, to: workTree.tree) == [])
    }

    @Test("The walk is git's, also with what is hidden and of first parents") func walk() throws {
        let scratch = try Self.branchy()
        let repository = try scratch.open()
        let (main, first) = (try repository.resolve("main"), try repository.resolve("main~2"))
        func oracle(_ arguments: String...) throws -> [String] {
            try scratch.git(["rev-list", "--topo-order"] + arguments, at: scratch.folder).split(separator: "\n").map(String.init)
        }
        let all = try repository.walk(from: [main])
        #expect(Set(all.commits.map(\.id.hex)) == Set(try oracle("main")))
        #expect(all.end == .complete)
        for (index, commit) in all.commits.enumerated() {
            #expect(!all.commits[..<index].contains { commit.parents.contains($0.id) })
        }
        #expect(try repository.walk(from: [main], firstParentOnly: true).commits.map(\.id.hex) == oracle("--first-parent", "main"))
        #expect(Set(try repository.walk(from: [main], hiding: [first]).commits.map(\.id.hex)) == Set(try oracle("main", "^main~2")))
        let two = try repository.walk(from: [main], limit: 2)
        #expect(two.commits.count == 2 && two.end == .limit)
        #expect(try repository.walk(from: [main], limit: all.commits.count).end == .complete)
    }

    @Test("The versions of a file, through a rename, a merge and its removal") func history() throws {
        let scratch = try Self.branchy()
        let repository = try scratch.open()
        let main = try repository.resolve("main")
        let full = try repository.history(of: "new", from: main)
        #expect(full.versions.map { "\($0.commit.summary): \($0.path)" } == ["rename: new", "on side: old", "second: old", "first: old"])
        #expect(try full.versions.map(\.blob) == ["main:new", "side:old", "main~3:old", "main~4:old"].map { try scratch.id($0) })
        let straight = try repository.history(of: "new", from: main, firstParentOnly: true)
        #expect(straight.versions.map(\.commit.summary) == ["rename", "merge", "second", "first"])
        #expect(try repository.history(of: "new", from: main, limit: 1).versions.count == 1)
        #expect(try repository.history(of: "absent", from: main).versions.isEmpty)
        let gone = try scratch.commit(["new": nil], "gone")
        let removed = try scratch.open().history(of: "new", from: gone)
        #expect(removed.versions.map(\.commit.summary) == ["gone", "rename", "on side", "second", "first"])
        #expect(removed.versions[0].blob == nil)
        #expect(try scratch.open().history(of: "new", from: gone, hiding: [main]).versions.map(\.commit.summary) == ["gone"])
    }

    @Test("One person of several addresses, by .mailmap") func mailmap() throws {
        let scratch = try ScratchRepository()
        let id = try scratch.commit([".mailmap": "Ada Lovelace <ada@new.example> <ada@example.com>\n"])
        let repository = try scratch.open()
        let commit = try repository.commit(id)
        let expected = Signature(name: "Ada Lovelace", email: "ada@new.example", time: commit.author.time, offset: 60)
        #expect(try repository.mapped(commit.author) == expected)
        #expect(try repository.mapped(commit.committer) == commit.committer)
    }

    /// A file that is changed, changed on a branch that is merged, and renamed.
    static func branchy() throws -> ScratchRepository {
        let scratch = try ScratchRepository()
        try scratch.commit(["old": MergeTests.lines()], "first")
        try scratch.commit(["old": MergeTests.lines(changing: 1)], "second")
        try scratch.git("checkout", "-q", "-b", "side")
        try scratch.commit(["old": MergeTests.lines(changing: 1, 2)], "on side")
        try scratch.git("checkout", "-q", "main")
        try scratch.commit(["other": "1"], "on main")
        try scratch.git("merge", "-q", "--no-ff", "-m", "merge", "side")
        try scratch.git("mv", "old", "new")
        try scratch.commit([:], "rename")
        return scratch
    }
}
