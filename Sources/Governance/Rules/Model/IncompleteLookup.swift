internal import Basics

/// Finds a code that the lookup does not know.
struct IncompleteLookup: TypeCheckRule {
    let id: RuleID = "model/incomplete-lookup"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "a code that the lookup does not know"
    let rationale = "The message fails, or falls to `otherwise`, on the first day that code is used."
    let fix = "Add the code, or say what happens to others with `otherwise`."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "total: {type: number": "status: {type: string",
            "{to: total, from: total": "▸{to: status, from: status, lookup: {A: open}",
        ]))

    var passing: RuleExample { violating.changing([" {A: open": " {A: open, B: shipped"]) }
}
