internal import Basics
package import Estate

/// Builds what journeys and flows wait for out of what the specs state.
package struct WaitingBuilder {
    private let context: RuleContext
    /// The flows that the way leads through, so that flows that call each other come to an end.
    private let isEntered: Set<Name>
    /// How deep flows that call flows are followed.
    private static let deepest = 16

    package init(_ context: RuleContext) {
        self.context = context
        isEntered = []
    }

    private init(_ context: RuleContext, entered: Set<Name>) {
        self.context = context
        isEntered = entered
    }

    // MARK: Journeys

    package func waiting(of journey: Journey) -> Waiting {
        var parts = (journey.calls ?? []).map(waiting)
        if let own = journey.own {
            parts.append(.call(WaitedCall("the page itself", p95: own.value.milliseconds, span: own.span)))
        }
        return .series(parts)
    }

    private func waiting(_ call: JourneyCall) -> Waiting {
        let inner: Waiting
        switch call.target {
        case .parallel(let calls): return .parallel(calls.map(waiting))
        case .flow(let flow): inner = self.flow(flow.value.name)
        case .call(let place): inner = .call(self.call(place))
        }
        guard call.timeout != nil || call.cache?.hits != nil else { return inner }
        // A timeout or a cache is one of the whole call: it is then one number.
        var whole = Self.asOne(inner, label: call.callee?.text ?? "")
        whole.timeout = call.timeout?.value.milliseconds
        whole.hits = call.cache?.hits?.value.fraction.double
        whole.span = call.span
        return .call(whole)
    }

    /// A flow seen from outside as one call: bounds of its parts added up.
    private static func asOne(_ waiting: Waiting, label: String) -> WaitedCall {
        if case .call(let call) = waiting { return call }
        let path = CriticalPath(waiting)
        var call = WaitedCall(label, p95: waiting.isStated ? path.total : nil)
        let halves = path.calls.map { ($0.p50 ?? $0.p95.map { $0 / 2 } ?? 0) * max(1, $0.repeats) }
        if waiting.isStated { call.p50 = halves.reduce(0, +) }
        return call
    }

    // MARK: Flows

    /// What a flow takes by its steps, else by what it promises.
    private func flow(_ name: Name) -> Waiting {
        guard let flow = context.estate.flows[name], !isEntered.contains(name), isEntered.count < Self.deepest else { return .series([]) }
        let steps = WaitingBuilder(context, entered: isEntered.union([name])).waiting(of: flow)
        if steps.calls.contains(where: { $0.p95 != nil }) { return steps }
        guard let promised = flow.service?.latency?.p95 else { return steps }
        return .call(WaitedCall(flow.ref.description, p95: promised.value.milliseconds, span: promised.span))
    }

    package func waiting(of flow: Flow) -> Waiting {
        var parts = steps(flow.steps, repeats: 1)
        if parts.contains(where: \.isStated), case .platforms(let platforms)? = flow.via {
            for platform in platforms {
                guard let overhead = context.estate.platforms[platform.value.name]?.overhead, let p95 = overhead.p95 else { continue }
                parts.append(
                    .call(
                        WaitedCall(
                            platform.value.description, p50: overhead.p50?.value.milliseconds, p95: p95.value.milliseconds,
                            p99: overhead.p99?.value.milliseconds, span: p95.span)))
            }
        }
        return .series(parts)
    }

    private func steps(_ steps: [Step], repeats: Int) -> [Waiting] {
        steps.compactMap { step in
            let count = step.each == nil ? repeats : min(repeats * max(1, min(step.about?.value ?? 1, 1_000_000)), 1_000_000)
            switch step.action {
            case .steps(let nested): return .series(self.steps(nested, repeats: count))
            case .parallel(let nested): return .parallel(nested.map { .series(self.steps([$0], repeats: count)) })
            case .read(let place), .call(let place), .write(let place):
                var call = self.call(place)
                call.repeats = count
                call.timeout = count == 1 ? step.timeout?.value.milliseconds : nil
                return .call(call)
            case .receive, .map, .reply, .start, .approve: return nil
            }
        }
    }

    /// One call of a place, with what its operation states of its latency, else its interface.
    package func call(_ place: Located<PlaceReference>) -> WaitedCall {
        guard let interface = place.value.interface, let spec = context.interface(interface) else {
            return WaitedCall(place.value.description, span: place.span)
        }
        let own = spec.operations?.first { $0.key.value == place.value.place?.text }?.value.latency
        let latency = own ?? spec.latency
        return WaitedCall(
            place.value.description, p50: latency?.p50?.value.milliseconds, p95: latency?.p95?.value.milliseconds,
            p99: latency?.p99?.value.milliseconds, span: place.span)
    }
}
