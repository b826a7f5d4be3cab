internal import Basics
internal import Estate

/// Finds a page or request-reply flow without a latency target, or an interface in it that states none.
struct NoLatencyTarget: Rule {
    let id: RuleID = "performance/no-latency-target"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "a page or request-reply flow without a latency target, or an interface in it that states none"
    let rationale =
        "What nobody asked for is not built: the page takes three seconds, and every team says that its part is fast."
    let fix =
        "State `budget: {p95: ...}` on the journey, `service: {latency: {p95: ...}}` on the flow, `latency` on the "
        + "interface."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: ▸prices, protocol: rest, contract: none}]
        ---
        kind: Journey
        name: ▸product-page
        calls: [{call: erp/prices}]
        ---
        kind: Flow
        name: ▸account-price
        pattern: request-reply
        steps: [{call: erp/prices}]
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: product-page
        budget: {p95: 800ms}
        calls: [{call: erp/prices}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        let waited = context.flows.filter { !$0.isAsynchronous }
        let flows = waited.filter { $0.flow.service?.latency?.p95 == nil }.map { flow in
            finding(
                flow.ref, "somebody waits for \(flow.ref), and how long is not agreed", at: flow.flow.service?.span ?? flow.place,
                detail: "target")
        }
        let journeys = context.journeys.filter { $0.journey.budget?.p95 == nil && !$0.calls.isEmpty }.map { journey in
            finding(journey.ref, "how long a buyer may wait for \(journey.ref) is not agreed", at: journey.place, detail: "budget")
        }
        var users: [InterfaceRef: [EntityRef]] = [:]
        for flow in waited {
            for exchange in flow.exchanges where exchange.verb == .read || exchange.verb == .call || exchange.verb == .write {
                users[exchange.interface, default: []].append(flow.ref)
            }
        }
        for journey in context.journeys {
            for call in journey.calls {
                if case .call(let place) = call.target, let interface = place.value.interface {
                    users[interface, default: []].append(journey.ref)
                }
            }
        }
        let interfaces = users.sorted { $0.key < $1.key }.compactMap { interface, users -> Diagnostic? in
            guard let spec = context.interface(interface), spec.latency?.p95 == nil,
                !(spec.operations ?? []).contains(where: { $0.value.latency?.p95 != nil })
            else { return nil }
            return finding(
                interface, "\(listed(users)) wait\(users.count == 1 ? "s" : "") for \(interface), whose latency is not stated",
                at: spec.name.span, detail: "latency")
        }
        return flows + journeys + interfaces
    }
}
