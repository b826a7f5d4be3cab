internal import Basics
internal import Impact

/// Finds a flow's use that fails at run time after the change.
struct FlowBreaks: VerdictRule {
    let id: RuleID = "impact/flow-breaks"
    let level = Level.error
    let subjects = RuleSubjects.changes
    let summary = "a flow's use that fails at run time after the change"
    let rationale = "Messages stop; the flow's `symptom` says what the business sees."
    let fix =
        "Follow the path of the cause: keep what is used, adapt the mapping in the same change, or waive it with a date."
    let options = [
        RuleOption("for", .words(["low"]), "From which criticality of the flow on it counts.")
    ]

    let violating = RuleExample(
        from: ExampleTexts.partner,
        changing: [
            "from: limit": "from: ▸limit",
            ", limit: {type: integer}": "",
        ])

    var passing: RuleExample {
        violating.otherwise([" integer}": " integer}, note: {type: string}"])
    }

    let verdict = Verdict.breaks
}
