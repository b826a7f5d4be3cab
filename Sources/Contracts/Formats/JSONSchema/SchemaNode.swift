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
        for entry in node.entries {
            guard let keyword = entry.key.withBytes({ SchemaKeyword($0) }), dialect.keywords.contains(keyword), !present.contains(keyword)
            else { continue }
            present.insert(keyword)
            slots[Int(keyword.rawValue)] = entry.value.index
        }
    }

    subscript(_ keyword: SchemaKeyword) -> Node? {
        present.contains(keyword) ? Node(document: node.document, index: slots[Int(keyword.rawValue)]) : nil
    }

    /// Whether a keyword is there and says true.
    func isTrue(_ keyword: SchemaKeyword) -> Bool { self[keyword]?.boolean ?? false }

    /// The place of a keyword's value, for reading on.
    func place(_ node: Node) -> LocatedNode { LocatedNode(node, in: resource) }
}
