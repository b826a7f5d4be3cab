internal import Basics
internal import Documents

/// `unevaluatedProperties`: exact where the schemas beside it are plain (properties, and `allOf` and `$ref` to such), else what all
/// alternatives together look at.
extension SchemaReader {
    /// The names that a schema and those it applies look at.
    private struct Evaluated {
        var names: [Name] = []
        var patterns: [String] = []
        /// Whether every name is looked at, so that none is left.
        var isEverything = false
        /// Whether some names are looked at only where an alternative holds.
        var isUpperBound = false
    }

    /// Makes the record refuse (or shape) the names that no schema beside the keyword looks at.
    func applyUnevaluated(_ node: Node, _ schema: SchemaNode, to record: inout Record) {
        var evaluated = Evaluated()
        guard collect(schema, into: &evaluated, depth: 0) else { return reportUnevaluated(node, "unevaluatedProperties") }
        guard !evaluated.isEverything else { return evaluated.isUpperBound ? reportUnevaluated(node, "unevaluatedProperties") : () }
        if evaluated.isUpperBound, node.boolean != true {
            report(
                "which names 'unevaluatedProperties' leaves depends on which of the schemas beside it hold; those of all of them are taken, "
                    + "so that more is allowed here than a validator takes", at: node)
        }
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
        guard depth < 32, !schema.present.intersects([.dynamicRef, .recursiveRef]) else { return false }
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
        // `true` looks at nothing.
        let alternatives = alternatives(schema).filter(\.node.isMapping)
        if !alternatives.isEmpty { evaluated.isUpperBound = true }
        for part in parts + alternatives where part.node.isMapping {
            let dialect = references.dialect(of: part.resource)
            guard collect(SchemaNode(part, dialect: dialect), into: &evaluated, depth: depth + 1) else { return false }
        }
        return true
    }

    /// The schemas that hold for some values only.
    private func alternatives(_ schema: SchemaNode) -> [LocatedNode] {
        var found: [LocatedNode] = []
        for keyword in [SchemaKeyword.anyOf, .oneOf] { found += schema[keyword]?.items.map(schema.place) ?? [] }
        if schema.present.contains(.if) { found += [SchemaKeyword.if, .then, .else].compactMap { schema[$0].map(schema.place) } }
        for keyword in [SchemaKeyword.dependentSchemas, .dependencies] {
            found += schema[keyword]?.entries.map { schema.place($0.value) }.filter(\.node.isMapping) ?? []
        }
        return found
    }
}
