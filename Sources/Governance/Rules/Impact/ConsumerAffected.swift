internal import Basics
internal import Impact

/// Finds a consumer outside any flow that reads what changed.
struct ConsumerAffected: Rule {
    let id: RuleID = "impact/consumer-affected"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a consumer outside any flow that reads what changed"
    let rationale = "Its team does not see this repository and learns of it in production."
    let fix = "Tell the team that is named, and agree on a date."

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, consumers: [{name: data-lake, reads: [Partner.limit]}]}]
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
            """,
        to: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, consumers: [{name: data-lake, reads: [▸Partner.limit]}]}]
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
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}}}}}
            """)

    let passing = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, consumers: [{name: data-lake, reads: [Partner.limit]}]}]
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
            """,
        to: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, consumers: [{name: data-lake, reads: [Partner.limit]}]}]
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
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}, note: {type: string}}}}}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.consumers ?? []).flatMap { consumer in
            consumer.causes.compactMap { cause in verdict(cause, on: "\(consumer.interface) \(consumer.consumer)") }
        }
    }
}
