internal import Basics
internal import Estate

/// Finds a transformation that only its code documents.
struct OpaqueTransform: Rule {
    let id: RuleID = "model/opaque-transform"
    let level = Level.info
    let subjects = RuleSubjects.mappings
    let summary = "a transformation that only its code documents"
    let rationale = "What it reads and makes cannot be checked, and leaves with the one who wrote it."
    let fix = "List what it `reads`, or write it with the language's transforms."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: orders, protocol: rest, contract: contracts/order.json}]
        ---
        kind: Entity
        name: order
        definition: What a company buys at once.
        key: [id]
        systemOfRecord: shop
        fields:
          id: {type: string, maxLength: 10, required: true, definition: The shop's number.}
          total: {type: number}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - {to: total, from: total, transform: ▸custom(score)}
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """

    let passing: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: orders, protocol: rest, contract: contracts/order.json}]
        ---
        kind: Entity
        name: order
        definition: What a company buys at once.
        key: [id]
        systemOfRecord: shop
        fields:
          id: {type: string, maxLength: 10, required: true, definition: The shop's number.}
          total: {type: number}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - {to: total, from: total, transform: round(2)}
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.mappings.flatMap { mapping in
            (mapping.fields ?? []).compactMap { row -> Diagnostic? in
                let target = row.to.value.withoutMarkers
                if case .expression(let text) = row.source {
                    let reach = row.reads == nil ? ", and may read the whole source" : ""
                    return finding(
                        mapping.ref, "`\(row.to.value)` is made by code\(row.language.map { " in \($0.value)" } ?? "")\(reach)",
                        at: text.span,
                        detail: "expression \(target)")
                }
                guard let custom = row.transform.first(where: { if case .custom = $0.value { true } else { false } }) else { return nil }
                return finding(
                    mapping.ref, "`\(row.to.value)` is made by `\(custom.value)`, which only its code documents", at: custom.span,
                    detail: "\(custom.value) \(target)")
            }
        }
    }
}
