internal import Basics
internal import Synchronization

/// A hash of 128 bits over what a node says: the same for the same content, however it is laid out.
///
/// The order of a mapping's keys and of an element's attributes, white space, comments and the style of quotes do not matter; a scalar's kind
/// and its text do (`4.10` is not `4.1`). Aliases count as what they stand for. It tells apart what people write; it does not withstand an
/// attacker.
package struct Digest: Hashable, Sendable {
    private var first: UInt64
    private var second: UInt64

    /// Starts a digest for one kind of thing.
    fileprivate init(seed: UInt64) {
        first = seed &+ 0x9E37_79B9_7F4A_7C15
        second = seed ^ 0xC2B2_AE3D_27D4_EB4F
    }

    /// Takes in eight bytes; both halves change in a way that can be undone, so that nothing taken in before is lost.
    fileprivate mutating func absorb(_ word: UInt64) {
        first = (first ^ word) &* 0xFF51_AFD7_ED55_8CCD
        first ^= first >> 32
        second = ((second << 29 | second >> 35) &+ word) &* 0xC4CE_B9FE_1A85_EC53
        second ^= second >> 29
    }

    fileprivate mutating func absorb(_ digest: Digest) {
        absorb(digest.first)
        absorb(digest.second)
    }

    fileprivate mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
        absorb(UInt64(bytes.count))
        var index = 0
        while index + 8 <= bytes.count {
            absorb(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var last: UInt64 = 0
        for byte in bytes[index...] { last = last << 8 | UInt64(byte) }
        absorb(last)
    }

    /// Adds one member of a set; the order of additions does not matter.
    fileprivate mutating func add(_ digest: Digest) {
        first = first &+ digest.first
        second = second &+ digest.second
    }

    /// The digest after everything was taken in: every bit depends on every other.
    fileprivate var finished: Digest {
        var result = self
        result.absorb(first ^ second)
        result.absorb(result.second >> 17 ^ result.first)
        return result
    }
}

/// The digests of a document's nodes, computed together the first time that one is wanted.
final class DigestCache: Sendable {
    private let digests = Mutex<[Digest]?>(nil)

    func digest(of index: Int32, records: [NodeRecord], source: [UInt8], decoded: [UInt8]) -> Digest {
        digests.withLock { cached in
            if let cached { return cached[Int(index)] }
            let computed = computeDigests(records, source, decoded)
            cached = computed
            return computed[Int(index)]
        }
    }
}

extension Node {
    /// The hash of what the node and all below it say. The first one asked of a document computes all of them.
    package var digest: Digest {
        document.digests.digest(of: index, records: document.records, source: document.file.bytes, decoded: document.decoded)
    }
}

/// Computes the digest of every node. A node that an alias stands for ends before the alias, so one walk in order of ends is enough.
private func computeDigests(_ records: [NodeRecord], _ source: [UInt8], _ decoded: [UInt8]) -> [Digest] {
    var digests = [Digest](repeating: Digest(seed: 0), count: records.count)
    var open: [Int] = []
    func closeEnded(before index: Int) {
        while let last = open.last, last + Int(records[last].size) <= index {
            open.removeLast()
            digests[last] = combine(last, records, digests, text: textDigest(records[last], source, decoded))
        }
    }
    for index in records.indices {
        closeEnded(before: index)
        let record = records[index]
        switch record.kind {
        case .alias: digests[index] = digests[Int(record.size)]
        case .mapping, .sequence, .element, .attribute: open.append(index)
        case .null, .boolean, .integer, .number, .text, .characters: digests[index] = textDigest(record, source, decoded).finished
        }
    }
    closeEnded(before: records.count)
    return digests
}

/// Starts a digest with a record's kind and its own text.
private func textDigest(_ record: NodeRecord, _ source: [UInt8], _ decoded: [UInt8]) -> Digest {
    var digest = Digest(seed: UInt64(record.kind.rawValue))
    (record.isDecoded ? decoded : source).withUnsafeBytes { bytes in
        digest.absorb(UnsafeRawBufferPointer(rebasing: bytes[Int(record.textLower)..<Int(record.textUpper)]))
    }
    return digest
}

/// Combines the digests of a node's children, which all are known.
private func combine(_ index: Int, _ records: [NodeRecord], _ digests: [Digest], text: Digest) -> Digest {
    var ordered = text
    var unordered = Digest(seed: 0)
    var key: Digest?
    var child = index + 1
    while child < index + Int(records[index].size) {
        let digest = digests[child]
        if records[index].kind == .mapping {
            if let name = key {
                var entry = Digest(seed: 0x100)
                entry.absorb(name)
                entry.absorb(digest)
                unordered.add(entry.finished)
                key = nil
            } else {
                key = digest
            }
        } else if records[child].kind == .attribute {
            unordered.add(digest)
        } else {
            ordered.absorb(digest)
        }
        child += records[child].kind == .alias ? 1 : Int(records[child].size)
    }
    ordered.absorb(unordered)
    return ordered.finished
}

extension Digest {
    /// The hash of plain bytes, for what is not read into nodes.
    package init(ofBytes bytes: [UInt8]) {
        var digest = Digest(seed: 0x200)
        bytes.withUnsafeBytes { digest.absorb($0) }
        self = digest.finished
    }
}

extension Digest {
    /// The two halves, for keeping it between runs.
    package var words: (UInt64, UInt64) { (first, second) }

    /// The digest of two halves.
    package init(words: (UInt64, UInt64)) { (first, second) = words }
}
