import Basics
import Testing

@testable import Documents

/// The plain reader makes, to the byte, the tree that libyaml's events make, or none.
@Suite struct PlainYAMLTests {
    /// What files are put together from: spellings that the plain reader knows, and some that it must leave alone.
    private static let pieces = [
        "\n", " ", "  ", "- ", ": ", ":\n", "-\n", "\"", "'", "''", "\\n", "\\\n", "|\n", ">\n", "|-\n", ">+\n", "# c", " # c\n", "{", "}",
        "[", "]", ", ", ",", "---\n", "...\n", "a", "b: c\n", "null", "1.5", "~", "é", "\u{2028}", "\t", "&a ", "*a", "!t ", "?", "? ",
        "\n\n", "\n  ", "\n    ", "\\u00e9", "\\\"", "- - a", "- a: b\n  c: d\n", "k:\n- x\n- y\n", "k: |\n  t\n\n   u\n  v\n",
        "k: >\n  t\n  u\n\n  v\n    w\n  x\n\n", "k: \"a\n  b\n\n  c\"\n", "k: a\n  b\n\n  c\n", "%", "@", "`", "<<: ", "-", ":", "?x",
        ":x", "\r\n", "{a: b}", "{\"a\":1}", "[a, b]", "[\n a,\n b\n]", "{a: {b: [c]}, d: e}", "#x", " #", "x#y", "x:y", "http://a",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<4)
    func sameTreeAsTheEventsMake(seed: Int) {
        var random = Steps(state: UInt64(seed))
        var read = 0
        for _ in 0..<4_000 {
            let bytes = (0...random.below(14)).flatMap { _ in Self.pieces[random.below(Self.pieces.count)] }
            guard let plain = Self.plain(bytes) else { continue }
            read += 1
            #expect(plain == Self.events(bytes), "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        }
        #expect(read > 300)
    }

    @Test(arguments: [
        "openapi: 3.0.3\npaths:\n  /a/{id}:\n    get:\n      tags: [a, 'b']\n      description: |-\n        One.\n\n        Two.\n",
        "---\n# c\na:\n- b: \"x\\ty\"\n  c: text that\n    goes on # c\n- {d: 1, e: [], f: {}}\n-\n",
        "a: >\n  folded\n  text\n\n   kept\nb: 'it''s'\nc: \"two\n  lines\"\n",
    ])
    func readsWhatPeopleWrite(text: String) throws {
        let plain = try #require(Self.plain(Array(text.utf8)))
        #expect(plain == Self.events(Array(text.utf8)))
    }

    @Test(arguments: ["a: &x 1\nb: *x\n", "a: !!str 1\n", "a:\tb\n", "a: 1\n b: 2\n", "a: b: c\n", "a: [1, 2\n", "\"a\n", "a\n---\nb\n"])
    func leavesTheRestToTheLibrary(text: String) {
        #expect(Self.plain(Array(text.utf8)) == nil)
    }

    private static func plain(_ bytes: [UInt8]) -> [String]? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let text = text(buffer) else { return nil }
            return readPlainYAML(buffer, text, DocumentLimits()).map(lines)
        }
    }

    private static func events(_ bytes: [UInt8]) -> [String]? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let text = text(buffer) else { return nil }
            do throws(ReadFailure) {
                return lines(try readYAMLByEvents(buffer, text, DocumentLimits()))
            } catch {
                return [error.message]
            }
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> SourceText? {
        do throws(ReadFailure) {
            return try SourceText(bytes, limits: DocumentLimits())
        } catch {
            return nil
        }
    }

    private static func lines(_ tree: ReadTree) -> [String] {
        tree.records.map { record in
            "\(record.kind) \(record.lower)-\(record.upper) \(record.size) \(record.isDecoded) \(record.textLower)-\(record.textUpper)"
        } + [String(decoding: tree.decoded, as: UTF8.self), "\(tree.roots)"]
    }

    private struct Steps {
        var state: UInt64

        /// A number below a limit (SplitMix64).
        mutating func below(_ limit: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) % UInt64(limit))
        }
    }
}
