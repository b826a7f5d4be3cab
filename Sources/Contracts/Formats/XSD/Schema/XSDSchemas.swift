internal import Basics
internal import Documents

/// One schema element, with what its declarations take from it.
struct XSDSchemaDocument {
    let root: Node
    /// The namespace of what it declares; a schema without one that is included takes that of the one which includes it.
    let namespace: Name
    /// Whether names without a prefix lie in that namespace although the schema itself has none.
    let isChameleon: Bool
    let scopes: NamespaceScopes

    var qualifiesElements: Bool { root.attribute("elementFormDefault")?.isText("qualified") ?? false }
    var qualifiesAttributes: Bool { root.attribute("attributeFormDefault")?.isText("qualified") ?? false }
    var blockDefault: String { root.attribute("blockDefault")?.text ?? "" }
    var finalDefault: String { root.attribute("finalDefault")?.text ?? "" }

    /// The name that a value such as `tns:Order` stands for; nil where its prefix is not declared.
    func name(_ text: String, at node: Node) -> XSDName? {
        let parts = text.xsdTrimmed.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let local = parts.last, !local.isEmpty else { return nil }
        if parts.count == 1 {
            let address = scopes.address(of: "", at: node.span.lower) ?? ""
            return XSDName(address.isEmpty && isChameleon ? namespace : address, Name(local))
        }
        return scopes.address(of: Name(parts[0]), at: node.span.lower).map { XSDName($0, Name(local)) }
    }
}

/// A global declaration, and the schema that it stands in.
struct XSDComponent: Hashable {
    let node: Node
    let schema: Int
}

/// What a global declaration is told by.
struct XSDKey: Hashable {
    enum Kind: Hashable { case element, type, group, attributeGroup, attribute }

    let kind: Kind
    let name: XSDName
}

/// The global declarations of a set of schemas that belong together.
struct XSDSchemas {
    private(set) var documents: [XSDSchemaDocument] = []
    private(set) var components: [XSDKey: XSDComponent] = [:]
    /// What a `redefine` replaced, for the redefinition to build on.
    private(set) var originals: [XSDKey: XSDComponent] = [:]
    /// The keys in the order in which they were met.
    private(set) var order: [XSDKey] = []
    private(set) var troubles: [ContractTrouble] = []

    mutating func add(_ document: XSDSchemaDocument) {
        documents.append(document)
        let index = documents.count - 1
        for node in document.root.elements where node.isIn(.exactly(XMLNames.schemaText)) {
            if let key = Self.key(of: node, document) { declare(key, XSDComponent(node: node, schema: index)) }
        }
    }

    /// Puts the redefinitions of a schema in the place of what they redefine; all documents must have been added.
    mutating func applyRedefinitions() {
        for (index, document) in documents.enumerated() {
            for redefine in document.root.elements(named: "redefine", namespace: .exactly(XMLNames.schemaText)) {
                for node in redefine.elements {
                    guard let key = Self.key(of: node, document) else { continue }
                    if let original = components[key] { originals[key] = original } else { order.append(key) }
                    components[key] = XSDComponent(node: node, schema: index)
                }
            }
        }
    }

    private mutating func declare(_ key: XSDKey, _ component: XSDComponent) {
        if let known = components[key] {
            // The same file may come in by two ways; two declarations of one name in one schema are an error.
            guard documents[known.schema].root == documents[component.schema].root else { return }
            troubles.append(
                ContractTrouble(
                    .partUnknown, "`\(key.name.local)` is declared twice, so only the first declaration counts.", at: component.node.span))
            return
        }
        components[key] = component
        order.append(key)
    }

    private static func key(of node: Node, _ document: XSDSchemaDocument) -> XSDKey? {
        let kind: XSDKey.Kind
        switch node.text {
        case "element": kind = .element
        case "complexType", "simpleType": kind = .type
        case "group": kind = .group
        case "attributeGroup": kind = .attributeGroup
        case "attribute": kind = .attribute
        default: return nil
        }
        guard let name = node.attribute("name")?.text.xsdTrimmed, !name.isEmpty else { return nil }
        return XSDKey(kind: kind, name: XSDName(document.namespace, Name(name)))
    }
}

extension String {
    /// The text without white space of XML at its ends.
    var xsdTrimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" }
        guard let first = unicodeScalars.firstIndex(where: { !isSpace($0) }), let last = unicodeScalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(unicodeScalars[first...last])
    }

    /// The words of a list that white space separates.
    var xsdWords: [String] {
        unicodeScalars.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.map(String.init)
    }
}
