internal import Basics
internal import Estate

/// Finds a mapping that no flow uses.
struct UnusedMapping: Rule {
    let id: RuleID = "model/unused-mapping"
    let level = Level.info
    let subjects = RuleSubjects.mappings
    let summary = "a mapping that no flow uses"
    let rationale = "It is kept up to date for nothing, or a flow forgot it."
    let fix = "Use it in a `map` step, or remove it."

    let violating = RuleExample(ExampleTexts.orders.changing(["shop-order": "▸shop-order"]))

    var passing: RuleExample {
        violating.changing([
            "  - {to: total, from: total}":
                "  - {to: total, from: total}\n---\nkind: Flow\nname: orders\nsteps: [{receive: shop/orders}, {map: shop-order}]\n"
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        // A spec that cannot be read may be the one that uses it.
        guard context.estate.unreadable.isEmpty else { return [] }
        return context.estate.mappings.filter { context.flowsByMapping[$0.name] == nil }.map {
            finding($0.ref, "no flow uses \($0.ref)", at: $0.header.name.span)
        }
    }
}
