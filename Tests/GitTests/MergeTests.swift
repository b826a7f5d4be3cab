import Foundation
import Git
import Glibc
import Testing

@Suite("Merges in memory") struct MergeTests {
    @Test("A clean merge is git's, and nothing is written") func clean() throws {
        let scratch = try Self.forked(
            ["a": Self.lines(), "b": "1\n"], main: ["a": Self.lines(changing: 2)], side: ["a": Self.lines(changing: 18), "new/c": "x\n"])
        let repository = try scratch.open()
        let before = try scratch.objectFiles()
        let result = try repository.merge(base: repository.resolve("main"), head: repository.resolve("side"))
        #expect(try scratch.objectFiles() == before)
        #expect(result.isClean)
        #expect(try scratch.git("merge-tree", "--write-tree", "main", "side") == result.tree.hex)
        let entry = try #require(try repository.entry(at: "a", ofTree: result.tree))
        #expect(try repository.blob(entry.id) == Array(Self.lines(changing: 2, 18).utf8))
        #expect(Set(result.objects.objects.keys) == [result.tree, entry.id])
        let other = try repository.location.open(with: result.objects)
        #expect(try other.blob(entry.id) == Array(Self.lines(changing: 2, 18).utf8))
        #expect(try other.changedPaths(from: other.tree(ofCommit: other.resolve("main")), to: result.tree).map(\.path) == ["a", "new/c"])
    }

    @Test("A merge in a repository that cannot be written") func readOnly() throws {
        let scratch = try Self.forked(["a": Self.lines()], main: ["a": Self.lines(changing: 2)], side: ["a": Self.lines(changing: 18)])
        chmod(scratch.folder + "/.git/objects", 0o555)
        let repository = try scratch.open()
        let (main, side) = (try repository.resolve("main"), try repository.resolve("side"))
        let result = try withoutRoot { try repository.merge(base: main, head: side) }
        #expect(result.isClean)
        chmod(scratch.folder + "/.git/objects", 0o755)
    }

    @Test("Fast-forward, and nothing to merge") func trivial() throws {
        let scratch = try ScratchRepository()
        let first = try scratch.commit(["a": "1"])
        let second = try scratch.commit(["a": "2"])
        let repository = try scratch.open()
        let tree = try repository.tree(ofCommit: second)
        #expect(try repository.merge(base: first, head: second).tree == tree)
        #expect(try repository.merge(base: second, head: first).tree == tree)
        #expect(try repository.merge(base: second, head: second).tree == tree)
        #expect(try repository.mergeBase(first, second) == first)
    }

