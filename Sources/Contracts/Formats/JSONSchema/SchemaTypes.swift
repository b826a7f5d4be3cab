internal import Basics
internal import Documents

/// `type`, `enum` and `const`, and the keywords that constrain one type.
extension SchemaReader {
    /// What a schema's own keywords say of a value, apart from schemas that it applies in place.
    struct Typed {
        let shape: Shape
        /// The types that the shape's values can have.
        let types: TypeSet
        /// Whether the types are all that is said.
        let isTrivial: Bool
    }

    /// Builds the shape of `type`, `enum`, `const` and of the keywords for one type.
    ///
    /// A keyword constrains values of its own type only; without `type`, values of all other types pass.
    func buildTyped(_ schema: SchemaNode, dialect: SchemaDialect, within limit: TypeSet) -> Typed {
        let declared = declaredTypes(schema, dialect: dialect)
        let types = (declared ?? .all).intersection(limit)
        let constrained = constrainedTypes(schema)
        if schema.present.contains(.enum) || schema.present.contains(.const) {
            let shape = buildLiterals(schema, types: types, coerces: dialect.describesAPI && declared == .string)
            return Typed(shape: shape, types: kinds(of: shape), isTrivial: false)
        }
        if constrained.isDisjoint(with: types) {
            if declared == nil { return Typed(shape: .any, types: types, isTrivial: true) }
            return Typed(shape: trivialShape(of: types, at: origin(schema.node, schema)), types: types, isTrivial: true)
        }
        return Typed(shape: buildByType(schema, types: types, dialect: dialect), types: types, isTrivial: false)
    }

    /// The types that a schema names, or implies where its dialect lets it; nil where it says nothing about them.
    func declaredTypes(_ schema: SchemaNode, dialect: SchemaDialect) -> TypeSet? {
        var found: TypeSet?
        if let node = schema[.type] { found = namedTypes(node, schema) }
        if found == nil, dialect.describesAPI { found = impliedType(schema) }
        if let not = schema[.not], let excluded = statelessTypes(not) { found = (found ?? .all).subtracting(excluded) }
        return found
    }

    /// The type that is meant where none is stated; none where an alternative beside states another.
    func impliedType(_ schema: SchemaNode) -> TypeSet? {
        let (implied, word): (TypeSet, StaticString)
        if schema.present.intersects(.ofObjects) {
            (implied, word) = (.object, "object")
        } else if schema.present.intersects(.ofArrays) {
            (implied, word) = (.array, "array")
        } else {
            return nil
        }
        let hasOthers = [SchemaKeyword.anyOf, .oneOf].contains { keyword in
            schema[keyword]?.items.contains { item in
                guard item.isMapping, let type = item["type"] else { return false }
                return !type.isText(word)
            } ?? false
        }
        return hasOthers ? nil : implied
    }

    func namedTypes(_ node: Node, _ schema: SchemaNode) -> TypeSet? {
        if node.isScalar {
            // YAML reads a bare `null` as no text.
            if let type = node.isNull ? TypeSet.null : TypeSet(named: node) { return type }
            report(
                "'\(node.text)' is no type of JSON Schema; it is left out; use string, number, integer, boolean, array, object or null",
                at: node)
            return nil
        }
        guard node.isSequence else {
            report("'type' is a type's name or a list of them, and this is neither; it is left out", at: node)
            return nil
        }
        var types: TypeSet = []
        for item in node.items {
            guard item.isScalar else {
                report("a list under 'type' names types, and this is no name; the list is left out; use anyOf for schemas", at: item)
                return nil
            }
            guard let type = namedTypes(item, schema) else { return nil }
            types.formUnion(type)
        }
        return types
    }

    /// The types that a `not` excludes, where it names types and says nothing else.
    func statelessTypes(_ not: Node) -> TypeSet? {
        guard not.isMapping, let type = not["type"], not.entries.allSatisfy({ $0.key.isText("type") || $0.key.isText("description") })
        else { return nil }
        var types: TypeSet = []
        for item in type.isSequence ? Array(type.items) : [type] {
            guard item.isScalar, let named = item.isNull ? TypeSet.null : TypeSet(named: item) else { return nil }
            types.formUnion(named)
        }
        // Numbers that are not whole have no shape of their own.
        return types.intersection(.number) == .integer ? nil : types
    }

    private func constrainedTypes(_ schema: SchemaNode) -> TypeSet {
        var types: TypeSet = []
        if schema.present.intersects(.numeric) || schema.present.contains(.format) { types.formUnion(.number) }
        if schema.present.intersects(.textual) || schema[.type]?.isText("file") == true { types.formUnion(.string) }
        if schema.present.intersects(.ofArrays) { types.formUnion(.array) }
        if schema.present.intersects(.ofObjects) { types.formUnion(.object) }
        return types
    }

    func buildByType(_ schema: SchemaNode, types: TypeSet, dialect: SchemaDialect) -> Shape {
        if let single = buildSingle(schema, type: types, dialect: dialect) { return single }
        let place = origin(schema.node, schema)
        var branches: [ShapePart] = []
        for type in Self.inOrder where !types.isDisjoint(with: type) {
            guard let shape = buildSingle(schema, type: types.intersection(type), dialect: dialect) else { continue }
            branches.append(ShapePart(shape: shape, origin: place))
        }
        return anyOf(branches)
    }

    /// The shape of values of one type; nil where more than one is asked for.
    private func buildSingle(_ schema: SchemaNode, type: TypeSet, dialect: SchemaDialect) -> Shape? {
        switch type {
        case .null: .scalar(.null)
        case .boolean: .scalar(.boolean)
        case .integer, .number, .fraction: .scalar(.number(buildNumber(schema, isInteger: type == .integer, dialect: dialect)))
        case .string: .scalar(buildText(schema, dialect: dialect))
        case .array: .array(buildArray(schema))
        case .object: buildRecord(schema)
        default: nil
        }
    }

    /// The order in which a union lists types.
    private static let inOrder: [TypeSet] = [.object, .array, .string, .number, .boolean, .null]

    /// The shape of all values of some types.
    func trivialShape(of types: TypeSet, at place: Origin) -> Shape {
        if types == .all { return .any }
        if let single = trivialSingle(types, at: place) { return single }
        return anyOf(Self.inOrder.compactMap { trivialSingle(types.intersection($0), at: place) }, at: place)
    }

    /// The shape of all values of one type; nil for none and for several.
    private func trivialSingle(_ type: TypeSet, at place: Origin) -> Shape? {
        switch type {
        case .null: .scalar(.null)
        case .boolean: .scalar(.boolean)
        case .integer: .scalar(.number(.integer))
        case .number, .fraction: .scalar(.number(.any))
        case .string: .scalar(.text(.any))
        case .array: .array(ArrayShape(items: contract.add(.any, at: place)))
        case .object: .record(Record())
        default: nil
        }
    }
}
