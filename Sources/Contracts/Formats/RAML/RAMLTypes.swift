internal import Basics
internal import Documents

/// Reads declarations of types into shapes; a type with a name is declared once and referred to.
extension RAMLReader {
    /// How long a chain of types that are derived from one another may be, and how deep types without names may lie in one another.
    private static let depth = 64
    private static let typeKeys: [Name] = ["types", "schemas"]

    /// Declares all types of the API and of its libraries.
    func declareTypes() {
        declareTypes(of: files.main)
        var known: Set<ObjectIdentifier> = [ObjectIdentifier(files.main)]
        var queue = [files.main]
        while let scope = queue.popLast() {
            for (_, library) in scope.libraries.sorted(by: { $0.key < $1.key }) where known.insert(ObjectIdentifier(library)).inserted {
                declareTypes(of: library)
                queue.append(library)
            }
        }
    }

    private func declareTypes(of scope: RAMLScope) {
        for key in Self.typeKeys {
            guard let table = scope.root?[key] else { continue }
            for (name, node) in table.entries + table.items.flatMap(\.entries) { declare(name, node, scope) }
        }
    }

    private func declare(_ name: Name, _ node: RAMLNode, _ scope: RAMLScope) {
        let key = TypeKey(scope: ObjectIdentifier(scope), name: name)
        guard typesByKey[key] == nil else { return }
        let id = schemas.contract.declare(Name(scope.prefix + name.text), at: node.origin)
        schemas.contract.types[Int(id.index)].description = node.text("description")
        schemas.noteBuiltTypes(at: LocatedNode(node.place, in: node.resource))
        typesByKey[key] = id
        namedTypes.append((id, name, node))
    }

    /// Defines the declared types, once all that they may refer to are known.
    func defineTypes() {
        for (id, name, node) in namedTypes {
            guard let base = soleBase(of: node).flatMap({ reference(to: $0, node.scope) }), base != id else {
                schemas.contract.define(id, as: definition(of: id, name, node))
                continue
            }
            schemas.contract.define(id, as: .reference(base))
        }
    }

    /// The shape of a named type; where values say which of several types they are, of all that are derived from it.
    private func definition(of id: TypeID, _ name: Name, _ node: RAMLNode) -> Shape {
        let type = flattened(node, depth: 0)
        let own = shape(of: type, named: name, node, depth: 0)
        guard let discriminator = type.facets["discriminator"]?.text else { return own }
        let derived = namedTypes.filter { $0.id != id && isDerived($0.node, from: id, depth: 0) }
        guard !derived.isEmpty else { return own }
        let branches =
            [(name, type, node, own)]
            + derived.map { other -> (Name, RAMLType, RAMLNode, Shape) in
                let flat = flattened(other.node, depth: 0)
                return (other.name, flat, other.node, shape(of: flat, named: other.name, other.node, depth: 0))
            }
        return .union(
            Union(
                branches.map { schemas.contract.add($0.3, at: $0.2.origin) }, discriminator: Name(discriminator),
                tags: branches.map { Name($0.1.ownDiscriminatorValue(of: $0.2) ?? $0.0.text) }))
    }

    private func isDerived(_ node: RAMLNode, from id: TypeID, depth: Int) -> Bool {
        guard depth < Self.depth, proceeds(at: node), let type = node.isMapping ? node["type"] : node else { return false }
        return type.list.contains { base in
            guard let text = base.text, let found = base.scope.find(text, under: Self.typeKeys) else { return false }
            if typesByKey[TypeKey(scope: ObjectIdentifier(found.scope), name: found.name)] == id { return true }
            return isDerived(found.node, from: id, depth: depth + 1)
        }
    }

    // MARK: Declarations

    /// The shape of a declaration that stands in a property, a body or a parameter.
    ///
    /// - Parameter usual: What values are where the declaration does not say it.
    func shape(_ node: RAMLNode, usual: RAMLType.Kind = .text, depth: Int = 0) -> ShapeID {
        guard depth < Self.depth else {
            report("Types lie more than \(Self.depth) deep in one another; the rest is left out.", at: node)
            return schemas.contract.add(.any, at: node.origin)
        }
        guard proceeds(at: node) else { return schemas.contract.add(.any, at: node.origin) }
        if let text = soleBase(of: node) {
            guard let expression = RAMLTypeExpression(text) else { return schemas.contract.add(external(node, text), at: node.origin) }
            return shape(expression, node, depth: depth)
        }
        let type = flattened(node, usual: usual, depth: depth)
        return type.shape ?? schemas.contract.add(shape(of: type, named: nil, node, depth: depth), at: node.origin)
    }

    /// The one type that a declaration only names, without anything that restricts it.
    private func soleBase(of node: RAMLNode) -> String? {
        if let text = node.text { return text }
        guard node.isMapping, let type = node["type"], let text = type.text ?? (type.items.count == 1 ? type.items[0].text : nil) else {
            return nil
        }
        let restricts = node.entries.contains {
            RAMLType.facetNames.contains($0.key) || ["properties", "items", "facets"].contains($0.key)
        }
        return restricts ? nil : text
    }

