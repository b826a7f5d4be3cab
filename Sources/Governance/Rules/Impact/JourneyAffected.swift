internal import Basics
internal import Impact

/// Finds a journey over an affected flow or call.
struct JourneyAffected: Rule {
    let id: RuleID = "impact/journey-affected"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a journey over an affected flow or call"
    let rationale = "A buyer notices."
    let fix = "Mend the flow that is named, or give the call a `fallback`."
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
            fields: [{to: limit, from: limit}]
            ---
            kind: Flow
            name: customers
            steps: [{read: erp/partner#getPartner}, {map: erp-customer}]
            ---
            kind: Journey
            name: credit-page
            calls: [{flow: customers}]

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
            fields: [{to: limit, from: limit}]
            ---
            kind: Flow
            name: customers
            steps: [{read: erp/partner#getPartner}, {map: erp-customer}]
            ---
            kind: Journey
            name: credit-page
            calls: [▸{flow: customers}]

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
            ---
            kind: Journey
            name: credit-page
            calls: [{flow: customers}]

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
            fields: [{to: limit, from: limit}]
            ---
            kind: Flow
            name: customers
            steps: [{read: erp/partner#getPartner}, {map: erp-customer}]
            ---
            kind: Journey
            name: credit-page
            calls: [{flow: customers}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}, note: {type: string}}}}}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.journeys ?? []).flatMap { journey in
            journey.causes.compactMap { cause in verdict(cause, on: journey.journey) }
        }
    }
}
