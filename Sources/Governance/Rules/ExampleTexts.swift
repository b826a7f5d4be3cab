/// Estates that the examples of several rules change some of.
enum ExampleTexts {
    /// An ERP's credit limit, read into the canonical customer.
    static let partner = """
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
        ---
        kind: Entity
        name: customer
        fields: {limit: {type: decimal, precision: 15, scale: 2}}
        ---
        kind: Mapping
        name: erp-customer
        from: erp/partner#Partner
        to: entity:customer
        fields: [{to: limit, from: limit}]
        ---
        kind: Flow
        name: customers
        steps: [{read: erp/partner#getPartner}, {map: erp-customer}]

        -- contracts/erp.yaml --
        openapi: 3.0.3
        info: {title: Partners, version: 1.0.0}
        paths:
          /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
        components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
        """

    /// The shop's orders, mapped to the canonical order.
    static let orders = """
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
        -- contracts/order.json --
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id", "total"], "properties": {"id": {"type": "string", "maxLength": 10}, "total": {"type": "number"}, "name": {"type": "string", "maxLength": 80}, "status": {"enum": ["A", "B"]}, "note": {"type": "string", "maxLength": 20}}}
        """
}
