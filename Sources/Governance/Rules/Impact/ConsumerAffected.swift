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
        from: ExampleTexts.partner.changing([
            "contract: contracts/erp.yaml": "contract: contracts/erp.yaml, consumers: [{name: data-lake, reads: [Partner.limit]}]"
        ]),
        changing: [
            " [Partner": " [▸Partner",
            ", limit: {type: integer}": "",
        ])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        (context.comparison?.report.consumers ?? []).flatMap { consumer in
            consumer.causes.compactMap { cause in verdict(cause, on: "\(consumer.interface) \(consumer.consumer)") }
        }
    }
}
