internal import Basics

/// Finds a step sends what nothing made.
struct StepDoesNotFit: TypeCheckRule {
    let id: RuleID = "model/step-does-not-fit"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a step sends what nothing made"
    let rationale = "The call goes out with the wrong body, or none."
    let fix = "Add the map before it, or name the body: `body: NAME`."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "  - {to: total, from: total}":
                "  - {to: total, from: total}\n---\nkind: Flow\nname: orders\nsteps: [{receive: shop/orders}, {map: shop-order}, {write: shop/orders, body: ▸invoice}]\n"
        ]))

    var passing: RuleExample {
        violating.changing([
            "orders}, {map: shop-order}, {write: shop/orders, body: invoice":
                "orders, as: order}, {map: shop-order}, {write: shop/orders, body: order"
        ])
    }
}
