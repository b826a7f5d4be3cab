internal import Basics
internal import Estate

/// Finds a batch that takes longer than its window, or batches that collide on one rate limit.
struct WindowOverrun: Rule {
    let id: RuleID = "performance/window-overrun"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a batch that takes longer than its window, or batches that collide on one rate limit"
    let rationale = "The nightly run is not over when the shop opens, and the next one starts into it."
    let fix = "Make batches larger, run it more often with less, or widen the window."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: stock, protocol: rest, contract: none, latency: {p95: 2s}}]
        ---
        kind: Flow
        name: stock
        schedule: {every: ▸10m}
        batch: 2
        service: {volume: 144000/d}
        steps: [{read: erp/stock}]
        """

    var passing: RuleExample { violating.changing(["batch: 2": "batch: 500"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.compactMap { overrun($0, context) }
            + BatchCollisions(context).collisions.map { collision in
                finding(
                    collision.interface,
                    "\(listed(collision.flows)) run at the same time and ask \(collision.interface) \(collision.rate.shown)/s, each within its limit of \(collision.limit.value) and together over it",
                    at: collision.limit.span, detail: "collision \(collision.flows.map(\.description).joined(separator: " "))")
            }
    }

    private func overrun(_ flow: FlowProfile, _ context: RuleContext) -> Diagnostic? {
        guard let schedule = flow.flow.schedule, let window = schedule.window ?? schedule.every, let run = BatchRun(flow.flow) else {
            return nil
        }
        let builder = WaitingBuilder(context)
        var each = 0.0
        for exchange in flow.exchanges where exchange.verb == .read || exchange.verb == .call || exchange.verb == .write {
            let call = builder.call(exchange.place)
            // Over many calls what counts is the usual one.
            each += Double(call.p50 ?? call.p95 ?? 0) * Double(exchange.repeats)
        }
        let needed = run.calls * each
        guard needed > Double(window.value.milliseconds) else { return nil }
        let span = TimeSpan(milliseconds: Int(min(needed / 1000, 1e12).rounded()) * 1000)
        return finding(
            flow.ref,
            "one run of \(flow.ref) carries \(run.items.shown) items in \(run.calls.shown) calls of \(each.shown) ms one after the other: \(span), and its window is \(window.value)",
            at: window.span, detail: "window>\(window.value)")
    }
}
