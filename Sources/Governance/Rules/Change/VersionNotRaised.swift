internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// Finds a breaking change of a published contract under the same version.
struct VersionNotRaised: Rule {
    let id: RuleID = "change/version-not-raised"
    let level = Level.info
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .contracts, .change]
    let summary = "a breaking change of a published contract under the same version"
    let rationale = "Consumers cannot tell the two apart."
    let fix = "Raise the contract's version."

    let violating = RuleExample(
        from: """
            kind: System
            name: erp
            interfaces: [{name: partner, protocol: rest, contract: contracts/erp.yaml, compatibility: backward}]

            -- contracts/erp.yaml --
            openapi: 3.0.3
            info: {title: Partners, version: 1.0.0}
            paths:
              /partners: {get: {operationId: getPartner, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Partner"}}}}}}}
            components: {schemas: {Partner: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}, limit: {type: integer}}}}}
            """,
        changing: [
            "contract: contracts": "contract: ▸contracts",
            "type: integer": "type: string",
        ])

    var passing: RuleExample {
        violating.otherwise([
            "version: 1": "version: 2",
            "type: integer": "type: string",
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let base = context.comparison?.base else { return [] }
        let broken = Set(ContractBreaks(context).all.filter(\.isPublished).map(\.interface))
        return broken.sorted().compactMap { interface in
            guard case .contract(let old) = base.provider.contract(of: interface, variant: nil),
                case .contract(let new) = context.provider.contract(of: interface, variant: nil), let version = new.contract.version,
                old.contract.version == version
            else { return nil }
            return finding(
                interface, "\(interface) changes in a way that breaks users, and is \(version) as before",
                at: context.interface(interface)?.contract?.span,
                detail: version)
        }
    }
}
