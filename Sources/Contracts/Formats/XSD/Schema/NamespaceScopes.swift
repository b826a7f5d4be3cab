internal import Basics
internal import Documents

/// The namespace prefixes of a document by where they hold, for prefixes in values such as `type="xs:int"`.
struct NamespaceScopes: Sendable {
    private struct Scope: Sendable {
        let lower: Int
        let upper: Int
        /// The scope around it; -1 for none.
        let parent: Int
        let bindings: [(prefix: Name, address: Name)]
    }

    private var scopes: [Scope] = []

    init(_ root: Node) {
        gather(root, parent: -1)
    }

    private mutating func gather(_ element: Node, parent: Int) {
        var parent = parent
        let declared = element.namespaceDeclarations
        if !declared.isEmpty {
            scopes.append(Scope(lower: element.span.lower, upper: element.span.upper, parent: parent, bindings: declared))
            parent = scopes.count - 1
        }
        for child in element.elements { gather(child, parent: parent) }
    }

    /// The namespace that a prefix stands for at an offset of the file; nil where it is not declared.
    func address(of prefix: Name, at position: Int) -> Name? {
        if prefix == "xml" { return XMLNames.xml }
        var low = 0
        var high = scopes.count
        while low < high {
            let middle = (low + high) / 2
            if scopes[middle].lower <= position { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0 {
            let scope = scopes[index]
            if position < scope.upper, let found = scope.bindings.first(where: { $0.prefix == prefix }) { return found.address }
            index = scope.parent
        }
        return nil
    }
}

/// Addresses of namespaces that XML's own vocabularies have.
enum XMLNames {
    static let xml: Name = "http://www.w3.org/XML/1998/namespace"
    static let schema: Name = "http://www.w3.org/2001/XMLSchema"
    static let schemaText: StaticString = "http://www.w3.org/2001/XMLSchema"
    static let instance: Name = "http://www.w3.org/2001/XMLSchema-instance"
}

/// A name with its namespace.
struct XSDName: Hashable, Sendable {
    let namespace: Name
    let local: Name

    init(_ namespace: Name, _ local: Name) {
        self.namespace = namespace
        self.local = local
    }

    static func builtIn(_ local: Name) -> XSDName { XSDName(XMLNames.schema, local) }

    /// The name as it is compared: the namespace in braces, and the local name.
    var wire: Name { namespace.isEmpty ? local : Name("{\(namespace)}\(local)") }
}
