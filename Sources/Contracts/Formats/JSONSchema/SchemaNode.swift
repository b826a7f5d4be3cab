internal import Basics
internal import Documents

/// A node of a contract with the schema resource that it lies in, against which its references are resolved.
struct LocatedNode: Hashable {
    let node: Node
    /// An index into `ReferenceResolver.resources`.
    let resource: Int32

    init(_ node: Node, in resource: Int32) {
        self.node = node
        self.resource = resource
    }

    /// The same resource at another node.
    func at(_ node: Node) -> LocatedNode { LocatedNode(node, in: resource) }

    static func == (left: LocatedNode, right: LocatedNode) -> Bool { left.node == right.node }
    func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

/// A schema's mapping with its keywords found in one pass; the first of two equal keys counts.
struct SchemaNode {
    let node: Node
    let resource: Int32
    private(set) var present: KeywordSet = []
    private var slots: InlineArray<64, Int32>

    init(_ place: LocatedNode, dialect: SchemaDialect) {
        node = place.node
        resource = place.resource
        slots = InlineArray(repeating: 0)
        guard node.isMapping else { return }
        // This is where a large contract spends its time, so the records are walked without a cursor for each.
        let document = node.document
        document.records.withUnsafeBufferPointer { records in
            document.file.bytes.withUnsafeBufferPointer { bytes in
                func next(after index: Int) -> Int { index + (records[index].kind == .alias ? 1 : Int(records[index].size)) }
                let end = Int(node.index) + Int(records[Int(node.index)].size)
                var key = Int(node.index) + 1
                while key < end {
                    let value = next(after: key)
                    if let keyword = Self.keyword(at: key, records, bytes, document), dialect.keywords.contains(keyword),
                        !present.contains(keyword)
                    {
                        present.insert(keyword)
                        slots[Int(keyword.rawValue)] = Node(document: document, index: Int32(value)).index
                    }
                    key = next(after: value)
                }
            }
        }
    }

    /// The keyword that a key spells; most keys are text as the file has it.
    private static func keyword(
        at index: Int, _ records: UnsafeBufferPointer<NodeRecord>, _ bytes: UnsafeBufferPointer<UInt8>, _ document: Document
    ) -> SchemaKeyword? {
        let record = records[index]
        guard record.kind == .text, !record.isDecoded else {
            return Node(document: document, index: Int32(index)).withBytes { SchemaKeyword($0) }
        }
        return SchemaKeyword(UnsafeBufferPointer(rebasing: bytes[Int(record.textLower)..<Int(record.textUpper)]))
    }

    subscript(_ keyword: SchemaKeyword) -> Node? {
        present.contains(keyword) ? Node(document: node.document, index: slots[Int(keyword.rawValue)]) : nil
    }

    /// Whether a keyword is there and says true.
    func isTrue(_ keyword: SchemaKeyword) -> Bool { self[keyword]?.boolean ?? false }

    /// The place of a keyword's value, for reading on.
    func place(_ node: Node) -> LocatedNode { LocatedNode(node, in: resource) }
}
