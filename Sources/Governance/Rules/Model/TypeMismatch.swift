internal import Basics

/// Finds no value of the source can be what the target accepts.
struct TypeMismatch: TypeCheckRule {
    let id: RuleID = "model/type-mismatch"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "no value of the source can be what the target accepts"
    let rationale = "Every message fails."
    let fix = "Convert it: `transform: decimal`, `parse(yyyyMMdd)`, `join(space)`."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "type: number": "type: boolean",
            "  - {to: total": "  - ▸{to: total",
        ]))

    var passing: RuleExample {
        violating.changing([
            "type: boolean": "type: string",
            "from: total": "from: name, transform: upper",
        ])
    }
}
