internal import Basics
internal import Estate

/// Finds the peaks, volumes or payloads of all flows on a platform are over its limits.
struct PlatformOverCapacity: Rule {
    let id: RuleID = "performance/platform-over-capacity"
    let level = Level.error
    let subjects = RuleSubjects.platforms
    let summary = "the peaks, volumes or payloads of all flows on a platform are over its limits"
    let rationale =
        "Each flow was sized on its own; together they stand in one queue, and stock is an hour late because prices are "
        + "loaded."
    let fix = "Move a flow, spread the batches, or buy capacity."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: orders, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        limits: {throughput: ▸60/s}
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        service: {peak: 30/s}
        steps: [{read: shop/orders}]
        ---
        kind: Flow
        name: prices
        via: [platform:ipaas]
        service: {peak: 40/s}
        steps: [{read: shop/orders}]
        """

    var passing: RuleExample { violating.changing(["throughput: 60": "throughput: 80"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.platforms.flatMap { platform -> [Diagnostic] in
            guard let limits = platform.limits, let shares = context.demand.byPlatform[platform.name] else { return [] }
            return [
                over(
                    limits.throughput, shares.map { ($0.who, $0.peak) }, limits.throughput?.value.perSecond, "/s at the peak", platform.ref),
                over(limits.volume, shares.map { ($0.who, $0.perDay ?? 0) }, limits.volume?.value.perDay.double, "/d", platform.ref),
            ].compactMap { $0 }
        } + payloads(context)
    }

    /// What one flow asks too much for alone is found by its fit.
    private func over(
        _ limit: Located<Rate>?, _ shares: [(who: EntityRef, amount: Double)], _ allowed: Double?, _ unit: String, _ platform: EntityRef
    ) -> Diagnostic? {
        let sum = shares.reduce(0) { $0 + $1.amount }
        guard let limit, let allowed, sum > allowed * (1 + 1e-9), !shares.contains(where: { $0.amount > allowed }) else { return nil }
        let most = shares.sorted { ($1.amount, $0.who) < ($0.amount, $1.who) }.map { "\($0.who) \($0.amount.shown)" }
        return finding(
            platform, "the flows on \(platform) ask for \(sum.shown)\(unit), and its limit is \(limit.value): \(listed(most))",
            at: limit.span,
            detail: "\(unit)>\(limit.value)")
    }

    private func payloads(_ context: RuleContext) -> [Diagnostic] {
        context.flows.flatMap { flow -> [Diagnostic] in
            guard let payload = flow.flow.service?.payload else { return [] }
            return flow.platforms.compactMap { name in
                guard let limit = context.estate.platforms[name]?.limits?.payload?.value, payload.value > limit else { return nil }
                return finding(
                    flow.ref, "a message of \(flow.ref) has up to \(payload.value), and platform:\(name) carries \(limit)",
                    at: payload.span,
                    detail: "payload>\(limit) \(name)")
            }
        }
    }
}
