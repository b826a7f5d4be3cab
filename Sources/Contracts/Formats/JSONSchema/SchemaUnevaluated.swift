internal import Basics
internal import Documents

/// `unevaluatedProperties`, where the schemas beside it are plain: properties, and `allOf` and `$ref` to such.
extension SchemaReader {
    /// The names that a schema and those it applies look at.
    private struct Evaluated {
        var names: [Name] = []
        var patterns: [String] = []
        /// Whether every name is looked at, so that none is left.
        var isEverything = false
    }

    /// Makes the record refuse (or shape) the names that no schema beside the keyword looks at.
    func applyUnevaluated(_ node: Node, _ schema: SchemaNode, to record: inout Record) {
        var evaluated = Evaluated()
        guard collect(schema, into: &evaluated, depth: 0) else { return reportUnevaluated(node, "unevaluatedProperties") }
        guard !evaluated.isEverything else { return }
        let place = origin(node, schema)
        var known = Set(record.fields.map(\.name))
        for name in evaluated.names where known.insert(name).inserted {
            record.fields.append(Field(name, contract.add(.any, at: place), origin: place))
        }
        for pattern in evaluated.patterns where !record.patternFields.contains(where: { $0.pattern == pattern }) {
            record.patternFields.append((pattern, contract.add(.any, at: place)))
        }
        let shape = buildShape(schema.place(node))
        if case .never = shape { record.rest = .closed } else { record.rest = .shape(contract.add(shape, at: place)) }
    }

    /// Adds the names that a schema looks at; false where that depends on the value.
    private func collect(_ schema: SchemaNode, into evaluated: inout Evaluated, depth: Int) -> Bool {
        guard depth < 32, !schema.present.intersects([.anyOf, .oneOf, .if, .dependentSchemas, .dependencies, .dynamicRef, .recursiveRef])
        else { return false }
        evaluated.names += schema[.properties]?.entries.map(\.key.name) ?? []
        evaluated.patterns += schema[.patternProperties]?.entries.map(\.key.text) ?? []
        if schema.present.contains(.additionalProperties) || depth > 0 && schema.present.contains(.unevaluatedProperties) {
            evaluated.isEverything = true
        }
        var parts: [LocatedNode] = schema[.allOf]?.items.map(schema.place) ?? []
        if let reference = schema[.ref] {
            guard case .success(let target) = references.resolve(reference, from: schema.resource) else { return false }
            parts.append(target)
        }
        for part in parts where part.node.isMapping {
            let dialect = references.dialect(of: part.resource)
            guard collect(SchemaNode(part, dialect: dialect), into: &evaluated, depth: depth + 1) else { return false }
        }
        return true
    }
}
