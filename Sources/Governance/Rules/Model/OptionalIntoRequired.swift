internal import Basics

/// Finds what may be absent feeds what must be there.
struct OptionalIntoRequired: TypeCheckRule {
    let id: RuleID = "model/optional-into-required"
    let level = Level.warning
    let subjects = RuleSubjects.mappings
    let summary = "what may be absent feeds what must be there"
    let rationale = "Some messages fail: those without the value."
    let fix = "Give a default: `transform: default(0)`, or filter with `where`."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "total: {type: number": "name: {type: string, required: true",
            "{to: total, from: total": "▸{to: name, from: name",
        ]))

    var passing: RuleExample { violating.changing(["from: name": "from: name, transform: default(none)"]) }
}
