internal import Basics

extension ReadTree {
    /// Finds the keys that stand twice in one mapping, at the place of the second, in the order of places.
    func duplicates(in source: UnsafeBufferPointer<UInt8>) -> [ReadFailure] {
        var found: [ReadFailure] = []
        records.withUnsafeBufferPointer { records in
            decoded.withUnsafeBufferPointer { decoded in
                var search = DuplicateSearch(records: records, source: source, decoded: decoded)
                for index in records.indices where records[index].kind == .mapping {
                    search.visit(mapping: index, &found)
                }
            }
        }
        return found.sorted { $0.lower < $1.lower }
    }
}

/// The tables that one mapping after the other is searched with.
private struct DuplicateSearch {
    let records: UnsafeBufferPointer<NodeRecord>
    let source: UnsafeBufferPointer<UInt8>
    let decoded: UnsafeBufferPointer<UInt8>
    private var keys: [Int] = []
    /// A word of each key that equal keys have in common, so that few texts are compared.
    private var words: [UInt64] = []
    /// Up to how many keys each is held against each.
    private static let fewKeys = 24
    private var slots: [Int32] = []

    init(records: UnsafeBufferPointer<NodeRecord>, source: UnsafeBufferPointer<UInt8>, decoded: UnsafeBufferPointer<UInt8>) {
        self.records = records
        self.source = source
        self.decoded = decoded
    }

    mutating func visit(mapping index: Int, _ found: inout [ReadFailure]) {
        keys.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        var child = index + 1
        let end = index + Int(records[index].size)
        var isKey = true
        while child < end {
            if isKey {
                keys.append(child)
                words.append(word(of: child))
            }
            isKey.toggle()
            child += records[child].kind == .alias ? 1 : Int(records[child].size)
        }
        if keys.count <= Self.fewKeys {
            for second in keys.indices {
                for first in 0..<second where words[first] == words[second] && same(keys[first], keys[second]) {
                    report(first: keys[first], second: keys[second], &found)
                    break
                }
            }
        } else {
            searchTable(&found)
        }
    }

    /// Open addressing over twice as many slots as keys; Swift's hash is seeded, so that no file can be made to collide.
    private mutating func searchTable(_ found: inout [ReadFailure]) {
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

    /// The length of a key and its first and last bytes.
    private func word(of key: Int) -> UInt64 {
        guard let text = text(of: key) else { return 0 }
        var word = UInt64(truncatingIfNeeded: text.count)
        for index in 0..<min(3, text.count) { word = word << 8 | UInt64(text[index]) }
        for index in max(0, text.count - 4)..<text.count { word = word << 8 | UInt64(text[index]) }
        return word
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
