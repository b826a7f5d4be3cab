internal import Basics
internal import Checking
internal import Estate

/// Finds a contract that cannot be read.
struct ContractUnreadable: Rule {
    let id: RuleID = "inventory/contract-unreadable"
    let level = Level.error
    let subjects = RuleSubjects.interfaces
    let looksAt: RuleSources = [.specs, .contracts]
    let summary = "a contract that cannot be read"
    let rationale = "Nothing that uses it can be checked; its flows are to be reviewed by hand."
    let fix = "Mend the file at the place that is named, or say its format: `contract: {file: ..., format: ...}`."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: ▸contracts/orders.yaml}]
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: contracts/orders.yaml}]

        -- contracts/orders.yaml --
        openapi: 3.0.3
        info: {title: Orders, version: 1.0.0}
        paths:
          /orders:
            get: {operationId: listOrders, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}}
        components: {schemas: {Order: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}}}}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.interfaces.flatMap { interface, spec -> [Diagnostic] in
            let variants: [Name?] = [nil] + (spec.variants ?? []).map(\.key.value)
            return variants.flatMap { variant -> [Diagnostic] in
                guard case .unreadable(let problems) = context.provider.contract(of: interface, variant: variant) else { return [] }
                return problems
            }
        }
    }
}
