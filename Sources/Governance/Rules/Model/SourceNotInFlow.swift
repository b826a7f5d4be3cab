internal import Basics

/// Finds a map whose source no earlier step brings.
struct SourceNotInFlow: TypeCheckRule {
    let id: RuleID = "model/source-not-in-flow"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a map whose source no earlier step brings"
    let rationale = "At run time there is nothing to map."
    let fix = "Add the step that reads it, or move the map behind it."

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
          - {to: total, from: total}
        ---
        kind: Flow
        name: orders
        steps: [▸{map: shop-order}, {receive: shop/orders}]

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
}
