import Git
import Testing

@Suite("What hooks are told") struct HookInputTests {
    static let zero = String(repeating: "0", count: 40)
    static let one = String(repeating: "1", count: 40)
    static let two = String(repeating: "2", count: 40)

    @Test("pre-push: updates, new branches, deletions, odd text on the left") func prePush() throws {
        let input = """
            refs/heads/main \(Self.one) refs/heads/main \(Self.two)
            :/a b  c \(Self.one) refs/heads/new \(Self.zero)
            (delete) \(Self.zero) refs/heads/gone \(Self.two)

            """
        let id = (one: try #require(ObjectID(Self.one)), two: try #require(ObjectID(Self.two)))
        #expect(
            try HookInput.prePush(input) == [
                PushedReference(local: "refs/heads/main", localObject: .id(id.one), remote: "refs/heads/main", remoteObject: .id(id.two)),
                PushedReference(local: ":/a b  c", localObject: .id(id.one), remote: "refs/heads/new", remoteObject: .none),
                PushedReference(local: "(delete)", localObject: .none, remote: "refs/heads/gone", remoteObject: .id(id.two)),
            ])
        #expect(try HookInput.prePush("") == [])
    }

    @Test("pre-receive: ids of both lengths") func preReceive() throws {
        let long = String(repeating: "a", count: 64)
        let input = "\(Self.zero) \(Self.one) refs/heads/é\n\(long) \(String(repeating: "0", count: 64)) refs/heads/b\n"
        #expect(
            try HookInput.preReceive(input) == [
                ReceivedReference(name: "refs/heads/é", old: .none, new: .id(try #require(ObjectID(Self.one)))),
                ReceivedReference(name: "refs/heads/b", old: .sha256(long), new: .none),
            ])
    }

    @Test(
        "Lines that are not as they should be",
        arguments: ["x", "a b c d", "\(zero) \(one)", "\(zero) \(one) ", " \(one) refs/heads/a \(one)", "é"])
    func malformed(_ line: String) {
        #expect(throws: HookInput.Malformed(line: 2, text: line)) { try HookInput.preReceive("\(Self.zero) \(Self.one) a\n\(line)\n") }
        #expect(throws: HookInput.Malformed(line: 1, text: line)) { try HookInput.prePush(line) }
    }

    @Test("Merged heads and push options") func variables() throws {
        let environment = [
            "GITHEAD_" + Self.two: "side", "GITHEAD_" + Self.one: "other", "GITHEAD_x": "no", "GIT_PUSH_OPTION_COUNT": "2",
            "GIT_PUSH_OPTION_0": "a=b",
            "GIT_PUSH_OPTION_1": "c", "GIT_PUSH_OPTION_2": "beyond",
        ]
        let heads = HookInput.mergedHeads(environment)
        #expect(heads.map(\.id.hex) == [Self.one, Self.two])
        #expect(heads.map(\.name) == ["other", "side"])
        #expect(HookInput.pushOptions(environment) == ["a=b", "c"])
        #expect(HookInput.pushOptions(["GIT_PUSH_OPTION_COUNT": "9223372036854775807"]) == [])
        #expect(HookInput.pushOptions(["GIT_PUSH_OPTION_COUNT": "-1"]) == [])
    }

    @Test("Any bytes are read without harm, and paths keep theirs") func anyBytes() {
        var generator = SplitMix(state: 3)
        let alphabet = Array("0a/\"\\: \n%(".utf8) + [0xC3, 0xA9, 0xFF, 0x80]
        for _ in 0..<2_000 {
            let bytes = (0..<generator.below(24)).map { _ in alphabet[generator.below(alphabet.count)] }
            #expect(TreePath(bytes: bytes).bytes == bytes)
            #expect(TreePath(bytes: bytes) == TreePath(bytes: bytes))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(splitAlternates(text).allSatisfy { !$0.isEmpty })
            _ = LFSPointer(bytes)
            #expect((try? HookInput.prePush(text))?.isEmpty != false)
            #expect((try? HookInput.preReceive(text))?.isEmpty != false)
        }
    }

    @Test("LFS pointers") func pointers() {
        let oid = String(repeating: "ab", count: 32)
        let text = "version https://git-lfs.github.com/spec/v1\noid sha256:\(oid)\nsize 12345\n"
        #expect(LFSPointer(Array(text.utf8))?.size == 12345)
        #expect(LFSPointer(Array(text.utf8))?.sha256 == oid)
        #expect(LFSPointer(Array("version https://example.com\nsize 1\n".utf8)) == nil)
        #expect(LFSPointer(Array("openapi: 3.1.0\n".utf8)) == nil)
    }
}
