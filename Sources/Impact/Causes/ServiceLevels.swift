internal import Basics
internal import Checking
internal import Estate

/// Holds a flow's own service level against what its interfaces state: over the target on head and not on base is a degradation.
struct ServiceLevels {
    let comparison: EstateComparison
    let head: CheckedFlow
    let isNew: Bool

    func causes() -> [Cause] {
        [latency(), rate()].compactMap { $0 }
    }

    // MARK: Latency

    private func latency() -> Cause? {
        guard let target = head.flow.service?.latency?.p95?.value else { return nil }
        guard let now = FlowLatency(comparison.head.estate).p95(of: head.flow), now.total > target.milliseconds else { return nil }
        if !isNew, let old = comparison.base.estate.flows[head.flow.name], let oldTarget = old.service?.latency?.p95?.value,
            let before = FlowLatency(comparison.base.estate).p95(of: old), before.total > oldTarget.milliseconds, before.total >= now.total
        {
            return nil
        }
        if isNew { return nil }
        let slowest = now.parts.max { $0.milliseconds < $1.milliseconds }
        let change =
            slowest.flatMap { part in
                comparison.list.indices(of: part.interface).first { comparison.list[$0].kind == "interface/latency-changed" }
            }
            ?? head.interfaces.sorted().flatMap { comparison.list.indices(of: $0) }.first {
                comparison.list[$0].kind == "interface/latency-changed"
            }
        let fact = change.map { comparison.list[$0] }
        let words =
            "its steps take \(now.total) ms at p95 by what their interfaces state (a sum, since percentiles do not add), the target is \(target)"
        return Cause(
            change: fact?.id, verdict: .degrades, basis: .change, extent: .unknown,
            fingerprint: CauseIdentity.fingerprint(.degrades, head.flow.ref, kind: "latency", "p95>\(target.milliseconds)"),
            path: [fact?.subject ?? slowest?.interface.description ?? "", head.flow.ref.description].filter { !$0.isEmpty }, message: words,
            location: head.flow.service?.latency?.span,
            related: [fact?.new ?? fact?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
            fix: "cache the slow call, take it out of the chain, or agree on another target")
    }

    // MARK: Rate

    private func rate() -> Cause? {
        guard let peak = head.flow.service?.peak?.value, !isNew else { return nil }
        for interface in head.interfaces.sorted() {
            guard let limit = lowest(comparison.head.estate, interface), limit < peak else { continue }
            let before = comparison.base.estate.flows[head.flow.name]?.service?.peak?.value
            if let old = lowest(comparison.base.estate, interface), let before, old < before { continue }
            let change = comparison.list.indices(of: interface).first { comparison.list[$0].kind == "interface/rate-limit-changed" }
            let fact = change.map { comparison.list[$0] }
            return Cause(
                change: fact?.id, verdict: .degrades, basis: .change, extent: .unknown,
                fingerprint: CauseIdentity.fingerprint(.degrades, head.flow.ref, kind: "rate", "\(interface) rate>\(limit)"),
                path: [interface.description, head.flow.ref.description],
                message: "its peak of \(peak) is over the rate limit of \(interface), \(limit)", location: head.flow.service?.peak?.span,
                fix: "slow the flow down, batch its calls, or agree on another limit")
        }
        return nil
    }

    private func lowest(_ estate: Estate, _ interface: InterfaceRef) -> Rate? {
        (estate.interface(interface)?.rateLimit ?? []).map(\.value).min()
    }
}

/// Adds up what the interfaces of a flow's steps state of their latency.
struct FlowLatency {
    let estate: Estate

    init(_ estate: Estate) {
        self.estate = estate
    }

    /// The sum of the steps' p95, parallel ones by the slowest, with the platforms' overhead; nil where no step states any.
    func p95(of flow: Flow) -> (total: Int, parts: [(interface: InterfaceRef, milliseconds: Int)])? {
        var parts: [(interface: InterfaceRef, milliseconds: Int)] = []
        var total = sum(flow.steps, &parts)
        guard !parts.isEmpty else { return nil }
        if case .platforms(let platforms)? = flow.via {
            for platform in platforms { total += estate.platforms[platform.value.name]?.overhead?.p95?.value.milliseconds ?? 0 }
        }
        return (total, parts)
    }

    private func sum(_ steps: [Step], _ parts: inout [(interface: InterfaceRef, milliseconds: Int)]) -> Int {
        var total = 0
        for step in steps {
            switch step.action {
            case .steps(let nested): total += sum(nested, &parts)
            case .parallel(let nested): total += nested.map { sum([$0], &parts) }.max() ?? 0
            case .read(let place), .call(let place), .write(let place):
                if let own = latency(of: place.value), let interface = place.value.interface {
                    parts.append((interface, own))
                    total += own
                }
            default: break
            }
        }
        return total
    }

    /// What is stated of an operation, else of its interface.
    func latency(of place: PlaceReference) -> Int? {
        guard let interface = place.interface, let spec = estate.interface(interface) else { return nil }
        let own = spec.operations?.first { $0.key.value == place.place?.text }?.value.latency?.p95
        return (own ?? spec.latency?.p95)?.value.milliseconds
    }
}
