import Foundation
import Git
import Glibc
import Testing

@Suite("Repositories that cannot answer") struct TroubleTests {
    @Test("No repository") func none() throws {
        _ = ScratchRepository.configuration
        let folder = NSTemporaryDirectory() + "tieline-none-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let error = failure { try Repository.open(at: folder, environment: ["GIT_CEILING_DIRECTORIES": NSTemporaryDirectory()]) }
        #expect(error == .notARepository(path: folder))
        #expect(error?.fault == .repository)
    }

    @Test("A shallow clone: what was left out is never taken for absent") func shallow() throws {
        let origin = try ScratchRepository()
        try origin.commit(["a": "1"])
        try origin.git("checkout", "-q", "-b", "side")
        try origin.commit(["b": "1"])
        try origin.git("checkout", "-q", "main")
        try origin.commit(["a": "2"])
        let clone = try ScratchRepository(cloning: origin, "--depth=1", "--no-single-branch")
        let repository = try clone.open()
        #expect(repository.isShallow)
        let (main, side) = (try repository.resolve("main"), try repository.resolve("origin/side"))
        let expected = GitError.shallow(needed: "the commit where \(main.short) and \(side.short) meet")
        #expect(failure { try repository.mergeBase(main, side) } == expected)
        #expect(failure { try repository.merge(base: main, head: side) } == expected)
        #expect(failure { try repository.resolve("HEAD~1") } == .shallow(needed: "the commit `HEAD~1`"))
        let old = try origin.id("main~1")
        #expect(failure { try repository.resolve(old.hex) } == .shallow(needed: "the commit `\(old)`"))
        #expect(failure { try repository.resolve("absent") } == .unknownRevision("absent", nearest: []))
        let walk = try repository.walk(from: [main])
        #expect(walk.commits.map(\.id) == [main])
        #expect(walk.end == .shallow)
        let history = try repository.history(of: "a", from: main)
        #expect(history.versions.map(\.commit.id) == [main])
        #expect(history.end == .shallow)
        // Where what is here proves the answer, it is given.
        try clone.git("config", "user.name", "x")
        let next = try clone.commit(["a": "3"])
        try clone.git("checkout", "-q", "-b", "work", "main~1")
        let work = try clone.commit(["c": "1"])
        let deeper = try clone.open()
        #expect(try deeper.mergeBase(next, work) == main)
        #expect(try deeper.entries(ofTree: deeper.merge(base: next, head: work).tree).map(\.path) == ["a", "c"])
        #expect(try deeper.walk(from: [next, work], hiding: [main]).commits.map(\.id) == [work, next])
        #expect(try deeper.walk(from: [next, work], hiding: [main]).end == .complete)
        try clone.git("fetch", "-q", "--unshallow")
        #expect(try clone.open().mergeBase(main, side) == old)
    }

    @Test("A partial clone: a missing file is told, and the way out works") func partial() throws {
        let origin = try ScratchRepository()
        try origin.git("config", "uploadpack.allowFilter", "true")
        try origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
        try origin.commit(["a": MergeTests.lines(), "b": "1"])
        let old = try origin.id("HEAD:a")
        try origin.git("checkout", "-q", "-b", "side")
        try origin.commit(["a": MergeTests.lines(changing: 18)])
        try origin.git("checkout", "-q", "main")
        try origin.commit(["a": MergeTests.lines(changing: 2), "b": nil, "c": "1"])
        let clone = try ScratchRepository(cloning: origin, "--filter=blob:none")
        let repository = try clone.open()
        #expect(repository.isPartialClone && !repository.isShallow)
        let missing = GitError.missingInPartialClone(needed: "the blob \(old.short)")
        #expect(failure { try repository.blob(old) } == missing)
        #expect(failure { try repository.blobSize(old) } == .missingInPartialClone(needed: "the file \(old.short)"))
        let (main, side) = (try repository.resolve("main"), try repository.resolve("origin/side"))
        let merge = failure { try repository.merge(base: main, head: side) }
        #expect(merge == .missingInPartialClone(needed: "a file of the merge of \(main.short) and \(side.short)"))
        // Trees are all here: what changed can be told, and equal files are found to be renamed.
        let trees = (try repository.tree(ofCommit: repository.resolve("main~1")), try repository.tree(ofCommit: main))
        #expect(try repository.changedPaths(from: trees.0, to: trees.1).map(\.kind) == [.modified, .renamed])
        try clone.git("fetch", "-q", "--refetch", "--no-filter")
        #expect(try clone.open().blob(old) == Array(MergeTests.lines().utf8))
    }

