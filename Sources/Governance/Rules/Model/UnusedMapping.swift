internal import Basics
internal import Estate

/// Finds a mapping that no flow uses.
struct UnusedMapping: Rule {
    let id: RuleID = "model/unused-mapping"
    let level = Level.info
    let subjects = RuleSubjects.mappings
    let summary = "a mapping that no flow uses"
    let rationale = "It is kept up to date for nothing, or a flow forgot it."
    let fix = "Use it in a `map` step, or remove it."

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
        name: ▸shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - {to: total, from: total}
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
          - {to: total, from: total}
        ---
        kind: Flow
        name: orders
        steps: [{receive: shop/orders}, {map: shop-order}]

        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        // A spec that cannot be read may be the one that uses it.
        guard context.estate.unreadable.isEmpty else { return [] }
        return context.estate.mappings.filter { context.flowsByMapping[$0.name] == nil }.map {
            finding($0.ref, "no flow uses \($0.ref)", at: $0.header.name.span)
        }
    }
}
