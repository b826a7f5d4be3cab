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
        from: ExampleTexts.partner.changing([
            "contract: contracts/erp.yaml": "contract: contracts/erp.yaml, facts: [{at: Partner.limit, currency: EUR}]",
            " scale: 2": " scale: 2, currency: EUR",
        ]),
        changing: [
            "limit, currency: EUR": "limit, currency: USD",
            "fields: [": "fields: [▸",
        ])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    let verdict = Verdict.corrupts
}
