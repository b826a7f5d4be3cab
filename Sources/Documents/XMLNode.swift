package import Basics

/// Which namespaces a name of XML is looked for in.
package enum NamespaceFilter: Sendable {
    /// In every namespace and in none.
    case any
    /// Only names without a namespace.
    case none
    /// Only in the namespace with this address.
    case exactly(StaticString)
}

/// What only XML nodes have.
extension Node {
    /// The address of an element's or attribute's namespace; empty where it has none, and for other nodes.
    package var namespace: Name { namespaceNode?.name ?? "" }

    /// Whether an element or attribute lies in a namespace.
    package func isIn(_ filter: NamespaceFilter) -> Bool {
        switch filter {
        case .any: true
        case .none: namespaceNode?.isText("") ?? true
        case .exactly(let address): namespaceNode?.isText(address) ?? false
        }
    }

    /// The value of an element's attribute, a text node; nil where the element has no such attribute.
    package func attribute(_ local: StaticString, namespace: NamespaceFilter = .none) -> Node? {
        guard kind == .element else { return nil }
        let place = document.records.withUnsafeBufferPointer { records in
            attributePlace(records) { spells(local, records[$0]) && isIn(namespace, records[$0 + 1]) }
        }
        return place.map { Node(document: document, index: Int32($0)) }
    }

    /// Where the value of the first attribute stands that a test, which is given an attribute's index, takes. Attributes come before all else
    /// that an element holds, each with its namespace and value behind it; this is asked so often that no cursor is made for each.
    private func attributePlace(_ records: UnsafeBufferPointer<NodeRecord>, _ isWanted: (Int) -> Bool) -> Int? {
        let end = Int(index) + Int(records[Int(index)].size)
        var next = Int(index) + 2
        while next < end, records[next].kind == .attribute {
            if isWanted(next) { return next + 2 }
            next += Int(records[next].size)
        }
        return nil
    }

    private func isIn(_ filter: NamespaceFilter, _ namespace: NodeRecord) -> Bool {
        switch filter {
        case .any: true
        case .none: namespace.textLower == namespace.textUpper
        case .exactly(let address): spells(address, namespace)
        }
    }

    /// Whether a record's text is a literal, byte for byte.
    private func spells(_ literal: StaticString, _ record: NodeRecord) -> Bool {
        literal.withUTF8Buffer { wanted in
            guard Int(record.textUpper) - Int(record.textLower) == wanted.count else { return false }
            return (record.isDecoded ? document.decoded : document.file.bytes).withUnsafeBufferPointer { bytes in
                areEqual(UnsafeBufferPointer(rebasing: bytes[Int(record.textLower)..<Int(record.textUpper)]), wanted)
            }
        }
    }

    /// An element's attributes in order, without declarations of namespaces; `text` is their local name.
    package var attributes: KindSequence { KindSequence(children: xmlChildren, kind: .attribute) }

    /// The value of an attribute: a text node.
    package var attributeValue: Node? {
        guard kind == .attribute else { return nil }
        var children = children
        _ = children.next()
        return children.next()
    }

    /// The elements directly inside an element, in order.
    package var elements: KindSequence { KindSequence(children: xmlChildren, kind: .element) }

    /// The elements with some local name directly inside an element, in order.
    package func elements(named local: StaticString, namespace: NamespaceFilter = .any) -> [Node] {
        elements.filter { $0.isText(local) && $0.isIn(namespace) }
    }

    /// The first element with some local name directly inside an element.
    package func element(named local: StaticString, namespace: NamespaceFilter = .any) -> Node? {
        elements.first { $0.isText(local) && $0.isIn(namespace) }
    }

    /// The namespaces that an element's start tag declares, with the prefixes that stand for them; an empty prefix is the default namespace.
    ///
    /// Needed where prefixes stand in values, as in XML Schema's `type="xs:int"`.
    package var namespaceDeclarations: [(prefix: Name, address: Name)] {
        guard kind == .element else { return [] }
        return document.file.bytes.withUnsafeBufferPointer { bytes in
            var tag = XMLStartTag(source: bytes, at: span.lower)
            var found: [(prefix: Name, address: Name)] = []
            while let declaration = tag.nextDeclaration() {
                let isDefault = declaration.name == declaration.localName
                let prefix = isDefault ? "" : String(decoding: bytes[declaration.localName], as: UTF8.self)
                found.append((Name(prefix), Name(String(decoding: bytes[declaration.value], as: UTF8.self))))
            }
            return found
        }
    }

    /// The text directly inside an element, without that of inner elements; white space at both ends is kept.
    package var characterText: String {
        var text = ""
        for part in KindSequence(children: xmlChildren, kind: .characters) { text += part.text }
        return text
    }

    private var namespaceNode: Node? {
        guard kind == .element || kind == .attribute else { return nil }
        var children = children
        return children.next()
    }

    private var xmlChildren: ChildSequence { ChildSequence(document: document, parent: kind == .element ? index : nil) }
}

/// The direct children of one kind.
package struct KindSequence: Sequence, IteratorProtocol {
    package var children: ChildSequence
    package let kind: NodeKind

    package mutating func next() -> Node? {
        while let node = children.next() {
            if node.kind == kind { return node }
        }
        return nil
    }
}
