internal import Documents

/// Values by node, for what a reader asks at every node: a node's number is hashed with one multiplication.
///
/// The multiplier is drawn anew for each document, so that no file can be laid out to make its nodes collide.
struct NodeTable<Value> {
    private struct Sheet {
        let document: Document
        let multiplier: UInt32 = .random(in: 1 ... .max) | 1
        /// Open addressing: the node's index and its value's place; an index of -1 is a free slot.
        var slots: [(node: Int32, value: Int32)] = Array(repeating: (-1, -1), count: 16)
        var count = 0

        func slot(of node: Int32) -> Int {
            let shift = UInt32(truncatingIfNeeded: 32 - slots.count.trailingZeroBitCount)
            var slot = Int((UInt32(bitPattern: node) &* multiplier) >> shift)
            while slots[slot].node >= 0, slots[slot].node != node { slot = (slot + 1) & (slots.count - 1) }
            return slot
        }

        mutating func insert(_ node: Int32, _ value: Int32) {
            if count * 2 >= slots.count {
                let old = slots
                slots = Array(repeating: (-1, -1), count: old.count * 2)
                for entry in old where entry.node >= 0 { slots[slot(of: entry.node)] = entry }
            }
            slots[slot(of: node)] = (node, value)
            count += 1
        }
    }

    private var sheets: [Sheet] = []
    private var sheetNumbers: [ObjectIdentifier: Int] = [:]
    private var values: [Value] = []

    init() {}

    subscript(_ node: Node) -> Value? {
        guard let sheet = sheet(of: node.document) else { return nil }
        let found = sheets[sheet].slots[sheets[sheet].slot(of: node.index)]
        return found.node < 0 ? nil : values[Int(found.value)]
    }

    subscript(_ place: LocatedNode) -> Value? { self[place.node] }

    /// Sets a node's value.
    mutating func set(_ value: Value, for node: Node) {
        let sheet = sheet(of: node.document) ?? add(node.document)
        let known = sheets[sheet].slots[sheets[sheet].slot(of: node.index)]
        if known.node >= 0 { return values[Int(known.value)] = value }
        sheets[sheet].insert(node.index, Int32(values.count))
        values.append(value)
    }

    mutating func set(_ value: Value, for place: LocatedNode) { set(value, for: place.node) }

    /// Most contracts are one document.
    private func sheet(of document: Document) -> Int? {
        guard let first = sheets.first else { return nil }
        return first.document === document ? 0 : sheetNumbers[ObjectIdentifier(document)]
    }

    private mutating func add(_ document: Document) -> Int {
        sheets.append(Sheet(document: document))
        sheetNumbers[ObjectIdentifier(document)] = sheets.count - 1
        return sheets.count - 1
    }
}
