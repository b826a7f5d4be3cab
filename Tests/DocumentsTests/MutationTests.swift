import Basics
import Documents
import Testing

/// A small generator of numbers with a seed, so that a failure happens again (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

@Suite struct MutationTests {
    private static let seeds: [(Syntax, String)] = [
        (.yaml, "é: &a [1, 'x''y', \"\\u00e9\\n\"]\nb:\n  - {c: *a, d: }\n  - |\n    t\n    u\n---\n? k\n: !!int 3\n# end\n"),
        (.yaml, "openapi: 3.1.0\npaths:\n  /a/{b}: &p\n    get: {operationId: x, tags: [a, b]}\n  /c: *p\n"),
        (.json, #"{"a": [1, -2.5e+3, true, false, null], "\u0041é\ud83d\ude00": {"b": "c\n"}, "d": [[], {}]}"#),
        (.xml, "<?xml version='1.0'?><a xmlns='u' xmlns:x='v' x:b='1&amp;2' c=\"é\">t<x:d/><![CDATA[<]]><!-- c -->\n<e>f</e></a>"),
        (.xml, "<!DOCTYPE a [<!ENTITY x 'y'><!ATTLIST a d CDATA 'z'>]><a b='&x;'><c/>&lt;</a>"),
    ]

    /// Bytes that mean something to one of the syntaxes.
    private static let spice =
        Array("{}[]:,\"'\\&*!|>-?#%@`<>/=;\n\r\t 0e+.~\u{e9}\u{2028}\u{feff}".utf8) + [0, 1, 0x7F, 0x80, 0xC3, 0xED, 0xFF]

    @Test(arguments: 0..<5)
    func survivesMutations(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed) + 1)
        let (syntax, text) = Self.seeds[seed]
        for _ in 0..<2_000 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&bytes, &random) }
            check(read(bytes, as: syntax), bytes)
        }
    }

    /// Replaces, inserts, removes or copies some bytes.
    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let length = min(Int.random(in: 0...4, using: &random), bytes.count - place)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(spice.randomElement(using: &random)!, at: place)
        case 1: bytes.removeSubrange(place..<(place + length))
        case 2: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: Int.random(in: 0...bytes.count, using: &random))
        default: if place < bytes.count { bytes[place] = spice.randomElement(using: &random)! }
        }
    }

    /// Checks that places lie in the file, children in their parents' subtrees, and texts in their buffers; and that all readers end.
    private func check(_ document: Document, _ bytes: [UInt8]) {
        let size = bytes.count
        var isSound = true
        for (index, record) in document.records.enumerated() {
            isSound = isSound && record.lower <= record.upper && Int(record.upper) <= size
            isSound = isSound && record.textLower <= record.textUpper
            isSound = isSound && Int(record.textUpper) <= (record.isDecoded ? document.decoded.count : size)
            isSound = isSound && (record.kind == .alias ? Int(record.size) < index : index + Int(record.size) <= document.records.count)
        }
        isSound = isSound && document.troubles.allSatisfy { 0 <= $0.span.lower && $0.span.lower <= $0.span.upper && $0.span.upper <= size }
        isSound = isSound && document.isUnreadable == (document.roots.isEmpty && !document.troubles.isEmpty)
        #expect(isSound, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        #expect(
            document.records.indices.allSatisfy { isNested($0, document.records) },
            "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        for root in document.roots {
            _ = root.digest
            _ = root.canonicalJSON
        }
    }

    /// Whether the children of a record stand in order inside it.
    private func isNested(_ index: Int, _ records: [NodeRecord]) -> Bool {
        let record = records[index]
        guard record.kind.rawValue > NodeKind.text.rawValue, record.kind != .alias else { return true }
        var last = record.lower
        var child = index + 1
        while child < index + Int(record.size) {
            guard records[child].lower >= last, records[child].upper <= record.upper else { return false }
            // A name stands for its namespace and for the attribute.
            if record.kind != .element { last = records[child].upper }
            child += records[child].kind == .alias ? 1 : Int(records[child].size)
        }
        return true
    }
}
