internal import Basics

/// Finds a mapping reads a field that its source does not have.
struct UnknownSourceField: TypeCheckRule {
    let id: RuleID = "model/unknown-source-field"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "a mapping reads a field that its source does not have"
    let rationale = "It reads nothing, and what it fills is empty."
    let fix = "Correct the path; the nearest one is suggested."

    let violating = RuleExample(ExampleTexts.orders.changing(["from: total": "from: ▸totl"]))

    var passing: RuleExample { violating.changing(["from: totl": "from: total"]) }
}
