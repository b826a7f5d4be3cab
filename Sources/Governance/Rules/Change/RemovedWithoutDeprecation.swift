internal import Basics
internal import Estate
internal import Impact

/// Finds something removed that was never marked deprecated, or before its announced end.
struct RemovedWithoutDeprecation: Rule {
    let id: RuleID = "change/removed-without-deprecation"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .contracts, .change]
    let summary = "something removed that was never marked deprecated, or before its announced end"
    let rationale = "Nobody had the time to move."
    let fix = "Mark it deprecated with an end first, and remove it after that."

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, compatibility: backward}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /limits: {get: {operationId: getLimit, responses: {"200": {description: ok}}}}
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
            """,
        changing: [
            "contract: contracts": "contract: ▸contracts",
            #"  /limits: {get: {operationId: getLimit, responses: {"200": {description: ok}}}}\#n"#: "",
        ])

    let passing = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, compatibility: backward}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /limits: {get: {operationId: getLimit, deprecated: true, responses: {"200": {description: ok}}}}
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
            """,
        to: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, compatibility: backward}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base else { return [] }
        var announced: [InterfaceRef: AnnouncedEnds] = [:]
        return ContractBreaks(context).all.compactMap { broken in
            guard broken.isPublished, broken.change.kind.hasSuffix("/removed"), let old = broken.change.old else { return nil }
            if announced[broken.interface] == nil { announced[broken.interface] = AnnouncedEnds(broken.interface, base) }
            let problem: String
            switch announced[broken.interface]?.announcement(at: old) {
            case .none?, nil: problem = "was never marked deprecated"
            case .open?: return nil
            case .until(let day)?:
                guard day > context.asOf else { return nil }
                problem = "was announced to stay until \(day)"
            }
            return finding(
                broken.change.subject, "\(broken.change.subject) is removed and \(problem)",
                at: context.interface(broken.interface)?.contract?.span,
                related: [RelatedPlace("where it was", at: old)], detail: broken.change.kind)
        }
    }
}
