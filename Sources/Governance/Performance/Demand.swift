package import Basics
package import Estate

/// How often interfaces and platforms are called at the peak, summed over all flows and journeys.
package struct Demand {
    /// What one flow or journey asks for.
    package struct Share: Sendable {
        package let who: EntityRef
        /// Calls per second at the peak.
        package let peak: Double
        /// The same where every call is tried as often as it may be.
        package let withRetries: Double
        /// Calls per day; nil where no volume is stated.
        package let perDay: Double?
        /// The operation that is called.
        package let operation: Name?
    }

    package private(set) var byInterface: [InterfaceRef: [Share]] = [:]
    /// Messages per second at the peak, and items per day, of each flow on a platform.
    package private(set) var byPlatform: [Name: [Share]] = [:]

    init(_ context: RuleContext) {
        for flow in context.flows { add(flow, context) }
        for journey in context.journeys { add(journey) }
    }

    /// A flow's peak in business items per second: its own, or what the journeys that call it come to, whichever is more. Both are not added,
    /// since a peak that is stated of the flow is that of its callers.
    package static func peak(of flow: FlowProfile, _ context: RuleContext) -> Double? {
        let called = (context.callsByFlow[flow.flow.name] ?? []).compactMap { use in
            use.journey.journey.load?.peak.map { $0.value.perSecond * Double(use.call.count) * missed(use.call.cache) }
        }
        let own = flow.flow.service?.peak?.value.perSecond
        guard own != nil || !called.isEmpty else { return inWindow(flow.flow) }
        return max(own ?? 0, called.reduce(0, +))
    }

    /// A batch's items per second while its window is open.
    private static func inWindow(_ flow: Flow) -> Double? {
        guard let window = flow.schedule?.window?.value, window.milliseconds > 0, let run = BatchRun(flow) else { return nil }
        return run.items / (Double(window.milliseconds) / 1000)
    }

    /// The share of calls that a cache does not answer.
    private static func missed(_ cache: Cache?) -> Double { 1 - min(1, cache?.hits?.value.fraction.double ?? 0) }

    private mutating func add(_ flow: FlowProfile, _ context: RuleContext) {
        let batch = Double(max(1, flow.flow.batch?.value ?? 1))
        let peak = Self.peak(of: flow, context).map { $0 / batch }
        let perDay = flow.flow.service?.volume.map { $0.value.perDay.double / batch }
        guard peak != nil || perDay != nil else { return }
        let missed = Self.missed(flow.flow.cache)
        for exchange in flow.exchanges where exchange.verb == .read || exchange.verb == .call || exchange.verb == .write {
            let times = Double(exchange.repeats) * missed
            let retries = Double(max(0, min(exchange.step.retry?.value ?? flow.flow.errors?.retry?.value ?? 0, 1000)))
            byInterface[exchange.interface, default: []].append(
                Share(
                    who: flow.ref, peak: (peak ?? 0) * times, withRetries: (peak ?? 0) * times * (1 + retries),
                    perDay: perDay.map { $0 * times },
                    operation: exchange.operation))
        }
        for platform in Set(flow.platforms) {
            byPlatform[platform, default: []].append(
                Share(
                    who: flow.ref, peak: peak ?? 0, withRetries: peak ?? 0, perDay: flow.flow.service?.volume?.value.perDay.double,
                    operation: nil))
        }
    }

    private mutating func add(_ journey: JourneyProfile) {
        guard let load = journey.journey.load, load.peak != nil || load.volume != nil else { return }
        for call in journey.calls {
            guard case .call(let place) = call.target, let interface = place.value.interface else { continue }
            let times = Double(call.count) * Self.missed(call.cache)
            let peak = (load.peak?.value.perSecond ?? 0) * times
            byInterface[interface, default: []].append(
                Share(
                    who: journey.ref, peak: peak, withRetries: peak, perDay: load.volume.map { $0.value.perDay.double * times },
                    operation: place.value.place?.text))
        }
    }
}

/// What one run of a batch has to carry.
package struct BatchRun: Sendable {
    /// Business items.
    package let items: Double
    package let calls: Double

    /// Nil where the flow has no schedule or states no volume.
    package init?(_ flow: Flow) {
        guard let schedule = flow.schedule, let volume = flow.service?.volume?.value else { return nil }
        let day = 86_400_000.0
        let interval = schedule.every.map { Double($0.value.milliseconds) } ?? day
        items = volume.perDay.double * interval / day
        calls = (items / Double(max(1, flow.batch?.value ?? 1))).rounded(.up)
    }
}

extension Double {
    /// The number with at most one digit after the point, for people.
    var shown: String {
        let tenths = (self * 10).rounded()
        guard tenths.magnitude < 1e15 else { return "\(self)" }
        let whole = Int(tenths)
        return whole.isMultiple(of: 10) ? "\(whole / 10)" : "\(whole / 10).\(abs(whole % 10))"
    }
}

extension Demand {
    /// Who asks for most, each once, with the sum of its calls.
    static func largest(_ shares: [Share], isPeak: Bool) -> [(who: EntityRef, amount: Double)] {
        var sums: [EntityRef: Double] = [:]
        for share in shares { sums[share.who, default: 0] += isPeak ? share.peak : share.perDay ?? 0 }
        return sums.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
