internal import Basics
internal import Documents

/// Turns the declarations of a set of schemas into a contract's shapes.
struct XSDReader {
    /// How a complex type is derived from another.
    enum Derivation: String {
        case `extension`, restriction
    }

    /// One use of a named type by an element: what may stand in its place differs by what is blocked.
    struct TypeUse: Hashable {
        let type: XSDName
        let block: Set<String>
    }

    /// How many elements all content models together may name, once groups and bases are written out.
    static let mostElements = 400_000
    /// How many elements a group may name to be used once more.
    static let mostInGroup = 10_000
    /// How deep particles may lie in one another, and derivations build on one another.
    static let deepest = 250

    var contract: Contract
    let schemas: XSDSchemas
    let simpleShapes = XSDSimpleShapes()
    var simpleTypes: [XSDName: XSDSimpleType] = [:]
    var complexTypes: [XSDName: XSDComplexType] = [:]
    var groups: [XSDKey: (particle: Particle, depth: Int, size: Int)] = [:]
    var typeUses: [TypeUse: ShapeID] = [:]
    var builtInShapes: [Name: ShapeID] = [:]
    /// Whose definition is being read, against circles that no schema may have.
    var active: Set<XSDComponent> = []
    var elementCount = 0
    /// How deep the particle that is being read lies.
    var nesting = 0
    /// The elements that may stand for another, and the types derived from another, directly.
    private(set) var substitutes: [XSDName: [XSDName]] = [:]
    private(set) var derived: [XSDName: [(name: XSDName, method: Derivation)]] = [:]
    private var names: [XSDKey: Name] = [:]
    private var declared: [XSDKey: TypeID] = [:]
    private var pending: [XSDKey] = []
    private var reported: Set<ContractTrouble> = []
    private var fileIndices: [ObjectIdentifier: Int] = [:]

    init(_ contract: Contract, _ schemas: XSDSchemas) {
        self.contract = contract
        self.schemas = schemas
    }

    /// Reads all global elements and types; elements are what a message may be.
    mutating func readAll() {
        chooseNames()
        indexRelations()
        declareRoots()
        for key in schemas.order where key.kind == .type { _ = declare(key) }
        definePending()
        readConstraints()
    }

    /// Reads the declarations without saying that an element on its own is a message: a service's messages say what is.
    mutating func readTypes() {
        chooseNames()
        indexRelations()
        for key in schemas.order where key.kind == .type || key.kind == .element { _ = declare(key) }
        definePending()
        readConstraints()
    }

    /// Elements and types share one list of names; where both have a name, and where two namespaces do, more is said.
    private mutating func chooseNames() {
        var count: [Name: Int] = [:]
        var kinds: [Name: Set<XSDKey.Kind>] = [:]
        let named = schemas.order.filter { $0.kind == .element || $0.kind == .type }
        for key in named {
            count[key.name.local, default: 0] += 1
            kinds[key.name.local, default: []].insert(key.kind)
        }
        var taken: Set<Name> = []
        for key in named {
            let local = key.name.local
            var name = local
            if kinds[local]?.count == 2 { name = Name("\(key.kind == .element ? "element" : "type"):\(local)") }
            if !taken.insert(name).inserted { name = key.name.wire }
            names[key] = name
        }
    }

    private mutating func indexRelations() {
        for key in schemas.order {
            guard let component = schemas.components[key] else { continue }
            if key.kind == .element, let head = component.node.attribute("substitutionGroup"), let name = resolve(head, component.schema) {
                substitutes[name, default: []].append(key.name)
            }
            if key.kind == .type, component.node.isText("complexType"), let (base, method) = base(of: component), base != key.name {
                derived[base, default: []].append((key.name, method))
            }
        }
    }

    /// The type that a complex type is derived from, and how.
    func base(of component: XSDComponent) -> (XSDName, Derivation)? {
        let content = component.node.elements.first { $0.isText("complexContent") || $0.isText("simpleContent") }
        guard let step = content?.elements.first(where: { $0.isText("extension") || $0.isText("restriction") }),
            let method = Derivation(rawValue: step.text), let base = step.attribute("base"),
            let name = schemas.documents[component.schema].name(base.text, at: base)
        else { return nil }
        return (name, method)
    }

