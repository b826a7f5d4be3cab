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
        from: ExampleTexts.partner.changing(["from: limit": "expression: limit * 2, reads: [limit]"]),
        changing: [
            "reads: [limit": "reads: [▸limit",
            "type: integer": "type: integer, nullable: true",
        ])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    let verdict = Verdict.review
}
