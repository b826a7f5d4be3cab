import Git
import Testing

@Suite("Revisions") struct ResolveTests {
    @Test(
        "Everything that git understands names the same commit here",
        arguments: [
            "HEAD", "@", "main", "HEAD~1", "HEAD^", "@~2", "refs/heads/main", "heads/main", "v1", "v1^{commit}", "v1~1", "HEAD^{/first}",
            ":/second",
            "side", "main^0", "light", "HEAD^{}", "@{0}", "main@{1}",
        ])
    func understood(_ text: String) throws {
        let scratch = try Self.scratch()
        let oracle = try #require(ObjectID(try scratch.git("rev-list", "-1", text)))
        #expect(try scratch.open().resolve(text) == oracle)
    }

    @Test("Ids and their beginnings") func identifiers() throws {
        let scratch = try Self.scratch()
        let id = try scratch.id("HEAD")
        let repository = try scratch.open()
        #expect(try repository.resolve(id.hex) == id)
        #expect(try repository.resolve(id.hex.uppercased()) == id)
        #expect(try repository.resolve(id.short) == id)
        let description = try scratch.git("describe", "--long", "HEAD")
        #expect(try repository.resolve(description) == id)
    }

    @Test("Upstreams") func upstreams() throws {
        let origin = try Self.scratch()
        let clone = try ScratchRepository(cloning: origin)
        try clone.git("checkout", "-q", "-b", "work", "--track", "origin/side")
        let repository = try clone.open()
        #expect(try repository.resolve("@{u}") == origin.id("side"))
        #expect(try repository.resolve("work@{upstream}") == origin.id("side"))
        #expect(try repository.upstream(of: "work") == "origin/side")
        #expect(try repository.guessedTrunk() == "origin/side")
        #expect(try repository.remoteHead() == "origin/main")
        #expect(try repository.branchNames() == ["main", "work", "origin/HEAD", "origin/main", "origin/side"])
        #expect(try repository.tagNames() == ["light", "v1"])
        try clone.git("checkout", "-q", "-b", "lone")
        #expect(try clone.open().upstream(of: "lone") == nil)
        #expect(try clone.open().guessedTrunk() == "origin/main")
    }

    @Test("The trunk without remotes, and HEAD's kinds") func heads() throws {
        let scratch = try ScratchRepository()
        #expect(try scratch.open().head() == .unborn("main"))
        #expect(try scratch.open().guessedTrunk() == nil)
        #expect(failure { try scratch.open().resolve("HEAD") } == .unbornHead(branch: "main"))
        let id = try scratch.commit(["a": "1"])
        #expect(try scratch.open().head() == .branch("main", id))
        try scratch.git("checkout", "-q", "--detach")
        #expect(try scratch.open().head() == .detached(id))
        #expect(try scratch.open().guessedTrunk() == "main")
    }

    @Test("What names nothing, with the nearest names") func unknown() throws {
        let scratch = try Self.scratch()
        let repository = try scratch.open()
        #expect(failure { try repository.resolve("mian") } == .unknownRevision("mian", nearest: ["main"]))
        #expect(failure { try repository.resolve("WORKTRE") } == .unknownRevision("WORKTRE", nearest: ["WORKTREE"]))
        #expect(failure { try repository.resolve("zzzzzzzz") } == .unknownRevision("zzzzzzzz", nearest: []))
        #expect(failure { try repository.resolve("HEAD~99") } == .unknownRevision("HEAD~99", nearest: []))
        #expect(failure { try repository.resolve("") } == .unknownRevision("", nearest: []))
        #expect(failure { try repository.resolve("HEAD:a") } == .notACommit("HEAD:a"))
        #expect(failure { try repository.resolve("HEAD^{tree}") } == .notACommit("HEAD^{tree}"))
        #expect(failure { try repository.resolve("main..side") } == .unknownRevision("main..side", nearest: []))
        #expect(GitError.unknownRevision("mian", nearest: ["main"]).fault == .usage)
    }

    @Test("A commit is copied whole") func commit() throws {
        let scratch = try ScratchRepository()
        let first = try scratch.commit(["a": "1"])
        let second = try scratch.commit(["a": "2"], "A summary\non two lines\n\nThe body.\n\nMore of it.")
        let commit = try scratch.open().commit(second)
        #expect(commit.parents == [first])
        #expect(commit.author == Signature(name: "Ada", email: "ada@example.com", time: 1_700_000_120, offset: 60))
        #expect(commit.committer.name == "Carl")
        #expect(commit.summary == "A summary on two lines")
        #expect(commit.body == "The body.\n\nMore of it.")
        #expect(commit.tree == (try scratch.id("HEAD^{tree}")))
    }

    @Test("Ids are read, written and ordered as hex") func objectIDs() throws {
        let text = "00ff10203040506070809000a0b0c0d0e0f01234"
        let id = try #require(ObjectID(text))
        #expect(id.hex == text)
        #expect(ObjectID(bytes: id.bytes) == id)
        #expect(ObjectID(text + "0") == nil)
        #expect(ObjectID(text.dropLast() + "g") == nil)
        #expect(try #require(ObjectID("01" + text.dropFirst(2))) > id)
    }

    /// Three commits on main, a branch, an annotated and a light tag.
    static func scratch() throws -> ScratchRepository {
        let scratch = try ScratchRepository()
        try scratch.commit(["a": "1"], "first")
        try scratch.git("branch", "side")
        try scratch.commit(["a": "2"], "second")
        try scratch.git("tag", "-a", "-m", "a tag", "v1")
        try scratch.git("tag", "light")
        try scratch.commit(["a": "3"], "third")
        return scratch
    }
}
