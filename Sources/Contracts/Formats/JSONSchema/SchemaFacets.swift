internal import Basics
internal import Documents

/// What a schema says of a field beside its shape; also through references, since a schema that is read-only is so wherever it is used.
extension SchemaReader {
    /// The facets of a named type's schema, found once; the schema may be given where it was looked at before.
    func facets(of type: TypeID, _ schema: SchemaNode? = nil) -> Facets {
        let index = Int(type.index)
        while facetsOfTypes.count < targets.count { facetsOfTypes.append(nil) }
        if let known = facetsOfTypes[index] { return known }
        facetsOfTypes[index] = Facets()
        guard targets[index].node.isMapping, facetsDepth < 64 else { return Facets() }
        facetsDepth += 1
        defer { facetsDepth -= 1 }
        let found = facets(schema ?? schemaNode(at: targets[index]))
        facetsOfTypes[index] = found
        return found
    }

    /// What a schema says of a field; `known` is the type that its reference leads to, where that was looked up before.
    func facets(_ schema: SchemaNode, behind known: TypeID? = nil, depth: Int = 0) -> Facets {
        let dialect = references.dialect(of: schema.resource)
        var facets = Facets()
        if let description = schema[.description], description.isScalar { facets.description = description.text }
        if let reference = schema[.ref], let type = known ?? type(for: reference, in: schema.resource) {
            facets.inherit(self.facets(of: type))
        }
        if dialect.referenceStandsAlone, schema.present.contains(.ref) { return facets }
        if let parts = schema[.allOf], depth < 8 {
            for part in parts.items where part.isMapping {
                facets.inherit(self.facets(schemaNode(at: schema.place(part)), depth: depth + 1))
            }
        }
        if schema.isTrue(.readOnly) { facets.flags.insert(.readOnly) }
        if schema.isTrue(.writeOnly) { facets.flags.insert(.writeOnly) }
        if schema.isTrue(.deprecated) { facets.flags.insert(.deprecated) }
        if let value = schema[.defaultValue] { facets.defaultValue = Literal(value) }
        if let sunset = schema[.sunset], sunset.isScalar { facets.sunset = sunset.text }
        if let unit = schema[.unit], unit.isScalar { facets.unit = unit.text }
        if let list = schema[.extensibleEnum], list.isSequence { facets.understood = list.items.filter(\.isScalar).map(\.name) }
        return facets
    }
}
