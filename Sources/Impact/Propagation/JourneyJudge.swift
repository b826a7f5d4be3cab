internal import Basics
internal import Checking
internal import Compatibility
internal import Estate

/// Judges journeys by the flows and calls that they are made of (the table of callee and fallback).
struct JourneyJudge {
    let comparison: EstateComparison
    let flows: [FlowImpact]
    let scope: ChangeScope

    private var head: Estate { comparison.head.estate }

    func journeys() -> [JourneyImpact] {
        let verdicts = Dictionary(flows.map { ($0.flow.name, $0) }) { first, _ in first }
        return head.journeys.compactMap { journey in
            guard journey.lifecycle?.value != .retired else { return nil }
            var causes = (journey.calls ?? []).flatMap { judge($0, journey, verdicts) }
            causes += budget(journey)
            causes = FlowJudge.distinct(causes)
            guard let verdict = causes.map(\.verdict).max(), verdict != .unaffected else { return nil }
            var impact = JourneyImpact(
                journey: journey.ref, verdict: verdict, criticality: journey.criticality?.value ?? .normal, owner: journey.owner?.value,
                causes: causes)
            impact.title = journey.header.title?.value.text
            impact.symptom = journey.symptom?.value.text
            return impact
        }.sorted { $0.verdict != $1.verdict ? $0.verdict > $1.verdict : $0.journey < $1.journey }
    }

    private func judge(_ call: JourneyCall, _ journey: Journey, _ verdicts: [Name: FlowImpact]) -> [Cause] {
        switch call.target {
        case .parallel(let calls): return calls.flatMap { judge($0, journey, verdicts) }
        case .flow(let flow):
            guard let impact = verdicts[flow.value.name] else { return gone(flow, call, journey) }
            return impact.causes.compactMap { harmed($0, flow.value.description, call, journey, verdicts) }
        case .call(let place):
            return called(place, call, journey).compactMap { harmed($0, place.value.description, call, journey, verdicts) }
        }
    }

    /// A flow that is removed or retired breaks the journeys that call it.
    private func gone(_ flow: Located<EntityRef>, _ call: JourneyCall, _ journey: Journey) -> [Cause] {
        let wasThere = comparison.base.estate.flows[flow.value.name].map { $0.lifecycle?.value != .retired } ?? false
        guard wasThere else { return [] }
        let change = comparison.list.indices(of: flow.value).first.map { comparison.list[$0] }
        let cause = Cause(
            change: change?.id, verdict: .breaks, basis: .change, extent: .all,
            fingerprint: CauseIdentity.fingerprint(.breaks, journey.ref, kind: "flow-gone", flow.value.description),
            path: [flow.value.description, journey.ref.description],
            message: "\(flow.value), which the journey calls, is gone", location: flow.span, fix: "call what took its place")
        return [harmed(cause, nil, call, journey, [:])].compactMap { $0 }
    }

    /// A direct call is judged as a flow of one step.
    private func called(_ place: Located<PlaceReference>, _ call: JourneyCall, _ journey: Journey) -> [Cause] {
        guard let interface = place.value.interface, scope.isTouched(interface) else { return [] }
        var flow = Flow(at: call.anchor)
        flow.header.name = Text(journey.name, at: call.span)
        var step = Step(at: call.anchor)
        step.action = .read(place)
        flow.steps = [step]
        let before = comparison.base.check(flow)
        let after = comparison.head.check(flow)
        return FlowJudge(comparison: comparison, base: before, head: after, state: .unchanged).causes()
    }