    private func shape(_ expression: RAMLTypeExpression, _ node: RAMLNode, depth: Int) -> ShapeID {
        switch expression {
        case .name(let name):
            if let kind = RAMLType.builtIn(name) {
                return schemas.contract.add(shape(of: RAMLType(kind), named: nil, node, depth: depth), at: node.origin)
            }
            return schemas.contract.add(reference(to: name, node.scope).map(Shape.reference) ?? unknown(name, node), at: node.origin)
        case .array(let items):
            return schemas.contract.add(.array(ArrayShape(items: shape(items, node, depth: depth + 1))), at: node.origin)
        case .union(let parts):
            return schemas.contract.add(.union(Union(parts.map { shape($0, node, depth: depth + 1) })), at: node.origin)
        }
    }

    /// The declared type of a name, as the place understands it; what a template was given may be a name of the API's.
    private func reference(to name: String, _ scope: RAMLScope) -> TypeID? {
        for scope in [scope, files.main] {
            guard let found = scope.find(name, under: Self.typeKeys) else { continue }
            return typesByKey[TypeKey(scope: ObjectIdentifier(found.scope), name: found.name)]
        }
        return nil
    }

    private func unknown(_ name: String, _ node: RAMLNode) -> Shape {
        if !name.contains("<<") {
            let hint = nearest(to: name, among: namedTypes.map(\.name.text)).map { " Did you mean `\($0)`?" } ?? ""
            report("No type is called `\(name)`, so the values are not known.\(hint)", at: node)
        }
        return .any
    }

    /// A schema in another language: JSON Schema in a file is read, all else is unknown.
    private func external(_ node: RAMLNode, _ text: String) -> Shape {
        report("A schema that is written into the document, or a type that is none, is not read; include it from a JSON file.", at: node)
        return .any
    }

    // MARK: Inheritance

    /// A declaration with everything that it inherits.
    func flattened(_ node: RAMLNode, usual: RAMLType.Kind = .text, depth: Int) -> RAMLType {
        guard depth < Self.depth else {
            report("The type is derived from itself, or over more than \(Self.depth) steps; the rest is left out.", at: node)
            return RAMLType(.any)
        }
        guard proceeds(at: node) else { return RAMLType(.any) }
        if case .file(let schema, _) = node.content { return included(schema, node) }
        if let text = node.text { return flattened(text, node, depth: depth) }
        guard node.isMapping else { return RAMLType(usual) }
        var result: RAMLType
        if let base = node["type"] ?? node["schema"] {
            let bases = base.list.map { part in
                part.text.map { flattened($0, part, depth: depth) } ?? flattened(part, usual: usual, depth: depth + 1)
            }
            result = bases.first ?? RAMLType(usual)
            for other in bases.dropFirst() { result.add(other) }
        } else {
            result = RAMLType(node["properties"] != nil ? .object : node["items"] != nil ? .array : usual)
        }
        result.add(node)
        return result
    }

    private func flattened(_ text: String, _ node: RAMLNode, depth: Int) -> RAMLType {
        if let kind = RAMLType.builtIn(text) { return RAMLType(kind) }
        for scope in [node.scope, files.main] {
            if let found = scope.find(text, under: Self.typeKeys) {
                var type = flattened(found.node, depth: depth + 1)
                // The name that tells a type is its own, and no other's.
                type.facets["discriminatorValue"] = nil
                return type
            }
        }
        guard let expression = RAMLTypeExpression(text) else {
            return RAMLType(.shape, shape: schemas.contract.add(external(node, text), at: node.origin))
        }
        switch expression {
        case .name: return RAMLType(.shape, shape: schemas.contract.add(unknown(text, node), at: node.origin))
        case .array(let items):
            var type = RAMLType(.array)
            type.itemShape = shape(items, node, depth: depth + 1)
            return type
        case .union: return RAMLType(.shape, shape: shape(expression, node, depth: depth))
        }
    }

    private func included(_ schema: LocatedNode?, _ node: RAMLNode) -> RAMLType {
        guard let schema else {
            report("The included file is no JSON Schema, so the values are not known.", at: node)
            return RAMLType(.shape, shape: schemas.contract.add(.any, at: node.origin))
        }
        return RAMLType(.shape, shape: schemas.readShape(schemas.references.entering(schema)))
    }
}

/// What tells a named type: where it is declared, and its name there.
struct TypeKey: Hashable {
    let scope: ObjectIdentifier
    let name: Name
}

extension RAMLType {
    /// The value that tells this type from those it is derived from, where it states one itself.
    fileprivate func ownDiscriminatorValue(of node: RAMLNode) -> String? { node["discriminatorValue"]?.text }
}