    /// The element that needs no name: the only one that no other element holds.
    private mutating func declareRoots() {
        var held: Set<XSDName> = []
        for (index, document) in schemas.documents.enumerated() { gatherReferences(document.root, index, &held) }
        let elements = schemas.order.filter { $0.kind == .element }
        let free = elements.filter { !held.contains($0.name) && !isAbstract($0) }
        let root = elements.count == 1 ? elements[0] : free.count == 1 ? free[0] : nil
        let ordered = (root.map { [$0] } ?? []) + elements.filter { $0 != root }
        for key in ordered {
            let id = declare(key)
            guard !isAbstract(key) else { continue }
            contract.types[Int(id.index)].kind = key == root ? .root : .message
            contract.types[Int(id.index)].wireName = key.name.wire
        }
    }

    private mutating func gatherReferences(_ node: Node, _ schema: Int, _ held: inout Set<XSDName>) {
        for child in node.elements {
            if child.isText("element"), let reference = child.attribute("ref"), let name = resolve(reference, schema) { held.insert(name) }
            if let head = child.attribute("substitutionGroup"), let name = resolve(head, schema), let own = child.attribute("name") {
                held.insert(XSDName(schemas.documents[schema].namespace, own.name))
                held.remove(name)
            }
            gatherReferences(child, schema, &held)
        }
    }

    private func isAbstract(_ key: XSDKey) -> Bool {
        schemas.components[key]?.node.attribute("abstract")?.isTrue ?? false
    }

    // MARK: Named types

    /// Returns the named type of a global element or type, which gets its shape later.
    mutating func declare(_ key: XSDKey) -> TypeID {
        if let known = declared[key] { return known }
        let node = schemas.components[key]?.node
        let id = contract.declare(names[key] ?? key.name.local, at: node.map(origin) ?? Origin(file: 0, lower: 0, upper: 0))
        contract.types[Int(id.index)].label = key.kind == .element ? "element" : "type"
        contract.types[Int(id.index)].description = node.flatMap(documentation)
        declared[key] = id
        pending.append(key)
        return id
    }

    /// Gives the declared types their shapes; doing so may declare more.
    mutating func definePending() {
        var next = 0
        while next < pending.count {
            let key = pending[next]
            next += 1
            guard let id = declared[key], let component = schemas.components[key] else { continue }
            let shape: Shape
            if key.kind == .element {
                shape = documentShape(component)
            } else if component.node.isText("simpleType") {
                let found = add(simpleType(named: key.name), at: origin(of: component.node))
                shape = contract[found]
            } else {
                shape = complexShape(complexType(named: key.name), mark: nil, at: origin(of: component.node))
            }
            contract.define(id, as: shape)
        }
        pending.removeAll()
    }

    /// What stands in a global element; where it has a default, nothing stands for that.
    private mutating func documentShape(_ component: XSDComponent) -> Shape {
        let found = elementShape(component)
        guard emptyMeans(component.node) != nil else { return contract[found] }
        let empty = contract.add(.literals([.text("")]), at: origin(of: component.node))
        return .union(Union([found, empty]))
    }

    // MARK: Places and names

    func origin(of node: Node) -> Origin {
        let file = contract.files.firstIndex { $0 === node.document.file } ?? 0
        return Origin(file: file, lower: node.span.lower, upper: node.span.upper)
    }

    /// Reports a part that is unknown, once.
    mutating func trouble(_ message: String, at node: Node) {
        let trouble = ContractTrouble(.partUnknown, message, at: node.span)
        if reported.insert(trouble).inserted { contract.troubles.append(trouble) }
    }

    /// The name that a reference gives; a prefix that is not declared is a trouble.
    mutating func resolve(_ reference: Node, _ schema: Int) -> XSDName? {
        if let name = schemas.documents[schema].name(reference.text, at: reference) { return name }
        trouble("The prefix of `\(reference.text)` is not declared, so what it refers to is unknown.", at: reference)
        return nil
    }

    private func documentation(_ node: Node) -> String? {
        let text = node.element(named: "annotation")?.element(named: "documentation")?.characterText.xsdTrimmed
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Node {
    /// Whether a value says yes in one of XML Schema's two ways.
    var isTrue: Bool { text.xsdTrimmed == "true" || text.xsdTrimmed == "1" }
}
