internal import Basics

extension ReadTree {
    /// Finds the keys that stand twice in one mapping, at the place of the second, in the order of places.
    func duplicates(in source: UnsafeBufferPointer<UInt8>) -> [ReadFailure] {
        var found: [ReadFailure] = []
        records.withUnsafeBufferPointer { records in
            decoded.withUnsafeBufferPointer { decoded in
                withUnsafeTemporaryAllocation(of: KeyWord.self, capacity: DuplicateSearch.fewKeys) { room in
                    var search = DuplicateSearch(records: records, source: source, decoded: decoded, room: room)
                    for index in records.indices where records[index].kind == .mapping {
                        search.visit(mapping: index, &found)
                    }
                }
            }
        }
        return found.sorted { $0.lower < $1.lower }
    }
}

/// A key with a word that equal keys have in common, so that few texts are compared.
private struct KeyWord {
    let word: UInt64
    let key: Int
}

/// The tables that one mapping after the other is searched with.
private struct DuplicateSearch {
    let records: UnsafeBufferPointer<NodeRecord>
    let source: UnsafeBufferPointer<UInt8>
    let decoded: UnsafeBufferPointer<UInt8>
    /// The keys of a mapping that has few.
    private let room: UnsafeMutableBufferPointer<KeyWord>
    /// Up to how many keys each is held against each.
    static let fewKeys = 24
    private var slots: [Int32] = []

    init(
        records: UnsafeBufferPointer<NodeRecord>, source: UnsafeBufferPointer<UInt8>, decoded: UnsafeBufferPointer<UInt8>,
        room: UnsafeMutableBufferPointer<KeyWord>
    ) {
        self.records = records
        self.source = source
        self.decoded = decoded
        self.room = room
    }

    mutating func visit(mapping index: Int, _ found: inout [ReadFailure]) {
        let end = index + Int(records[index].size)
        let known = found.count
        var count = 0
        var key = index + 1
        while key < end {
            if count == Self.fewKeys {
                found.removeSubrange(known...)
                return searchTable(keys(ofMapping: index), &found)
            }
            let word = word(of: key)
            for earlier in 0..<count where room[earlier].word == word && same(room[earlier].key, key) {
                report(first: room[earlier].key, second: key, &found)
                break
            }
            room.initializeElement(at: count, to: KeyWord(word: word, key: key))
            count += 1
            key = next(after: next(after: key))
        }
    }

    private func next(after index: Int) -> Int { index + (records[index].kind == .alias ? 1 : Int(records[index].size)) }

    private func keys(ofMapping index: Int) -> [Int] {
        var keys: [Int] = []
        let end = index + Int(records[index].size)
        var key = index + 1
        while key < end {
            keys.append(key)
            key = next(after: next(after: key))
        }
        return keys
    }

    /// Open addressing over twice as many slots as keys; Swift's hash is seeded, so that no file can be made to collide.
    private mutating func searchTable(_ keys: [Int], _ found: inout [ReadFailure]) {
        var capacity = 16
        while capacity < keys.count * 2 { capacity *= 2 }
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(-1, count: capacity))
        for key in keys {
            guard let text = text(of: key) else { continue }
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(text))
            var slot = hasher.finalize() & (capacity - 1)
            while slots[slot] >= 0, !same(Int(slots[slot]), key) { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] >= 0 {
                report(first: Int(slots[slot]), second: key, &found)
            } else {
                slots[slot] = Int32(truncatingIfNeeded: key)
            }
        }
    }

    /// The text of a key; nil where it is no scalar.
    private func text(of index: Int) -> UnsafeBufferPointer<UInt8>? {
        var record = records[index]
        if record.kind == .alias { record = records[Int(record.size)] }
        guard record.kind.isScalar else { return nil }
        return UnsafeBufferPointer(rebasing: (record.isDecoded ? decoded : source)[Int(record.textLower)..<Int(record.textUpper)])
    }

    /// A mixture of a key's length with its first and last bytes.
    private func word(of key: Int) -> UInt64 {
        guard let text = text(of: key) else { return 0 }
        let bytes = UnsafeRawBufferPointer(text)
        let length = UInt64(truncatingIfNeeded: text.count)
        if text.count >= 8 {
            let first = bytes.loadUnaligned(as: UInt64.self)
            return (first &+ length) ^ bytes.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self) &* 3
        }
        if text.count >= 4 {
            let last = bytes.loadUnaligned(fromByteOffset: text.count - 4, as: UInt32.self)
            return UInt64(bytes.loadUnaligned(as: UInt32.self)) << 32 ^ UInt64(last) ^ length << 60
        }
        return text.reduce(length) { $0 << 8 | UInt64($1) }
    }

    private func same(_ left: Int, _ right: Int) -> Bool {
        guard let left = text(of: left), let right = text(of: right) else { return false }
        return areEqual(left, right)
    }

    private func report(first: Int, second: Int, _ found: inout [ReadFailure]) {
        guard let text = text(of: second) else { return }
        found.append(
            ReadFailure(
                .duplicateKey, "The key `\(String(decoding: text, as: UTF8.self))` stands twice in this mapping; the first one counts.",
                help: "Remove or rename one of them.", at: Int(records[second].lower), to: Int(records[second].upper)))
    }
}
