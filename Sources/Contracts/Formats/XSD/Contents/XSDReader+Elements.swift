internal import Basics
internal import Documents

extension XSDReader {
    /// The shape of what stands in an element.
    mutating func elementShape(_ component: XSDComponent) -> ShapeID {
        let node = component.node
        var shape = declaredShape(component)
        if let fixed = node.attribute("fixed"), let type = simpleType(of: component) {
            var only = type
            only.facets.enumeration = [fixed.text]
            shape = add(only, at: origin(of: node))
        }
        guard node.attribute("nillable")?.isTrue ?? false else { return shape }
        let null = contract.add(.scalar(.null), at: origin(of: node))
        return contract.add(.union(Union([null, shape])), at: origin(of: node))
    }

    private mutating func declaredShape(_ component: XSDComponent) -> ShapeID {
        let (node, schema) = (component.node, component.schema)
        if let named = node.attribute("type") {
            guard let name = resolve(named, schema) else { return contract.add(.any, at: origin(of: node)) }
            return use(of: name, block: block(of: component), at: named)
        }
        if let inner = node.element(named: "simpleType") {
            return add(simpleType(XSDComponent(node: inner, schema: schema)), at: origin(of: inner))
        }
        if let inner = node.element(named: "complexType") {
            let type = complexType(XSDComponent(node: inner, schema: schema))
            return contract.add(complexShape(type, mark: nil, at: origin(of: inner)), at: origin(of: inner))
        }
        // An element that stands for another has the other's type, where it states none.
        if let head = node.attribute("substitutionGroup"), let name = resolve(head, schema),
            let other = schemas.components[XSDKey(kind: .element, name: name)], active.insert(component).inserted
        {
            defer { active.remove(component) }
            return declaredShape(other)
        }
        return contract.add(.any, at: origin(of: node))
    }

    /// The simple type of an element; nil where it has none.
    private mutating func simpleType(of component: XSDComponent) -> XSDSimpleType? {
        if let named = component.node.attribute("type"), let name = resolve(named, component.schema) {
            if name.namespace == XMLNames.schema { return XSDBuiltIns.type(name.local) }
            let declaration = schemas.components[XSDKey(kind: .type, name: name)]
            return declaration?.node.isText("simpleType") == true ? simpleType(named: name) : nil
        }
        return component.node.element(named: "simpleType").map { simpleType(XSDComponent(node: $0, schema: component.schema)) }
    }

    /// Which ways of standing in for its type an element forbids.
    private func block(of component: XSDComponent) -> Set<String> {
        let own = component.node.attribute("block")?.text ?? schemas.documents[component.schema].blockDefault
        return Self.ways(own)
    }

    static func ways(_ text: String) -> Set<String> {
        text.xsdTrimmed == "#all" ? ["extension", "restriction", "substitution"] : Set(text.xsdWords)
    }

    // MARK: Uses of named types

    /// The shape of an element of a named type: the type, or one that is derived from it and named by `xsi:type`.
    mutating func use(of name: XSDName, block: Set<String>, at reference: Node) -> ShapeID {
        if name.namespace == XMLNames.schema {
            if let known = builtInShapes[name.local] { return known }
            let shape: ShapeID
            if let type = XSDBuiltIns.type(name.local) {
                shape = add(type, at: origin(of: reference))
            } else {
                if name.local != "anyType" { trouble("XML Schema has no type `\(name.local)`.", at: reference) }
                shape = contract.add(.any, at: origin(of: reference))
            }
            builtInShapes[name.local] = shape
            return shape
        }
        let key = XSDKey(kind: .type, name: name)
        guard let component = schemas.components[key] else {
            trouble("The type `\(name.local)` is not declared, so what stands here is unknown.", at: reference)
            return contract.add(.any, at: origin(of: reference))
        }
        let use = TypeUse(type: name, block: block)
        if let known = typeUses[use] { return known }
        let plain = contract.add(.reference(declare(key)), at: origin(of: component.node))
        guard component.node.isText("complexType") else {
            typeUses[use] = plain
            return plain
        }
        let isAbstract = component.node.attribute("abstract")?.isTrue ?? false
        let others = substitutableTypes(for: name, block)
        if others.isEmpty, !isAbstract {
            typeUses[use] = plain
            return plain
        }
        // The place is kept before the branches are read, since they may hold elements of this type.
        let union = contract.add(.never, at: origin(of: component.node))
        typeUses[use] = union
        var branches: [ShapeID] = isAbstract ? [] : [plain]
        var tags: [Name?] = isAbstract ? [] : [name.wire]
        for other in others {
            branches.append(marked(other))
            tags.append(other.wire)
        }
        if !branches.isEmpty { contract.shapes[Int(union.index)] = .union(Union(branches, tags: tags)) }
        return union
    }

    /// The types that may stand in for a type, by name.
    private func substitutableTypes(for name: XSDName, _ block: Set<String>) -> [XSDName] {
        var found: [XSDName] = []
        var seen: Set<XSDName> = [name]
        let component = schemas.components[XSDKey(kind: .type, name: name)]
        let own = component.map { Self.ways($0.node.attribute("block")?.text ?? schemas.documents[$0.schema].blockDefault) } ?? []
        let blocked = block.union(own)
        var queue = [name]
        var next = 0
        while next < queue.count {
            for (type, method) in derived[queue[next]] ?? [] where !blocked.contains(method.rawValue) && seen.insert(type).inserted {
                queue.append(type)
                let isAbstract = schemas.components[XSDKey(kind: .type, name: type)]?.node.attribute("abstract")?.isTrue ?? false
                if !isAbstract { found.append(type) }
            }
            next += 1
        }
        return found
    }

    /// A type with the `xsi:type` that names it.
    private mutating func marked(_ name: XSDName) -> ShapeID {
        let use = TypeUse(type: name, block: ["#marked"])
        if let known = typeUses[use] { return known }
        let key = XSDKey(kind: .type, name: name)
        let place = schemas.components[key].map { origin(of: $0.node) } ?? Origin(file: 0, lower: 0, upper: 0)
        let id = contract.add(.any, at: place)
        typeUses[use] = id
        let shape = complexShape(complexType(named: name), mark: name, at: place)
        contract.shapes[Int(id.index)] = shape
        return id
    }
}
