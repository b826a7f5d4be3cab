internal import Basics
internal import Impact

/// Finds a flow that uses what changed, where the specs cannot decide what that does.
struct FlowReview: VerdictRule {
    let id: RuleID = "impact/flow-review"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let summary = "a flow that uses what changed, where the specs cannot decide what that does"
    let rationale = "An opaque expression or a free-form schema stands between."
    let fix = "Look at it with the owner; list what expressions read, so that the next change can be decided."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: """
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
            fields: [{to: limit, expression: limit * 2, reads: [limit]}]
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
            fields: [{to: limit, expression: limit * 2, reads: [▸limit]}]
            ---
            kind: Flow
            name: customers
            steps: [{read: erp/partner#getPartner}, {map: erp-customer}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer, nullable: true}}}}}
            """)

    let passing = RuleExample(
        from: """
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
            fields: [{to: limit, expression: limit * 2, reads: [limit]}]
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
            fields: [{to: limit, expression: limit * 2, reads: [limit]}]
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

    let verdict = Verdict.review
}