    /// What harm to a callee does to the page.
    private func harmed(_ cause: Cause, _ callee: String?, _ call: JourneyCall, _ journey: Journey, _ verdicts: [Name: FlowImpact])
        -> Cause?
    {
        var result = cause
        switch cause.verdict {
        case .breaks: result.verdict = CalleeLoss.verdict(of: call) { verdicts[$0.name]?.verdict }
        case .degrades: return nil  // The budget says it.
        case .corrupts, .review: break
        case .unaffected: return nil
        }
        if call.cache != nil, result.verdict == .breaks || result.verdict == .corrupts, call.fallback == nil {
            result.message += call.cache?.ttl.map { " (once its cache of \($0.value) has run out)" } ?? ""
        }
        var path = cause.path.filter { $0 != journey.ref.description && $0 != "flow:\(journey.name)" }
        if let callee, path.last != callee { path.append(callee) }
        result.path = path + [journey.ref.description]
        result.fingerprint = Fingerprint(of: [
            "impact/journey-affected", journey.ref.description, cause.fingerprint.text, result.verdict.rawValue,
        ])
        result.location = call.span
        return result
    }

    /// Over the budget on head and not on base.
    private func budget(_ journey: Journey) -> [Cause] {
        guard let budget = journey.budget?.p95?.value, let now = JourneyLatency(head).p95(of: journey), now > budget.milliseconds else {
            return []
        }
        guard let old = comparison.base.estate.journeys[journey.name], let oldBudget = old.budget?.p95?.value else { return [] }
        if let before = JourneyLatency(comparison.base.estate).p95(of: old), before > oldBudget.milliseconds, before >= now { return [] }
        let change =
            comparison.list.changes.first { $0.kind == "interface/latency-changed" }
            ?? comparison.list.indices(of: journey.ref).first.map { comparison.list[$0] }
        return [
            Cause(
                change: change?.id, verdict: .degrades, basis: .change, extent: .unknown,
                fingerprint: Fingerprint(of: ["impact/journey-affected", journey.ref.description, "budget", "p95>\(budget.milliseconds)"]),
                path: [change?.subject, journey.ref.description].compactMap { $0 },
                message:
                    "its calls take \(now) ms at p95 by what is stated (slowest of parallel ones, sum of the others), the budget is \(budget)",
                location: journey.budget?.span,
                related: [change?.new ?? change?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
                fix: "cache or drop a call, make it optional with a timeout, or agree on another budget")
        ]
    }
}

/// Adds up what a page waits for.
struct JourneyLatency {
    let estate: Estate

    init(_ estate: Estate) {
        self.estate = estate
    }

    /// The p95 of the critical path in milliseconds: a sum, so an upper bound; nil where nothing is stated.
    func p95(of journey: Journey) -> Int? {
        var isStated = false
        let total = (journey.calls ?? []).reduce(0) { $0 + time($1, &isStated) }
        return isStated ? total + (journey.own?.value.milliseconds ?? 0) : nil
    }

    private func time(_ call: JourneyCall, _ isStated: inout Bool) -> Int {
        let own: Int
        switch call.target {
        case .parallel(let calls): own = calls.map { time($0, &isStated) }.max() ?? 0
        case .flow(let flow):
            guard let spec = estate.flows[flow.value.name] else { return 0 }
            let sum = FlowLatency(estate).p95(of: spec)?.total ?? spec.service?.latency?.p95?.value.milliseconds
            if sum != nil { isStated = true }
            own = sum ?? 0
        case .call(let place):
            let stated = FlowLatency(estate).latency(of: place.value)
            if stated != nil { isStated = true }
            own = stated ?? 0
        }
        // An optional call counts until its timeout; a cache counts by the rate that is stated of it.
        var waited = call.timeout.map { min(own, $0.value.milliseconds) } ?? own
        if call.optional?.value == true, call.timeout != nil { waited = min(waited, call.timeout!.value.milliseconds) }
        if let hits = call.cache?.hits?.value { waited = hits.remaining(of: waited) }
        return waited
    }
}

extension Percentage {
    /// What is left of an amount when this share of it is taken away.
    fileprivate func remaining(of amount: Int) -> Int {
        Int((Double(amount) * (1 - fraction.double)).rounded())
    }
}
