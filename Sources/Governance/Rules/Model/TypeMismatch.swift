internal import Basics

/// Finds no value of the source can be what the target accepts.
struct TypeMismatch: TypeCheckRule {
    let id: RuleID = "model/type-mismatch"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "no value of the source can be what the target accepts"
    let rationale = "Every message fails."
    let fix = "Convert it: `transform: decimal`, `parse(yyyyMMdd)`, `join(space)`."

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
          total: {type: boolean}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - ▸{to: total, from: total}
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
          total: {type: string}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - {to: total, from: name, transform: upper}
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """
}
