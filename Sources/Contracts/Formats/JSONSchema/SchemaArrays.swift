internal import Basics
internal import Documents

/// The keywords for arrays.
extension SchemaReader {
    func buildArray(_ schema: SchemaNode) -> ArrayShape {
        var array = ArrayShape(items: nil)
        var rest = schema[.items]
        if let tuple = schema[.prefixItems], tuple.isSequence {
            array.prefix = tuple.items.map { readShape(schema.place($0)) }
        } else if let items = schema[.items], items.isSequence {
            // Before 2020-12 a list under `items` is a tuple, and `additionalItems` is what follows it.
            array.prefix = items.items.map { readShape(schema.place($0)) }
            rest = schema[.additionalItems]
        }
        if rest == nil, let unevaluated = schema[.unevaluatedItems] {
            if mayEvaluateItems(schema) {
                reportUnevaluated(unevaluated, "unevaluatedItems")
            } else {
                rest = unevaluated
            }
        }
        array.items = readItems(rest, schema)
        array.minItems = count(.minItems, schema) ?? 0
        array.maxItems = count(.maxItems, schema)
        array.isUnique = schema.isTrue(.uniqueItems)
        if let contains = schema[.contains] {
            let minimum = count(.minContains, schema) ?? 1
            let maximum = count(.maxContains, schema)
            if minimum > 0 || maximum != nil { array.contains = (readShape(schema.place(contains)), minimum, maximum) }
        }
        return array
    }

    /// The shape of the items after a tuple; nil where there can be none.
    private func readItems(_ node: Node?, _ schema: SchemaNode) -> ShapeID? {
        guard let node else { return contract.add(.any, at: origin(schema.node, schema)) }
        let shape = buildShape(schema.place(node))
        if case .never = shape { return nil }
        return contract.add(shape, at: origin(node, schema))
    }

    /// Whether a keyword beside `unevaluatedItems` may look at items, so that they are no longer unevaluated.
    private func mayEvaluateItems(_ schema: SchemaNode) -> Bool {
        schema.present.intersects([.allOf, .anyOf, .oneOf, .if, .ref, .dynamicRef, .recursiveRef, .contains])
    }

    func reportUnevaluated(_ node: Node, _ keyword: String) {
        guard node.boolean != true else { return }
        report(
            "what '\(keyword)' leaves depends on which of the schemas beside it hold, which is not worked out; it is left out, "
                + "so that more is allowed here than a validator takes", at: node)
    }
}
