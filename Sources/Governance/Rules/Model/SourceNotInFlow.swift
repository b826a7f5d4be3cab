internal import Basics

/// Finds a map whose source no earlier step brings.
struct SourceNotInFlow: TypeCheckRule {
    let id: RuleID = "model/source-not-in-flow"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a map whose source no earlier step brings"
    let rationale = "At run time there is nothing to map."
    let fix = "Add the step that reads it, or move the map behind it."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "  - {to: total, from: total}":
                "  - {to: total, from: total}\n---\nkind: Flow\nname: orders\nsteps: [▸{map: shop-order}, {receive: shop/orders}]\n"
        ]))

    var passing: RuleExample { violating.changing(["map: shop-order}, {receive: shop/orders": "receive: shop/orders}, {map: shop-order"]) }
}
