internal import Basics

/// Finds a mapping fills a field that its target does not have.
struct UnknownTargetField: TypeCheckRule {
    let id: RuleID = "model/unknown-target-field"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "a mapping fills a field that its target does not have"
    let rationale = "The value is dropped, or the message refused."
    let fix = "Correct the path; the nearest one is suggested."

    let violating = RuleExample(ExampleTexts.orders.changing(["to: total": "to: ▸totl"]))

    var passing: RuleExample { violating.changing(["{to: totl": "{to: total"]) }
}
