internal import Basics
internal import Documents

/// What an API's schema says beside its values: keywords that do not apply to its type, and that it states no type.
///
/// By the letter such keywords say nothing. Validators that are generated from a contract often hold values to them all the same, and an
/// author who tightens one means it.
extension SchemaReader {
    private static let lengths: KeywordSet = [.maxLength, .minLength, .pattern]
    /// A single value is always unique.
    private static let ofLists = KeywordSet.ofArrays.subtracting([.uniqueItems])
    private static let constraining = KeywordSet.numeric.union(.textual).union(.ofArrays).union(.ofObjects)

    /// Notes what stands aside in a schema whose shape was added.
    func noteAsides(_ schema: SchemaNode, _ shape: ShapeID) {
        guard schema.present.intersects(Self.constraining) else { return noteAsidesOfPart(schema, shape) }
        let dialect = references.dialect(of: schema.resource)
        guard dialect.describesAPI, !(dialect.referenceStandsAlone && schema.present.contains(.ref)) else { return }
        if !schema.present.contains(.type), !schema.present.intersects(KeywordSet.inPlace.union(.references)), impliedType(schema) != nil {
            contract.untyped.insert(shape)
        }
        guard let types = declaredTypes(schema, dialect: dialect) ?? typesOfAlternatives(schema) else { return }
        let stray = strayTypes(schema, beside: types)
        if stray.isEmpty { return }
        contract.strays[shape] = contract.add(buildByType(schema, types: stray, dialect: dialect), at: origin(schema.node, schema))
    }

    /// A schema that says nothing but one part is that part.
    private func noteAsidesOfPart(_ schema: SchemaNode, _ shape: ShapeID) {
        for keyword in [SchemaKeyword.allOf, .anyOf, .oneOf] {
            guard let list = schema[keyword], list.isSequence else { continue }
            let parts = Array(list.items.prefix(2))
            if parts.count == 1, parts[0].isMapping { noteAsides(schemaNode(at: schema.place(parts[0])), shape) }
            return
        }
    }

    /// The types whose keywords are there though no value is of them.
    private func strayTypes(_ schema: SchemaNode, beside types: TypeSet) -> TypeSet {
        var stray: TypeSet = []
        func look(_ keywords: KeywordSet, _ type: TypeSet) {
            if schema.present.intersects(keywords), types.isDisjoint(with: type) { stray.formUnion(type) }
        }
        look(.numeric, .number)
        look(Self.lengths, .string)
        look(Self.ofLists, .array)
        look(.ofObjects, .object)
        // Formats are there for numbers too.
        if schema.present.contains(.format), types.isDisjoint(with: [.string, .integer, .fraction]) { stray.formUnion(.string) }
        return stray
    }

    /// The types that all alternatives state.
    private func typesOfAlternatives(_ schema: SchemaNode) -> TypeSet? {
        for keyword in [SchemaKeyword.anyOf, .oneOf] {
            guard let items = schema[keyword]?.items else { continue }
            var types: TypeSet = []
            for item in items {
                guard item.isMapping, let stated = item["type"], let named = namedTypes(stated, schema) else { return nil }
                types.formUnion(named)
            }
            if !types.isEmpty { return types }
        }
        return nil
    }
}