    @Test("A repository of another user; git's own way out works", .enabled(if: geteuid() == 0)) func foreign() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1"])
        let manager = FileManager.default
        for path in [""] + (try manager.subpathsOfDirectory(atPath: scratch.folder).map { "/" + $0 }) {
            #expect(lchown(scratch.folder + path, 65534, 65534) == 0)
        }
        #expect(failure { try scratch.open() } == .foreignOwner(path: scratch.folder))
        let settings = "[safe]\n\tdirectory = \(scratch.folder)\n"
        try settings.write(toFile: ScratchRepository.configuration + "/.gitconfig", atomically: true, encoding: .utf8)
        #expect(try scratch.open().head().branch == "main")
    }

    @Test("A SHA-256 repository") func sha256() throws {
        let scratch = try ScratchRepository("--object-format=sha256")
        #expect(failure { try scratch.open() } == .sha256Unsupported(path: scratch.folder))
    }

    @Test("Extensions of the repository format") func extensions() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1"])
        try scratch.git("config", "core.repositoryFormatVersion", "1")
        try scratch.git("config", "extensions.worktreeConfig", "true")
        try scratch.git("config", "extensions.preciousObjects", "true")
        #expect(try scratch.open().head().branch == "main")
        try scratch.git(
            ["config", "--file", scratch.folder + "/.git/config", "extensions.refStorage", "reftable"], at: scratch.sibling(""))
        #expect(failure { try scratch.open() } == .unsupportedExtension("refstorage", path: scratch.folder))
    }

    @Test("A damaged object, and an absent one") func damage() throws {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "one", "b": "two"])
        let (first, second) = (try scratch.id("HEAD:a"), try scratch.id("HEAD:b"))
        let objects = scratch.folder + "/.git/objects/"
        func path(_ id: ObjectID) -> String { objects + id.hex.prefix(2) + "/" + id.hex.dropFirst(2) }
        try FileManager.default.removeItem(atPath: path(first))
        let repository = try scratch.open()
        guard case .corrupt = failure(of: { try repository.blob(first) }) else {
            Issue.record("an absent object must be told")
            return
        }
        try FileManager.default.removeItem(atPath: path(second))
        try Data("garbage".utf8).write(to: URL(fileURLWithPath: path(second)))
        guard case .corrupt = failure(of: { try repository.blob(second) }) else {
            Issue.record("a damaged object must be told")
            return
        }
    }

    @Test("A tree that stands for billions of files is refused") func bomb() throws {
        let scratch = try ScratchRepository()
        try scratch.write(["a": "1"])
        try scratch.git("add", "-A")
        var tree = try scratch.git("write-tree")
        for _ in 0..<10 {
            let lines = (0..<10).map { "040000 tree \(tree)\td\($0)" }.joined(separator: "\n")
            try scratch.write(["../lines": lines + "\n"])
            tree = try scratch.git(["-c", "alias.mk=!git mktree < ../lines", "mk"], at: scratch.folder)
        }
        let id = try #require(ObjectID(tree))
        let repository = try scratch.open()
        guard case .tooLarge = failure(of: { try repository.entries(ofTree: id) }) else {
            Issue.record("ten to the tenth files must be refused")
            return
        }
    }

    @Test("Bare repositories have no WORKTREE; a limit on a file's size holds") func limits() throws {
        let origin = try ScratchRepository()
        try origin.commit(["a": "12345"])
        let bare = try ScratchRepository(cloning: origin, "--bare")
        let repository = try bare.open()
        #expect(repository.isBare)
        #expect(failure { try repository.freeze(.workTree) } == .noWorkTree(path: bare.folder + "/"))
        let id = try origin.id("HEAD:a")
        #expect(try repository.blob(id, limit: 5) == Array("12345".utf8))
        #expect(failure { try repository.blob(id, limit: 4) } == .tooLarge(what: "bytes in the file \(id.short)", count: 5, limit: 4))
    }
}
