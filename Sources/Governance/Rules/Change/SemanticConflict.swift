internal import Basics
internal import Estate
internal import Impact

/// Finds two branches that are each sound alone, and together are not.
struct SemanticConflict: Rule {
    let id: RuleID = "change/semantic-conflict"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "two branches that are each sound alone, and together are not"
    let rationale = "Git merges them without a conflict, and the result breaks."
    let fix = "Adapt one of the two changes that are named before merging."

    let violating = RuleExample(
        merging: (
            start: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}]
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
            end: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}, {to: limit, from: limit}]
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
        ),
        into: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}]
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
            """,
        gives: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}, {to: limit, from: ▸limit}]
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
        merging: (
            start: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}]
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
            end: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}, {to: limit, from: limit}]
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
        ),
        into: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}]
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
        gives: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml}]
            ---
            kind: Entity
            name: customer
            fields: {id: {type: string}, limit: {type: decimal, precision: 15, scale: 2}}
            ---
            kind: Mapping
            name: erp-customer
            from: erp/partner#Partner
            to: entity:customer
            fields: [{to: id, from: id}, {to: limit, from: limit}]
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

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let comparison = context.comparison, let alone = comparison.alone else { return [] }
        let known = Set(alone.flows.flatMap(\.causes).map(\.fingerprint))
        let changes = Dictionary(comparison.report.changes.map { ($0.id, $0) }) { first, _ in first }
        let own = Set(alone.changes.map { "\($0.kind) \($0.subject)" })
        return comparison.report.flows.flatMap { flow in
            flow.causes.compactMap { cause -> Diagnostic? in
                guard cause.verdict == .breaks || cause.verdict == .corrupts, !known.contains(cause.fingerprint) else { return nil }
                let change = cause.change.flatMap { changes[$0] }
                let side = change.map { own.contains("\($0.kind) \($0.subject)") ? "this branch" : "the branch that is merged into" }
                let what = change.map { "; \($0.subject) \($0.message) on \(side ?? "one of them")" } ?? ""
                return finding(
                    flow.flow, "the two branches do not go together, though git merges them: \(cause.message)\(what)", at: cause.location,
                    related: [change?.new ?? change?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
                    detail: cause.fingerprint.text)
            }
        }
    }
}
