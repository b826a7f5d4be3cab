internal import Basics
internal import Impact

/// Finds a flow that runs on with data that is silently wrong.
struct FlowCorrupts: VerdictRule {
    let id: RuleID = "impact/flow-corrupts"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let summary = "a flow that runs on with data that is silently wrong"
    let rationale = "Nobody is alerted: values are cut, rounded, translated wrongly or mean something else."
    let fix = "State the conversion in the mapping, or complete the lookup."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, facts: [{at: Partner.limit, currency: EUR}]}]
            ---
            kind: Entity
            name: customer
            fields: {limit: {type: decimal, precision: 15, scale: 2, currency: EUR}}
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
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, facts: [{at: Partner.limit, currency: USD}]}]
            ---
            kind: Entity
            name: customer
            fields: {limit: {type: decimal, precision: 15, scale: 2, currency: EUR}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [▸{to: limit, from: limit}]
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
            """)

    let passing = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, facts: [{at: Partner.limit, currency: EUR}]}]
            ---
            kind: Entity
            name: customer
            fields: {limit: {type: decimal, precision: 15, scale: 2, currency: EUR}}
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
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, facts: [{at: Partner.limit, currency: EUR}]}]
            ---
            kind: Entity
            name: customer
            fields: {limit: {type: decimal, precision: 15, scale: 2, currency: EUR}}
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

    let verdict = Verdict.corrupts
}
