internal import Basics

/// Finds unit, currency, tax, time zone or scale differ without a transform that says so.
struct UnitMismatch: TypeCheckRule {
    let id: RuleID = "model/unit-mismatch"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let summary = "unit, currency, tax, time zone or scale differ without a transform that says so"
    let rationale = "The number is right and means something else: an invoice over a hundredth, a delivery a day late."
    let fix =
        "Convert it: `unit(kg -> lb)`, `currency(USD -> EUR)`, `to-cents(2)`, `timezone(UTC -> Europe/Berlin)`."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "contract: contracts/order.json": "contract: contracts/order.json, facts: [{at: total, currency: USD}]",
            "type: number": "type: number, currency: EUR",
            "  - {to: total": "  - ▸{to: total",
        ]))

    var passing: RuleExample { violating.changing(["from: total": "from: total, transform: currency(USD -> EUR)"]) }
}
