internal import Basics
internal import Estate

/// Finds a caller that gives up before its callee's retries are over.
struct TimeoutNesting: Rule {
    let id: RuleID = "performance/timeout-nesting"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "a caller that gives up before its callee's retries are over"
    let rationale =
        "The page has long shown an error while the flow behind it still tries: load without a use, and an order that is "
        + "placed twice."
    let fix = "Let the inner timeouts and retries fit into the outer timeout."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none}]
        ---
        kind: Flow
        name: account-price
        pattern: request-reply
        steps: [{call: erp/prices, timeout: 300ms, retry: 2}]
        ---
        kind: Journey
        name: product-page
        calls: [{flow: account-price, timeout: ▸700ms}]
        """

    var passing: RuleExample { violating.changing(["timeout: 700ms": "timeout: 1s"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let pages = context.journeys.flatMap { journey in
            journey.calls.compactMap { call -> Diagnostic? in
                guard case .flow(let flow) = call.target, let timeout = call.timeout else { return nil }
                return nested(journey.ref, timeout, flow.value.name, context)
            }
        }
        var servers: [PlaceReference: Name] = [:]
        for flow in context.flows where !flow.isAsynchronous {
            if let first = flow.exchanges.first, first.verb == .receive { servers[first.place.value] = flow.flow.name }
        }
        let flows = context.flows.flatMap { flow in
            flow.exchanges.compactMap { exchange -> Diagnostic? in
                guard exchange.verb == .call, let timeout = exchange.step.timeout, let callee = servers[exchange.place.value] else {
                    return nil
                }
                return nested(flow.ref, timeout, callee, context)
            }
        }
        return pages + flows
    }

    private func nested(_ caller: EntityRef, _ timeout: Located<TimeSpan>, _ callee: Name, _ context: RuleContext) -> Diagnostic? {
        guard let flow = context.flow(callee), let longest = Patience.longest(of: flow.flow), longest > timeout.value else { return nil }
        return finding(
            caller, "\(caller) gives up on \(flow.ref) after \(timeout.value), and \(flow.ref) goes on trying for up to \(longest)",
            at: timeout.span,
            detail: "\(flow.ref) \(longest)>\(timeout.value)")
    }
}
