internal import Basics

/// Finds a target field that must be filled and is not.
struct UnmappedRequired: TypeCheckRule {
    let id: RuleID = "model/unmapped-required"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "a target field that must be filled and is not"
    let rationale = "The target refuses the message."
    let fix = "Add a row for it, with `value` where it is always the same."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "  total: {type: number}": "  total: {type: number}\n  channel: {type: string, required: true}",
            "to: entity": "to: ▸entity",
        ]))

    var passing: RuleExample {
        violating.changing(["  - {to: total, from: total}": "  - {to: total, from: total}\n  - {to: channel, value: web}"])
    }
}
