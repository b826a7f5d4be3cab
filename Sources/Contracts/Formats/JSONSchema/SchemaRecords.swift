internal import Basics
internal import Documents

/// The keywords for objects.
extension SchemaReader {
    func buildRecord(_ schema: SchemaNode) -> Shape {
        var record = Record()
        record.fields = readFields(schema)
        record.rest = readRest(schema)
        if let patterns = schema[.patternProperties] {
            record.patternFields = patterns.entries.map { ($0.key.text, readShape(schema.place($0.value))) }
        }
        if let names = schema[.propertyNames] {
            let shape = buildShape(schema.place(names), within: .string)
            switch shape {
            case .any, .scalar(.text(.any)): break
            default: record.names = contract.add(shape, at: origin(names, schema))
            }
        }
        record.minFields = count(.minProperties, schema) ?? 0
        record.maxFields = count(.maxProperties, schema)
        readDependencies(schema, into: &record)
        if let unevaluated = schema[.unevaluatedProperties], schema[.additionalProperties] == nil {
            applyUnevaluated(unevaluated, schema, to: &record)
        }
        return .record(record)
    }

    private func readFields(_ schema: SchemaNode) -> [Field] {
        var missing = requiredNames(schema)
        var fields: [Field] = []
        var indexes: [Name: Int] = [:]
        if let properties = schema[.properties] {
            if !properties.isMapping { report("'properties' takes an object of schemas, and this is none; it is left out", at: properties) }
            for entry in properties.entries {
                let name = entry.key.name
                guard indexes.updateValue(fields.count, forKey: name) == nil else { continue }
                var field = readField(name, schema.place(entry.value), key: entry.key)
                field.isRequired = missing.removeValue(forKey: name) != nil || requiresItself(entry.value, schema)
                fields.append(field)
            }
        }
        guard !missing.isEmpty else { return fields }
        // A name that is required without a schema of its own is a field of what else may stand there.
        for (name, node) in missing.sorted(by: { $0.value.index < $1.value.index }) {
            let place = origin(node, schema)
            var shape: Shape = .any
            if let rest = schema[.additionalProperties], !matchesPattern(schema) { shape = buildShape(schema.place(rest)) }
            fields.append(Field(name, contract.add(shape, at: place), required: true, origin: place))
        }
        return fields
    }

    /// Whether `patternProperties` may give a required name its schema.
    private func matchesPattern(_ schema: SchemaNode) -> Bool { schema[.patternProperties] != nil }

    private func requiredNames(_ schema: SchemaNode) -> [Name: Node] {
        guard let required = schema[.required] else { return [:] }
        var names: [Name: Node] = [:]
        for item in required.items {
            if item.isScalar {
                names[item.name] = item
            } else {
                report("'required' lists names of properties, and this is none; it is left out", at: item)
            }
        }
        return names
    }

    /// Draft 3's `required: true` within a property.
    private func requiresItself(_ property: Node, _ schema: SchemaNode) -> Bool {
        references.dialect(of: schema.resource) == .draft3 && property["required"]?.boolean == true
    }

    /// Reads a property: its shape, and what is true of it beside the shape.
    func readField(_ name: Name, _ place: LocatedNode, key: Node) -> Field {
        let fieldOrigin = references.origin(of: key, in: place.resource)
        guard place.node.isMapping else { return Field(name, readShape(place), origin: fieldOrigin) }
        let schema = schemaNode(at: place)
        let shape = readShape(schema)
        return Field(name, shape, facets: facets(schema), origin: fieldOrigin)
    }

    private func readRest(_ schema: SchemaNode) -> Record.Rest {
        guard let node = schema[.additionalProperties] else { return .open }
        let shape = buildShape(schema.place(node))
        if case .never = shape { return .closed }
        return .shape(contract.add(shape, at: origin(node, schema)))
    }

    private func readDependencies(_ schema: SchemaNode, into record: inout Record) {
        for keyword in [SchemaKeyword.dependentRequired, .dependentSchemas, .dependencies] {
            guard let node = schema[keyword] else { continue }
            for entry in node.entries {
                if entry.value.isSequence {
                    record.dependentRequired.append((entry.key.name, entry.value.items.map(\.name)))
                } else if entry.value.kind == .text {
                    record.dependentRequired.append((entry.key.name, [entry.value.name]))
                } else {
                    record.dependentShapes.append((entry.key.name, readShape(schema.place(entry.value), within: .object)))
                }
            }
        }
        record.dependentRequired.removeAll { $0.required.isEmpty }
    }
}