    @Test("Conflicts have their three sides; the rest is merged") func conflicts() throws {
        let scratch = try Self.forked(
            ["a": "1\n", "gone": "1\n", "b": "1\n"], main: ["a": "2\n", "gone": "2\n", "new": "m\n"],
            side: ["a": "3\n", "gone": nil, "b": "2\n", "new": "s\n"])
        let repository = try scratch.open()
        let before = try scratch.objectFiles()
        let result = try repository.merge(base: repository.resolve("main"), head: repository.resolve("side"))
        #expect(try scratch.objectFiles() == before)
        func side(_ revision: String, _ path: String) throws -> TreeEntry {
            TreeEntry(path: TreePath(path), id: try scratch.id("\(revision):\(path)"), mode: .file)
        }
        #expect(
            result.conflicts == [
                MergeConflict(ancestor: try side("main~1", "a"), base: try side("main", "a"), head: try side("side", "a")),
                MergeConflict(ancestor: try side("main~1", "gone"), base: try side("main", "gone"), head: nil),
                MergeConflict(ancestor: nil, base: try side("main", "new"), head: try side("side", "new")),
            ])
        #expect(!result.isClean)
        #expect(try repository.entries(ofTree: result.tree) == [side("side", "b")])
    }

    @Test("A file that one side renamed and the other changed") func rename() throws {
        let scratch = try Self.forked(
            ["old": Self.lines()], main: ["old": Self.lines(changing: 3)], side: ["old": nil, "new": Self.lines()])
        let repository = try scratch.open()
        let result = try repository.merge(base: repository.resolve("main"), head: repository.resolve("side"))
        #expect(try scratch.git("merge-tree", "--write-tree", "main", "side") == result.tree.hex)
        #expect(try repository.entries(ofTree: result.tree).map(\.path) == ["new"])
    }

    @Test("A criss-cross has two best ancestors, which are merged first") func crissCross() throws {
        let scratch = try Self.forked(["a": Self.lines()], main: ["a": Self.lines(changing: 2)], side: ["a": Self.lines(changing: 10)])
        try scratch.git("branch", "before")
        try scratch.git("merge", "-q", "--no-ff", "side")
        try scratch.git("checkout", "-q", "side")
        try scratch.git("merge", "-q", "--no-ff", "before")
        try scratch.commit(["a": Self.lines(changing: 2, 10, 18)])
        try scratch.git("checkout", "-q", "main")
        try scratch.commit(["b": "1\n"])
        #expect(try scratch.git("merge-base", "--all", "main", "side").split(separator: "\n").count == 2)
        let repository = try scratch.open()
        let before = try scratch.objectFiles()
        let result = try repository.merge(base: repository.resolve("main"), head: repository.resolve("side"))
        #expect(try scratch.objectFiles() == before)
        #expect(result.isClean)
        #expect(try scratch.git("merge-tree", "--write-tree", "main", "side") == result.tree.hex)
    }

    @Test("WORKTREE and INDEX merge like an unborn commit on HEAD") func unborn() throws {
        let scratch = try Self.forked(["a": Self.lines(), "b": "1\n"], main: ["a": Self.lines(changing: 2)], side: ["b": "2\n"])
        try scratch.git("checkout", "-q", "side")
        try scratch.write(["a": Self.lines(changing: 18), "untracked": "u\n"])
        try scratch.git("add", "a")
        try scratch.write(["a": Self.lines(changing: 17, 18)])
        let repository = try scratch.open()
        let (main, side) = (try repository.resolve("main"), try repository.resolve("side"))
        let before = try scratch.objectFiles()
        let index = try repository.merge(base: main, head: .index, parents: [side])
        let workTree = try repository.merge(base: main, head: .workTree, parents: [side])
        #expect(try scratch.objectFiles() == before)
        func content(_ path: TreePath, _ tree: ObjectID) throws -> String? {
            try repository.entry(at: path, ofTree: tree).map { String(decoding: try repository.blob($0.id), as: UTF8.self) }
        }
        #expect(try content("a", index.tree) == Self.lines(changing: 2, 18))
        #expect(try content("b", index.tree) == "2\n")
        #expect(try content("untracked", index.tree) == nil)
        #expect(try content("a", workTree.tree) == Self.lines(changing: 2, 17, 18))
        #expect(try content("untracked", workTree.tree) == "u\n")
        try scratch.commit()
        #expect(try scratch.git("merge-tree", "--write-tree", "main", "side") == workTree.tree.hex)
    }

    @Test("A merge under way: the unborn commit has both parents") func underWay() throws {
        let scratch = try Self.forked(["a": Self.lines()], main: ["a": Self.lines(changing: 2)], side: ["a": Self.lines(changing: 18)])
        try scratch.git("merge", "-q", "--no-commit", "side")
        let repository = try scratch.open()
        let (main, side) = (try repository.resolve("main"), try repository.resolve("MERGE_HEAD"))
        let result = try repository.merge(base: side, head: .index, parents: [main, side])
        #expect(try result.tree == scratch.id(scratch.git("write-tree")))
    }

    @Test("A queue: what a merge came to is what the next one is merged into") func queue() throws {
        let scratch = try Self.forked(["a": Self.lines()], main: ["a": Self.lines(changing: 2)], side: ["a": Self.lines(changing: 10)])
        try scratch.git("checkout", "-q", "-b", "third", "side~1")
        try scratch.commit(["a": Self.lines(changing: 18)])
        let repository = try scratch.open()
        let (main, side) = (try repository.resolve("main"), try repository.resolve("side"))
        let first = try repository.merge(base: main, head: side)
        let merged = try repository.unbornCommit(tree: first.tree, parents: [main, side])
        let second = try repository.merge(base: merged, head: repository.resolve("third"))
        let entry = try #require(try repository.entry(at: "a", ofTree: second.tree))
        #expect(try repository.blob(entry.id) == Array(Self.lines(changing: 2, 10, 18).utf8))
        #expect(try repository.mergeBase(merged, side) == side)
    }

    @Test("Unrelated histories have no common ancestor") func unrelated() throws {
        let scratch = try ScratchRepository()
        let main = try scratch.commit(["a": "1"])
        try scratch.git("checkout", "-q", "--orphan", "other")
        let other = try scratch.commit(["b": "1"])
        let repository = try scratch.open()
        #expect(failure { try repository.merge(base: main, head: other) } == .noMergeBase(main, other))
        #expect(GitError.noMergeBase(main, other).fault == .repository)
    }

    /// Twenty lines, some of them changed.
    static func lines(changing changed: Int...) -> String {
        (1...20).map { changed.contains($0) ? "line \($0) changed\n" : "line \($0)\n" }.joined()
    }

    /// Two branches, `main` (checked out) and `side`, that each have one commit on a common one.
    static func forked(_ start: [String: String?], main: [String: String?], side: [String: String?]) throws -> ScratchRepository {
        let scratch = try ScratchRepository()
        try scratch.commit(start)
        try scratch.git("checkout", "-q", "-b", "side")
        try scratch.commit(side)
        try scratch.git("checkout", "-q", "main")
        try scratch.commit(main)
        return scratch
    }
}
