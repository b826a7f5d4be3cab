internal import Basics
internal import Documents

/// A type that a schema declares.
struct CSDLType {
    enum Kind { case entity, complex, enumeration, definition }

    let kind: Kind
    /// The name with its schema's namespace.
    let name: Name
    let local: Name
    let node: Node
    /// The qualified name of the type that it extends.
    let base: Name?

    var isStructured: Bool { kind == .entity || kind == .complex }

    /// What a person calls the kind.
    var label: String {
        switch kind {
        case .entity: "entity type"
        case .complex: "complex type"
        case .enumeration: "enum type"
        case .definition: "type definition"
        }
    }
}

/// The declarations of some CSDL documents, by qualified name.
struct CSDLSchemas {
    private(set) var types: [Name: CSDLType] = [:]
    /// The types in the order of the documents.
    private(set) var ordered: [CSDLType] = []
    /// The types that others extend.
    private(set) var bases: Set<Name> = []
    private(set) var associations: [Name: Node] = [:]
    /// Actions and functions of version 4 with their qualified names.
    private(set) var operations: [(name: Name, node: Node)] = []
    private(set) var containers: [Node] = []
    /// The containers with their qualified names, which annotation targets start with.
    private(set) var containerNames: [(name: Name, node: Node)] = []
    private(set) var annotations = CSDLAnnotations()
    /// Whether the documents are of version 4.
    let isVersion4: Bool
    private var aliases: [Name: Name] = [:]
    private var schemaCount = 0

    var isEmpty: Bool { schemaCount == 0 }

    init(_ documents: [Document], _ troubles: inout [ContractTrouble]) {
        let schemas = documents.flatMap { $0.root.map(Self.schemas(under:)) ?? [] }
        isVersion4 = schemas.contains { $0.namespace.text.contains("docs.oasis-open.org") }
        schemaCount = schemas.count
        for root in documents.compactMap(\.root) {
            for reference in root.elements(named: "Reference") { for include in reference.elements(named: "Include") { addAlias(include) } }
        }
        for schema in schemas { addAlias(schema) }
        for schema in schemas { addDeclarations(of: schema, &troubles) }
        bases = Set(ordered.compactMap(\.base))
    }

    /// The `Schema` elements of a document, whose root may be one itself.
    private static func schemas(under root: Node) -> [Node] {
        if root.isText("Schema") { return [root] }
        let services = root.elements(named: "DataServices")
        return services.flatMap { $0.elements(named: "Schema") }
    }

    private mutating func addAlias(_ node: Node) {
        guard let alias = node.attribute("Alias")?.name, let namespace = node.attribute("Namespace")?.name else { return }
        aliases[alias] = namespace
    }

    private mutating func addDeclarations(of schema: Node, _ troubles: inout [ContractTrouble]) {
        let namespace = schema.attribute("Namespace")?.text ?? ""
        for node in schema.elements {
            if node.isText("Annotations") {
                annotations.add(node, target: qualifiedTarget(node.attribute("Target")?.text ?? ""))
                continue
            }
            guard let local = node.attribute("Name")?.name else { continue }
            let name = Name("\(namespace).\(local)")
            if let kind = Self.kind(of: node) {
                let type = CSDLType(
                    kind: kind, name: name, local: local, node: node, base: node.attribute("BaseType").map { qualified($0.text) })
                guard types.updateValue(type, forKey: name) == nil else {
                    troubles.append(
                        ContractTrouble(.partUnknown, "The type `\(name)` is declared twice; the last one counts.", at: node.span))
                    ordered.removeAll { $0.name == name }
                    ordered.append(type)
                    continue
                }
                ordered.append(type)
            } else if node.isText("Association") {
                associations[name] = node
            } else if node.isText("Action") || node.isText("Function") {
                operations.append((name, node))
            } else if node.isText("EntityContainer") {
                containers.append(node)
                containerNames.append((name, node))
            }
        }
    }

    private static func kind(of node: Node) -> CSDLType.Kind? {
        if node.isText("EntityType") { return .entity }
        if node.isText("ComplexType") { return .complex }
        if node.isText("EnumType") { return .enumeration }
        if node.isText("TypeDefinition") { return .definition }
        return nil
    }

    /// Replaces a name's alias by the namespace that it stands for.
    func qualified(_ name: String) -> Name {
        guard let dot = name.lastIndex(of: "."), let namespace = aliases[Name(name[..<dot])] else { return Name(name) }
        return Name("\(namespace)\(name[dot...])")
    }

    /// An annotation target such as `Alias.Type/Property` with its alias replaced.
    private func qualifiedTarget(_ target: String) -> Name {
        let parts = target.split(separator: "/", maxSplits: 1)
        guard let first = parts.first else { return "" }
        return parts.count == 1 ? qualified(String(first)) : Name("\(qualified(String(first)))/\(parts[1])")
    }

    /// The properties and navigation properties of a type with those that it inherits, base first, and the names of its keys.
    func members(of type: CSDLType) -> (properties: [(owner: CSDLType, node: Node)], keys: [Node]) {
        var chain: [CSDLType] = []
        var current: CSDLType? = type
        var seen: Set<Name> = []
        while let next = current, seen.insert(next.name).inserted {
            chain.append(next)
            current = next.base.flatMap { types[$0] }
        }
        var properties: [(CSDLType, Node)] = []
        var keys: [Node] = []
        for owner in chain.reversed() {
            for node in owner.node.elements {
                if node.isText("Property") || node.isText("NavigationProperty") { properties.append((owner, node)) }
                if node.isText("Key"), keys.isEmpty { keys = node.elements(named: "PropertyRef") }
            }
        }
        return (properties, keys)
    }
}
