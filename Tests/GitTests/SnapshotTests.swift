import Basics
import Foundation
import Git
import Glibc
import Testing

@Suite("Snapshots") struct SnapshotTests {
    @Test("A tree is listed as git lists it") func tree() throws {
        let scratch = try Self.varied()
        let oracle = try scratch.git("-c", "core.quotePath=false", "ls-tree", "-r", "-z", "HEAD").split(separator: "\0").map(String.init)
        let repository = try scratch.open()
        let tree = try repository.tree(ofCommit: repository.resolve("HEAD"))
        let entries = try repository.entries(ofTree: tree)
        #expect(listing(entries) == oracle)
        #expect(
            entries.map(\.mode).contains(.symlink) && entries.map(\.mode).contains(.executable) && entries.map(\.mode).contains(.submodule))
        #expect(try repository.entries(ofTree: tree, under: "sub/dir").map(\.path) == ["sub/dir/b", "sub/dir/c"])
        #expect(try repository.entries(ofTree: tree, under: "absent").isEmpty)
        #expect(try repository.entries(ofTree: tree, under: "sub/dir/b").isEmpty)
        #expect(try repository.entry(at: "sub/dir/b", ofTree: tree)?.mode == .file)
        #expect(try repository.entry(at: "sub/dir", ofTree: tree) == nil)
    }

    @Test("The index and the files on disk are the trees that git would make of them") func frozen() throws {
        let scratch = try Self.varied()
        try scratch.write([
            ".gitignore": "*.log\n", "noise.log": "x", "deep/noise.log": "x", "new/file": "n", "sub/dir/b": "changed", "sub/dir/c": nil,
            "staged": "s", "deep/.gitignore": "!x.log\n",
            "deep/x.log": "kept",
        ])
        try scratch.git("add", "staged")
        chmod(scratch.folder + "/a", 0o755)
        let repository = try scratch.open()
        #expect(try repository.freeze(.index).tree == scratch.id(scratch.git("write-tree")))
        let before = try scratch.objectFiles()
        let frozen = try repository.freeze(.workTree)
        #expect(try scratch.objectFiles() == before)
        #expect(frozen.troubles == [])
        try scratch.git("add", "-A")
        let oracle = try scratch.git("ls-tree", "-r", "-z", scratch.git("write-tree")).split(separator: "\0").map(String.init)
        let found = try listing(repository.entries(ofTree: frozen.tree))
        #expect(found == oracle)
        #expect(try repository.freeze(.index).tree == frozen.tree)
        let entry = try #require(try repository.entry(at: "sub/dir/b", ofTree: frozen.tree))
        #expect(try repository.blob(entry.id) == Array("changed".utf8))
    }

    @Test("What WORKTREE holds is handed to other sessions") func sharing() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1", "d/b": "2"])
        try scratch.write(["a": "one", "d/c": "three"])
        let repository = try scratch.open()
        let frozen = try repository.freeze(.workTree)
        let other = try repository.location.open(with: frozen.objects)
        let entries = try other.entries(ofTree: frozen.tree)
        #expect(try entries.map { String(decoding: try other.blob($0.id), as: UTF8.self) } == ["one", "2", "three"])
        #expect(frozen.objects.objects.count == 4)
    }

    @Test("A racy change of the same size and time is seen") func racy() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1234"])
        for content in ["5678", "9012", "1234"] {
            try scratch.write(["a": content])
            let (entries, _) = try scratch.open().entries(of: .workTree)
            #expect(try entries[0].id == scratch.id(scratch.git("hash-object", "a")))
        }
    }

    @Test("Line endings are as git would store them") func lineEndings() throws {
        let scratch = try ScratchRepository()
        try scratch.commit([".gitattributes": "*.txt text\n", "a.txt": "one\ntwo\n"])
        try scratch.write(["a.txt": "one\r\ntwo\r\n", "b.txt": "new\r\n", "c.bin": "raw\r\n"])
        let repository = try scratch.open()
        let (entries, _) = try repository.entries(of: .workTree)
        let contents = try entries.dropFirst().map { String(decoding: try repository.blob($0.id), as: UTF8.self) }
        #expect(contents == ["one\ntwo\n", "new\n", "raw\r\n"])
    }

    @Test("Paths that are not UTF-8, and with a line's end") func paths() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["line\nend": "1", "caf\u{E9}": "2"])
        // A dictionary would take the two for one.
        try scratch.commit(["cafe\u{301}": "3"])
        let odd = Array("x%".utf8) + [0xFF] + Array("/é".utf8)
        let full = Array(scratch.folder.utf8) + Array("/".utf8)
        #expect(mkdir((full + odd.prefix(3) + [0]).map { CChar(bitPattern: $0) }, 0o755) == 0)
        close(creat((full + odd + [0]).map { CChar(bitPattern: $0) }, 0o644))
        let repository = try scratch.open()
        let frozen = try repository.freeze(.workTree)
        let paths = try repository.entries(ofTree: frozen.tree).map(\.path)
        #expect(paths.map(\.name.text.unicodeScalars.count) == [5, 4, 8, 9])
        #expect(paths.map(\.name) == ["cafe\u{301}", "caf\u{E9}", "line\nend", "x%25%FF/é"])
        #expect(paths.last?.bytes == odd)
        #expect(try repository.entry(at: TreePath(bytes: odd), ofTree: frozen.tree) != nil)
        #expect(try repository.entry(at: "x%25%FF/é", ofTree: frozen.tree) == nil)
        #expect(paths.last != "x%25%FF/é")
        try scratch.git("add", "-A")
        #expect(try scratch.id(scratch.git("write-tree")) == frozen.tree)
    }

    @Test("Links stay links, and a repository inside is not entered") func linksAndRepositories() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["folder/a": "1"])
        let outside = try ScratchRepository()
        try outside.commit(["secret": "s"])
        symlink(outside.folder, scratch.folder + "/outside")
        try FileManager.default.removeItem(atPath: scratch.folder + "/folder")
        symlink(outside.folder, scratch.folder + "/folder")
        try scratch.git(["clone", "-q", outside.folder, "inner"], at: scratch.folder)
        let repository = try scratch.open()
        let (entries, troubles) = try repository.entries(of: .workTree)
        #expect(entries.map(\.path) == ["folder", "outside"])
        #expect(entries.map(\.mode) == [.symlink, .symlink])
        #expect(try repository.blob(entries[1].id) == Array(outside.folder.utf8))
        #expect(troubles == [])
    }

    @Test("Conflicts of a merge under way, and announced files") func conflicts() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1\n", "b": "1\n"])
        try scratch.git("checkout", "-q", "-b", "side")
        try scratch.commit(["a": "2\n"])
        try scratch.git("checkout", "-q", "main")
        try scratch.commit(["a": "3\n"])
        #expect(throws: ScratchRepository.Failure.self) { try scratch.git("merge", "-q", "side") }
        try scratch.write(["later": "x"])
        try scratch.git("add", "-N", "later")
        let repository = try scratch.open()
        let sides = try ["main~1", "main", "side"].map { TreeEntry(path: "a", id: try scratch.id($0 + ":a"), mode: .file) }
        let conflict = MergeConflict(ancestor: sides[0], base: sides[1], head: sides[2])
        let index = try repository.entries(of: .index)
        #expect(index.entries.map(\.path) == ["b"])
        #expect(index.troubles == [.conflict(conflict)])
        let workTree = try repository.entries(of: .workTree)
        #expect(workTree.entries.map(\.path) == ["b", "later"])
        #expect(workTree.troubles == [.conflict(conflict)])
    }

    @Test("Files too large or not readable are told; tracked ones are as they were staged") func troubles() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["locked": "1", "ok": "1"])
        let size = Repository.workTreeFileLimit + 1
        close(creat(scratch.folder + "/huge", 0o644))
        #expect(truncate(scratch.folder + "/huge", size) == 0)
        try scratch.write(["locked": "two"])
        chmod(scratch.folder + "/locked", 0)
        let repository = try scratch.open()
        let (entries, troubles) = try withoutRoot { try repository.entries(of: .workTree) }
        #expect(try entries.map(\.id) == [scratch.id("HEAD:locked"), scratch.id("HEAD:ok")])
        #expect(
            troubles == [
                .tooLarge("huge", bytes: size, limit: Repository.workTreeFileLimit), .unreadable("locked", reason: "Permission denied"),
            ])
    }

    @Test("Sparse checkouts: files that are left out count as unchanged") func sparse() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["in/a": "1", "out/b": "2"])
        try scratch.git("sparse-checkout", "set", "in")
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/out/b"))
        let (entries, _) = try scratch.open().entries(of: .workTree)
        #expect(entries.map(\.path) == ["in/a", "out/b"])
    }

    @Test("Files that the user promised not to change, and modes that mean nothing") func promises() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1", "b": "2"])
        let tree = try scratch.id("HEAD^{tree}")
        try scratch.git("update-index", "--assume-unchanged", "a")
        try scratch.git("config", "core.fileMode", "false")
        try scratch.write(["a": "changed"])
        chmod(scratch.folder + "/b", 0o755)
        #expect(try scratch.open().freeze(.workTree).tree == tree)
    }

    @Test("A folder that may not be entered: its files are as they were staged") func closedFolder() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["closed/a": "1", "b": "2"])
        chmod(scratch.folder + "/closed", 0)
        let repository = try scratch.open()
        let (entries, troubles) = try withoutRoot { try repository.entries(of: .workTree) }
        chmod(scratch.folder + "/closed", 0o755)
        #expect(entries.map(\.path) == ["b", "closed/a"])
        #expect(troubles == ["closed", "closed/a"].map { .unreadable($0, reason: "Permission denied") })
    }

    /// Files of every mode, also a submodule, committed.
    static func varied() throws -> ScratchRepository {
        let scratch = try ScratchRepository()
        let module = try ScratchRepository()
        try module.commit(["m": "1"])
        try scratch.write([
            "a": "1", "sub.txt": "2", "sub/dir/b": "3", "sub/dir/c": "4", "sub-x": "5", "run": "#!/bin/sh\n", "new\nline": "6",
        ])
        chmod(scratch.folder + "/run", 0o755)
        symlink("sub/dir", scratch.folder + "/link")
        try scratch.git("submodule", "--quiet", "add", module.folder, "module")
        try scratch.commit()
        return scratch
    }
}
