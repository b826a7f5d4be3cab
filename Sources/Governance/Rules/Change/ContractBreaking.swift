internal import Basics
internal import Estate
internal import Impact

/// Finds a breaking contract change that no declared flow uses.
struct ContractBreaking: Rule {
    let id: RuleID = "change/contract-breaking"
    let level = Level.warning
    let subjects = RuleSubjects.changes
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a breaking contract change that no declared flow uses"
    let rationale = "Somebody who is not in the estate may use it."
    let fix = "Keep the old form beside the new one, or raise the version and announce it."

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
        changing: ["{type: integer": "▸{type: string"])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let unused = ContractBreaks(context).unused
        let published = unused.filter(\.isPublished).map { broken in
            finding(
                broken.change.subject,
                "\(broken.change.subject) \(broken.change.message), which breaks users that the estate does not know",
                at: broken.change.new ?? broken.change.old, related: broken.change.old.map { [RelatedPlace("before", at: $0)] } ?? [],
                detail: "\(broken.change.kind)")
        }
        // What we buy, others publish: one line for all of it.
        let bought = Dictionary(grouping: unused.filter { !$0.isPublished }) { $0.interface }
        return published
            + bought.sorted { $0.key < $1.key }.map { interface, broken in
                finding(
                    interface,
                    "\(interface) has \(broken.count) breaking change\(broken.count == 1 ? "" : "s") that no declared flow uses: \(listed(broken.map(\.change.subject)))",
                    at: broken[0].change.new ?? broken[0].change.old, level: .info, detail: "bought")
            }
    }
}
