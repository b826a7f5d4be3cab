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
    let present: KeywordSet
    /// Where the values of the keywords that are present stand, in the order of the keywords.
    private let places: [Int32]

    init(_ place: LocatedNode, dialect: SchemaDialect) {
        node = place.node
        resource = place.resource
        (present, places) = node.isMapping ? Self.keywords(of: node, dialect) : ([], [])
    }

    /// Finds a mapping's keywords. This is where a large contract spends its time, so the records are walked without a cursor for each.
    private static func keywords(of node: Node, _ dialect: SchemaDialect) -> (KeywordSet, [Int32]) {
        let document = node.document
        return document.records.withUnsafeBufferPointer { records in
            document.file.bytes.withUnsafeBufferPointer { bytes in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { slots in
                    var present: KeywordSet = []
                    let end = Int(node.index) + Int(records[Int(node.index)].size)
                    var key = Int(node.index) + 1
                    while key < end {
                        let value = key + (records[key].kind == .alias ? 1 : Int(records[key].size))
                        if let keyword = Self.keyword(at: key, records, bytes, document), dialect.keywords.contains(keyword),
                            !present.contains(keyword)
                        {
                            present.insert(keyword)
                            slots[Int(keyword.rawValue)] = Int32(truncatingIfNeeded: value)
                        }
                        key = value + (records[value].kind == .alias ? 1 : Int(records[value].size))
                    }
                    var places: [Int32] = []
                    places.reserveCapacity(present.count)
                    for keyword in present.rawValues { places.append(slots[keyword]) }
                    return (present, places)
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
        present.contains(keyword) ? Node(document: node.document, index: places[present.rank(of: keyword)]) : nil
    }

    /// Whether a keyword is there and says true.
    func isTrue(_ keyword: SchemaKeyword) -> Bool { self[keyword]?.boolean ?? false }

    /// The place of a keyword's value, for reading on.
    func place(_ node: Node) -> LocatedNode { LocatedNode(node, in: resource) }
}
