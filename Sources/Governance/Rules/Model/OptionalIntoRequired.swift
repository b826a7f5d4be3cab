internal import Basics

/// Finds what may be absent feeds what must be there.
struct OptionalIntoRequired: TypeCheckRule {
    let id: RuleID = "model/optional-into-required"
    let level = Level.warning
    let subjects = RuleSubjects.mappings
    let summary = "what may be absent feeds what must be there"
    let rationale = "Some messages fail: those without the value."
    let fix = "Give a default: `transform: default(0)`, or filter with `where`."

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
          name: {type: string, required: true}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - ▸{to: name, from: name}
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
          name: {type: string, required: true}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields:
          - {to: id, from: id}
          - {to: name, from: name, transform: default(none)}
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """
}
