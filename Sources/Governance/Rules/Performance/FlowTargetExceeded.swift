internal import Basics
internal import Estate

/// Finds a flow whose steps take longer than its own target.
struct FlowTargetExceeded: Rule {
    let id: RuleID = "performance/flow-target-exceeded"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow whose steps take longer than its own target"
    let rationale = "What the flow promises to its callers cannot be kept, and they were built on the promise."
    let fix = "Take a call out of the chain, cache it, or agree on another target."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}, {name: stock, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Platform
        name: ipaas
        overhead: {p95: 40ms}
        ---
        kind: Flow
        name: account-price
        via: [platform:ipaas]
        pattern: request-reply
        service: {latency: {p95: ▸600ms}}
        steps: [{call: erp/prices}, {call: erp/stock}]
        """

    var passing: RuleExample { violating.changing(["p95: 600ms": "p95: 700ms"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let builder = WaitingBuilder(context)
        return context.flows.compactMap { flow in
            guard let target = flow.flow.service?.latency?.p95 else { return nil }
            let waiting = builder.waiting(of: flow.flow)
            let path = CriticalPath(waiting)
            guard waiting.isStated, path.total > target.value.milliseconds else { return nil }
            let estimate = LatencySimulation(waiting)
            return finding(
                flow.ref,
                "the steps of \(flow.ref) take \(path.total) ms at p95, its target is \(target.value): \(path.words). The p95 of the steps are added, which is a bound from above; a simulation gives p95 \(estimate.p95) ms",
                at: target.span, detail: "p95>\(target.value)")
        }
    }
}
