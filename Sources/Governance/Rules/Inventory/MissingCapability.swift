internal import Basics
internal import Estate

/// Finds a flow calls what the system does not expose.
struct MissingCapability: Rule {
    let id: RuleID = "inventory/missing-capability"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let looksAt: RuleSources = [.specs, .contracts, .files]
    let needsTypeCheck = true
    let summary = "a flow calls what the system does not expose"
    let rationale =
        "The interface, operation, message, table or type is not in the contract, so the call fails at run time: the "
        + "system that should have an API and has none."
    let fix = "Correct the reference, or bring the contract up to date with the system."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: contracts/orders.yaml}]
        ---
        kind: System
        name: wms
        interfaces: []
        ---
        kind: Flow
        name: orders
        steps: [{read: ▸erp/orders#cancelOrder}, {read: ▸wms/stock}]

        -- contracts/orders.yaml --
        openapi: 3.0.3
        info: {title: Orders, version: 1.0.0}
        paths:
          /orders:
            get: {operationId: listOrders, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}}
        components: {schemas: {Order: {type: object, required: [id], properties: {id: {type: string, maxLength: 10}}}}}
        """

    var passing: RuleExample {
        violating.changing([
            "kind: System\nname: wms\ninterfaces: []\n---\n": "",
            "cancelOrder}, {read: wms/stock": "listOrders",
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.model.findings(of: id)
            + context.flows.flatMap { flow in
                flow.exchanges.compactMap { exchange in
                    guard let interfaces = context.estate.interfaces(of: exchange.interface.system),
                        context.interface(exchange.interface) == nil
                    else { return nil }
                    let known = interfaces.map(\.name.value.text)
                    let guess = nearest(to: exchange.interface.interface.text, among: known).map { "did you mean `\($0)`?" }
                    return finding(
                        flow.ref,
                        "\(exchange.interface.system) exposes no interface `\(exchange.interface.interface)`, and the flow calls it",
                        at: exchange.place.span, help: guess, detail: "interface:\(exchange.interface)")
                }
            }
    }
}
