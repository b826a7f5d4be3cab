internal import Basics
internal import Documents

extension EDMXReader {
    /// Reads an entity set or singleton: a name for its type, and what can be done with it.
    mutating func readEntitySet(_ node: Node, _ container: Node, isSingleton: Bool) {
        guard let name = node.attribute("Name")?.name else { return trouble("An entity set has no name.", at: node) }
        let typeNode = node.attribute("EntityType") ?? node.attribute("Type")
        let typeName = schemas.qualified(typeNode?.text ?? "")
        guard let type = schemas.types[typeName], type.kind == .entity else {
            trouble("The entity type `\(typeName)` of `\(name)` is not declared.", at: typeNode ?? node)
            _ = contract.declare(name, kind: .entitySet, at: origin(of: node))
            return
        }
        let id = contract.declare(name, kind: .entitySet, at: origin(of: node))
        let target = setTarget(name, container)
        contract.define(id, as: .reference(declare(type, .out)))
        contract.types[Int(id.index)].label = isSingleton ? "singleton" : "entity set"
        contract.types[Int(id.index)].isDeprecated = schemas.isDeprecated(node, target: target)
        contract.types[Int(id.index)].description = description(of: node, target: target)

        let path = isSingleton ? nil : keyRecord(of: type, at: node)
        add("read", name, node, target) { reader in
            // Made first: a reader that is changed while it is asked would be copied as a whole.
            let response = reader.reference(to: type, .out, at: node)
            return reader.positions(path: path, isKeyRequired: false, response: response, at: node)
        }
        if !isSingleton, allows("creatable", "Org.OData.Capabilities.V1.InsertRestrictions", "Insertable", node, target) {
            add("create", name, node, target) { reader in
                let request = reader.reference(to: type, .create, at: node)
                let response = reader.reference(to: type, .out, at: node)
                return reader.positions(request: request, response: response, at: node)
            }
        }
        if allows("updatable", "Org.OData.Capabilities.V1.UpdateRestrictions", "Updatable", node, target) {
            add("update", name, node, target) { reader in
                let request = reader.reference(to: type, .update, at: node)
                return reader.positions(path: path, request: request, at: node)
            }
        }
        if !isSingleton, allows("deletable", "Org.OData.Capabilities.V1.DeleteRestrictions", "Deletable", node, target) {
            add("delete", name, node, target) { reader in reader.positions(path: path, at: node) }
        }
    }

    private func setTarget(_ name: Name, _ container: Node) -> Name {
        // Targets name the container with its namespace; which one that is stands in the schema around it.
        for schema in schemas.containerNames where schema.node == container { return Name("\(schema.name)/\(name)") }
        return name
    }

    /// Whether a set takes a verb: neither SAP's attribute nor OASIS' annotation says no.
    private func allows(_ attribute: StaticString, _ term: Name, _ property: StaticString, _ node: Node, _ target: Name) -> Bool {
        node.attribute(attribute, namespace: .exactly(CSDLNamespaces.sap))?.isText("false") != true
            && !schemas.denies(term, property, of: node, target: target)
    }

    private mutating func add(_ verb: String, _ set: Name, _ node: Node, _ target: Name, _ positions: (inout EDMXReader) -> [Position]) {
        let name = Name("\(set)/\(verb)")
        var operation = Operation(name: name, identity: name, origin: origin(of: node))
        operation.positions = positions(&self)
        operation.isDeprecated = schemas.isDeprecated(node, target: target)
        contract.operations.append(operation)
    }

    /// The positions of an operation; what is nil is not there.
    func positions(
        path: ShapeID? = nil, isKeyRequired: Bool = true, request: ShapeID? = nil, response: ShapeID? = nil, at node: Node
    ) -> [Position] {
        let origin = origin(of: node)
        var positions: [Position] = []
        if let path { positions.append(Position(.path, .in, path, required: isKeyRequired, origin: origin)) }
        if let request { positions.append(Position(.request, .in, request, origin: origin)) }
        if let response { positions.append(Position(.response(""), .out, response, origin: origin)) }
        return positions
    }

    /// The keys of a type as a record whose fields are all required: what an address of one entity holds. Nil for a type without keys.
    private mutating func keyRecord(of type: CSDLType, at node: Node) -> ShapeID? {
        let members = schemas.members(of: type)
        var fields: [Field] = []
        for key in members.keys {
            guard let name = key.attribute("Name")?.name else { continue }
            let alias = key.attribute("Alias")?.name ?? name
            guard let property = members.properties.first(where: { $0.node.attribute("Name")?.name == name })?.node else {
                trouble("The key `\(name)` of `\(type.name)` is none of its properties.", at: key)
                fields.append(
                    Field(alias, contract.add(.any, at: origin(of: key)), required: true, facets: Facets(.key), origin: origin(of: key)))
                continue
            }
            let shape = shape(ofTypeOf: property, .out, isNullable: false)
            fields.append(Field(alias, shape, required: true, facets: Facets(.key), origin: origin(of: property)))
        }
        guard !fields.isEmpty else { return nil }
        return contract.add(.record(Record(fields: fields, rest: .closed)), at: origin(of: node))
    }
}
