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
        var required = RequiredNames(requiredNames(schema))
        var fields: [Field] = []
        if let properties = schema[.properties] {
            if !properties.isMapping { report("'properties' takes an object of schemas, and this is none; it is left out", at: properties) }
            // Equal keys are a trouble of the document; without one there are none to look for.
            var seen: Set<Name>? = properties.document.troubles.isEmpty ? nil : []
            for entry in properties.entries {
                let name = entry.key.name
                guard seen?.insert(name).inserted ?? true else { continue }
                var field = readField(name, schema.place(entry.value), key: entry.key)
                field.isRequired = required.take(name) || requiresItself(entry.value, schema)
                fields.append(field)
            }
        }
        // A name that is required without a schema of its own is a field of what else may stand there.
        for node in required.left {
            let place = origin(node, schema)
            var shape: Shape = .any
            if let rest = schema[.additionalProperties], !schema.present.contains(.patternProperties) {
                shape = buildShape(schema.place(rest))
            }
            fields.append(Field(node.name, contract.add(shape, at: place), required: true, origin: place))
        }
        return fields
    }

    private func requiredNames(_ schema: SchemaNode) -> [Node] {
        guard let required = schema[.required] else { return [] }
        return required.items.filter { item in
            if !item.isScalar { report("'required' lists names of properties, and this is none; it is left out", at: item) }
            return item.isScalar
        }
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
        var target: TypeID?
        if schema.present.contains(.ref), case .reference(let type) = contract[shape] { target = type }
        return Field(name, shape, facets: facets(schema, behind: target), origin: fieldOrigin)
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

/// The names that `required` lists, from which those that have a property are taken.
private struct RequiredNames {
    private let names: [Node]
    private var isTaken: [Bool]
    /// Where each name stands in the list; only made for long lists.
    private var indexes: [Name: Int] = [:]

    private static let longList = 16

    init(_ names: [Node]) {
        self.names = names
        isTaken = [Bool](repeating: false, count: names.count)
        guard names.count > Self.longList else { return }
        for (index, node) in names.enumerated() where indexes[node.name] == nil { indexes[node.name] = index }
    }

    /// Whether a name is required; it is then no longer left.
    mutating func take(_ name: Name) -> Bool {
        if names.count > Self.longList {
            guard let index = indexes[name] else { return false }
            isTaken[index] = true
            return true
        }
        var isRequired = false
        for index in names.indices where names[index].isName(name) {
            isTaken[index] = true
            isRequired = true
        }
        return isRequired
    }

    /// The names that were not taken, each once.
    var left: [Node] {
        var seen: Set<Name> = []
        return names.indices.compactMap { !isTaken[$0] && seen.insert(names[$0].name).inserted ? names[$0] : nil }
            .filter { indexes.isEmpty || !isTaken[indexes[$0.name] ?? 0] }
    }
}
