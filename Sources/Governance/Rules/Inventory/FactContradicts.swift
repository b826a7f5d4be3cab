internal import Basics
internal import Checking
internal import Estate

/// Finds a stated fact about a place that its contract does not have, or contradicts.
struct FactContradicts: Rule {
    let id: RuleID = "inventory/fact-contradicts"
    let level = Level.error
    let subjects = RuleSubjects.interfaces
    let looksAt: RuleSources = [.specs, .contracts]
    let summary = "a stated fact about a place that its contract does not have, or contradicts"
    let rationale = "The specs convert cents that are no cents any more, or state a time zone of a field that is gone."
    let fix = "Correct the place or the fact."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: contracts/orders.yaml, facts: [{at: ▸Order.totl, currency: EUR}, {at: ▸Order.id, scaled: 100}]}]

        -- contracts/orders.yaml --
        openapi: 3.0.3
        info: {title: Orders, version: 1.0.0}
        paths:
          /orders:
            get: {operationId: listOrders, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}}
        components: {schemas: {Order: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}}}}}
        """

    var passing: RuleExample {
        violating.changing(["totl, currency: EUR}, {at: Order.id, scaled: 100": "id, means: the number that the buyer sees"])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let checker = FactChecker(estate: context.estate, provider: context.provider)
        return context.interfaces.flatMap { interface, spec in
            (spec.facts ?? []).compactMap { fact in
                guard let trouble = checker.trouble(with: fact, of: interface) else { return nil }
                return finding(
                    interface, trouble.message, at: fact.at.span, help: trouble.help, detail: "\(fact.at.value) \(trouble.detail)")
            }
        }
    }
}
