package import Basics

/// A cursor to one node of a document; cheap to copy.
package struct Node: Sendable {
    package let document: Document
    package let index: Int32

    /// Makes a cursor; one to an alias becomes one to what it stands for.
    package init(document: Document, index: Int32) {
        self.document = document
        let record = document.records[Int(index)]
        self.index = record.kind == .alias ? Int32(record.size) : index
    }

    private var record: NodeRecord { document.records[Int(index)] }

    package var kind: NodeKind { record.kind }
    package var isMapping: Bool { record.kind == .mapping }
    package var isSequence: Bool { record.kind == .sequence }
    package var isScalar: Bool { record.kind.isScalar }
    package var isNull: Bool { record.kind == .null }

    package var span: SourceSpan {
        SourceSpan(file: document.file, lower: Int(record.lower), upper: Int(record.upper))
    }

    /// A scalar's text, quoted or not, as its source says it; an element's local name, an attribute's name.
    package var text: String {
        withBytes { String(decoding: $0, as: UTF8.self) }
    }

    package var name: Name { Name(text) }

    /// Calls a closure with the bytes of `text`.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = record
        let range = Int(record.textLower)..<Int(record.textUpper)
        let source = record.isDecoded ? document.decoded : document.file.bytes
        return source.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether the text is a given literal, byte for byte.
    package func isText(_ literal: StaticString) -> Bool {
        withBytes { bytes in
            literal.withUTF8Buffer { areEqual(bytes, $0) }
        }
    }

    /// Whether the text is a given name, byte for byte.
    package func isName(_ name: Name) -> Bool {
        withBytes { bytes in
            name.text.utf8.withContiguousStorageIfAvailable { areEqual(bytes, $0) } ?? name.text.utf8.elementsEqual(bytes)
        }
    }

    /// Whether the text starts with a given literal.
    package func starts(with literal: StaticString) -> Bool {
        withBytes { bytes in
            literal.withUTF8Buffer { bytes.starts(with: $0) }
        }
    }

    /// Which of some words the text is; nil where it is none of them.
    package func position(in words: [StaticString]) -> Int? {
        withBytes { bytes in
            words.firstIndex { word in
                word.utf8CodeUnitCount == bytes.count && word.withUTF8Buffer { areEqual(bytes, $0) }
            }
        }
    }

    /// A boolean scalar's value.
    package var boolean: Bool? {
        guard record.kind == .boolean else { return nil }
        return withBytes { $0.first == UInt8(ascii: "t") || $0.first == UInt8(ascii: "T") }
    }

    /// A number's value as a decimal; nil for other nodes, infinities, and what has more digits than a decimal holds.
    package var decimal: ExactDecimal? {
        guard record.kind == .integer || record.kind == .number else { return nil }
        let text = text
        if document.syntax == .yaml, text.utf8.count > 2, text.hasPrefix("0o") || text.hasPrefix("0x") {
            return Int128(text.dropFirst(2), radix: text.hasPrefix("0x") ? 16 : 8).map { ExactDecimal(coefficient: $0, exponent: 0) }
        }
        return ExactDecimal(parsing: text)
    }

    /// A whole number's value, also where it is written as `1.0`.
    package var integer: Int? {
        guard let decimal, decimal.isInteger else { return nil }
        return Int(decimal.description)
    }

    /// The direct children in order: keys and values in turn, items, or an element's content.
    package var children: ChildSequence { ChildSequence(document: document, parent: index) }
    /// A sequence's items; none for other nodes.
    package var items: ChildSequence { ChildSequence(document: document, parent: isSequence ? index : nil) }
    /// A mapping's entries; none for other nodes.
    package var entries: EntrySequence { EntrySequence(children: ChildSequence(document: document, parent: isMapping ? index : nil)) }

    /// The value of a mapping's key; the first one where a key stands twice.
    package subscript(_ key: StaticString) -> Node? {
        key.withUTF8Buffer { value(of: $0) }
    }

    /// The value of a mapping's key that is known only at run time.
    package subscript(name key: Name) -> Node? {
        var text = key.text
        return text.withUTF8 { value(of: $0) }
    }

    /// Looks for a key among the records, without a cursor for each: this is asked more often than anything else.
    private func value(of wanted: UnsafeBufferPointer<UInt8>) -> Node? {
        guard isMapping else { return nil }
        let place = document.records.withUnsafeBufferPointer { records -> Int? in
            func next(after index: Int) -> Int { index + (records[index].kind == .alias ? 1 : Int(records[index].size)) }
            let end = Int(index) + Int(records[Int(index)].size)
            var key = Int(index) + 1
            while key < end {
                let value = next(after: key)
                if spells(wanted, records, at: key) { return value }
                key = next(after: value)
            }
            return nil
        }
        return place.map { Node(document: document, index: Int32($0)) }
    }

    /// Whether a key is a scalar whose text is the wanted one.
    private func spells(_ wanted: UnsafeBufferPointer<UInt8>, _ records: UnsafeBufferPointer<NodeRecord>, at key: Int) -> Bool {
        let record = records[key].kind == .alias ? records[Int(records[key].size)] : records[key]
        guard Int(record.textUpper) - Int(record.textLower) == wanted.count, record.kind.isScalar else { return false }
        return (record.isDecoded ? document.decoded : document.file.bytes).withUnsafeBufferPointer { bytes in
            areEqual(UnsafeBufferPointer(rebasing: bytes[Int(record.textLower)..<Int(record.textUpper)]), wanted)
        }
    }
}

extension Node: Hashable {
    package static func == (left: Node, right: Node) -> Bool { left.document === right.document && left.index == right.index }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document))
        hasher.combine(index)
    }
}

/// The direct children of a node.
package struct ChildSequence: Sequence, IteratorProtocol {
    private let document: Document
    private var position: Int32
    private let end: Int32

    package init(document: Document, parent: Int32?) {
        self.document = document
        guard let parent, !document.records[Int(parent)].kind.isScalar else {
            (position, end) = (0, 0)
            return
        }
        position = parent + 1
        end = parent + Int32(document.records[Int(parent)].size)
    }

    package mutating func next() -> Node? {
        guard position < end else { return nil }
        let record = document.records[Int(position)]
        defer { position += record.kind == .alias ? 1 : Int32(record.size) }
        return Node(document: document, index: position)
    }
}

/// The entries of a mapping.
package struct EntrySequence: Sequence, IteratorProtocol {
    package var children: ChildSequence

    package mutating func next() -> (key: Node, value: Node)? {
        guard let key = children.next(), let value = children.next() else { return nil }
        return (key, value)
    }
}
