internal import Basics
internal import Impact

/// Finds a flow that runs and misses its service level.
struct FlowDegrades: VerdictRule {
    let id: RuleID = "impact/flow-degrades"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let summary = "a flow that runs and misses its service level"
    let rationale = "Pages wait, or data comes late."
    let fix = "Change the budget, cache the call, or ask for the faster interface."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, latency: {p95: 250ms}}]
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
            service: {latency: {p95: 300ms}}
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
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, latency: {p95: 900ms}}]
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
            service: {latency: ▸{p95: 300ms}}
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
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, latency: {p95: 250ms}}]
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
            service: {latency: {p95: 300ms}}
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
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, latency: {p95: 290ms}}]
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
            service: {latency: {p95: 300ms}}
            steps: [{read: erp/partner#getPartner}, {map: erp-customer}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
            """)

    let verdict = Verdict.degrades
}
