internal import Basics
internal import Estate

/// Finds a flow that writes what may be delivered twice, without an idempotency key.
struct NotIdempotent: Rule {
    let id: RuleID = "topology/not-idempotent"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a flow that writes what may be delivered twice, without an idempotency key"
    let rationale =
        "Queues, webhooks and files that are sent again deliver twice even where nobody retries: two orders, two invoices."
    let fix = "Name the field that makes a second delivery harmless: `errors: {idempotencyKey: orderNumber}`."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Platform
        name: ipaas
        ---
        kind: Flow
        name: ▸orders
        steps: [{receive: shop/events#Order}, {write: erp/api}]
        """

    var passing: RuleExample { violating.changing(["name: orders": "name: orders\nerrors: {idempotencyKey: orderNumber}"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.compactMap { flow in
            guard flow.flow.errors?.idempotencyKey == nil, let first = flow.exchanges.first, first.verb == .receive || first.verb == .read,
                flow.exchanges.contains(where: { $0.verb == .write }), let spoken = context.interface(first.interface)?.protocol?.value
            else { return nil }
            guard spoken.style == .queue || spoken.style == .file || spoken == .webhook else { return nil }
            return finding(
                flow.ref,
                "\(flow.ref) writes what \(first.interface) (\(spoken.rawValue)) may deliver twice, and nothing makes the second one harmless",
                at: flow.flow.errors?.span ?? flow.place)
        }
    }
}
