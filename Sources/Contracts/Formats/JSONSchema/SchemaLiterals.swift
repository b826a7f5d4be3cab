internal import Basics
internal import Documents

/// `enum` and `const`: the values that are spelt out, without those that the schema's other keywords rule out.
extension SchemaReader {
    func buildLiterals(_ schema: SchemaNode, types: TypeSet, coerces: Bool) -> Shape {
        var values: [Literal] = []
        if let list = schema[.enum] {
            guard list.isSequence else {
                report("'enum' takes a list of values, and this is none; any value is taken", at: list)
                return trivialShape(of: types, at: origin(schema.node, schema))
            }
            var seen: Set<Literal> = []
            for item in list.items {
                let value = literal(item, coerces: coerces)
                if seen.insert(value).inserted { values.append(value) }
            }
        }
        if let constant = schema[.const] {
            let value = literal(constant, coerces: coerces)
            values = !schema.present.contains(.enum) || values.contains(value) ? [value] : []
        }
        values = values.filter { !TypeSet(of: $0).isDisjoint(with: types) }
        values = withinBounds(values, schema)
        return joined(values, with: leftOver(values, schema), at: origin(schema[.enum] ?? schema.node, schema))
    }

    /// A list of YAML scalars under `type: string` means texts, also where YAML sees a number.
    private func literal(_ node: Node, coerces: Bool) -> Literal {
        coerces && node.isScalar && !node.isNull ? .text(node.name) : Literal(node)
    }

    /// Drops the numbers and texts that lie outside the schema's bounds and lengths.
    private func withinBounds(_ values: [Literal], _ schema: SchemaNode) -> [Literal] {
        let hasNumbers = schema.present.intersects(.numeric)
        let hasLengths = schema.present.contains(.minLength) || schema.present.contains(.maxLength)
        guard hasNumbers || hasLengths else { return values }
        let domain = buildNumber(schema, isInteger: false, dialect: .draft2020)
        let minLength = count(.minLength, schema) ?? 0
        let maxLength = count(.maxLength, schema)
        return values.filter { value in
            switch value {
            case .number(let number): return domain.contains(number)
            case .text(let text):
                let length = text.text.unicodeScalars.count
                return length >= minLength && length <= maxLength ?? .max
            default: return true
            }
        }
    }

    /// The constraints that are not decided here: a pattern on texts, and what arrays and objects must be.
    private func leftOver(_ values: [Literal], _ schema: SchemaNode) -> [ShapePart] {
        let kinds = values.reduce(into: TypeSet()) { $0.formUnion(TypeSet(of: $1)) }
        let place = origin(schema.node, schema)
        var parts: [Shape] = []
        if kinds.contains(.string), schema.present.contains(.pattern), let pattern = schema[.pattern], pattern.kind == .text {
            parts.append(.scalar(.text(TextDomain(patterns: [pattern.text]))))
        }
        if kinds.contains(.array), schema.present.intersects(.ofArrays) { parts.append(.array(buildArray(schema))) }
        if kinds.contains(.object), schema.present.intersects(.ofObjects) { parts.append(buildRecord(schema)) }
        guard !parts.isEmpty else { return [] }
        var constrained: TypeSet = []
        for part in parts { constrained.formUnion(self.kinds(of: part)) }
        let others = kinds.subtracting(constrained)
        if !others.isEmpty { parts.append(trivialShape(of: others, at: place)) }
        return parts.map { ShapePart(shape: $0, origin: place) }
    }

    /// Makes the shape of some values; null and both booleans are shapes of their own.
    private func joined(_ values: [Literal], with constraints: [ShapePart], at place: Origin) -> Shape {
        var rest = values.filter { $0 != .null }
        var shapes: [Shape] = []
        if rest.contains(.boolean(true)), rest.contains(.boolean(false)) {
            rest.removeAll { TypeSet(of: $0) == .boolean }
            shapes.append(.scalar(.boolean))
        }
        if !rest.isEmpty { shapes.insert(.literals(rest), at: 0) }
        if rest.count < values.count, values.contains(.null) { shapes.append(.scalar(.null)) }
        let union = anyOf(shapes, at: place)
        guard !constraints.isEmpty else { return union }
        return allOf([ShapePart(shape: union, origin: place), ShapePart(shape: anyOf(constraints), origin: place)])
    }
}

extension NumberDomain {
    /// Whether a number lies within the bounds and on a step.
    func contains(_ number: ExactDecimal) -> Bool {
        if let minimum, number < minimum.value || minimum.isExclusive && number == minimum.value { return false }
        if let maximum, number > maximum.value || maximum.isExclusive && number == maximum.value { return false }
        if let step, number.isMultiple(of: step) == false { return false }
        return true
    }
}
