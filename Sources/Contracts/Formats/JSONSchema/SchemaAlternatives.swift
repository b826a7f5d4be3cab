internal import Basics
internal import Documents

/// `anyOf` and `oneOf`, with OpenAPI's discriminator.
extension SchemaReader {
    /// Reads a list of alternatives; a `oneOf` whose branches have no type in common is a plain union.
    func alternatives(_ list: Node, _ schema: SchemaNode, _ mode: Union.Mode, within types: TypeSet) -> ShapePart {
        let place = origin(list, schema)
        guard list.isSequence else {
            report("'\(mode == .anyOf ? "anyOf" : "oneOf")' takes a list of schemas, and this is none; it is left out", at: list)
            return ShapePart(shape: .any, origin: place)
        }
        let branches = list.items.map { item in
            ShapePart(shape: buildShape(schema.place(item), within: types), origin: origin(item, schema))
        }
        guard let discriminator = schema[.discriminator], let property = discriminator["propertyName"], property.isScalar else {
            if mode == .anyOf || areDisjoint(branches) { return ShapePart(shape: anyOf(branches), origin: place) }
            return ShapePart(shape: exactlyOne(branches), origin: place)
        }
        let tags = tagsByType(discriminator, schema)
        let ids = branches.map { contract.add($0.shape, at: $0.origin) }
        let union = Union(
            ids, mode: mode, discriminator: property.name,
            tags: branches.map { branch -> Name? in
                guard case .reference(let type) = branch.shape else { return nil }
                return tags[type] ?? contract[type].name
            })
        return ShapePart(shape: ids.count == 1 ? branches[0].shape : .union(union), origin: place)
    }

    private func exactlyOne(_ branches: [ShapePart]) -> Shape {
        let possible = branches.filter {
            if case .never = $0.shape { return false }
            return true
        }
        if possible.count < 2 { return possible.first?.shape ?? .never }
        return .union(Union(possible.map { contract.add($0.shape, at: $0.origin) }, mode: .oneOf))
    }

    /// The values of a discriminator's mapping, by the types that they lead to; the first of several counts.
    private func tagsByType(_ discriminator: Node, _ schema: SchemaNode) -> [TypeID: Name] {
        var tags: [TypeID: Name] = [:]
        guard let mapping = discriminator["mapping"] else { return tags }
        for entry in mapping.entries {
            guard let type = mappedType(entry.value, in: schema.resource), tags[type] == nil else { continue }
            tags[type] = entry.key.name
        }
        return tags
    }

    /// A mapping's value is a reference, or a schema's bare name.
    private func mappedType(_ value: Node, in resource: Int32) -> TypeID? {
        let name = value.name
        let isReference = name.text.utf8.contains(UInt8(ascii: "#")) || name.text.utf8.contains(UInt8(ascii: "/"))
        if !isReference, let index = contract.types.firstIndex(where: { $0.name == name }) { return TypeID(index) }
        return type(for: value, in: resource)
    }

    /// Whether no value can be in two of the branches, by their types alone.
    private func areDisjoint(_ branches: [ShapePart]) -> Bool {
        var seen: TypeSet = []
        for branch in branches {
            let kinds = kinds(of: branch.shape)
            if !seen.isDisjoint(with: kinds) { return false }
            seen.formUnion(kinds)
        }
        return true
    }
}
