internal import Basics
internal import Estate

/// One platform against what the flows of another ask for; what each flow needs alone is judged as the rules of `fit/*` judge it.
struct FitTrial {
    private let platform: Platform
    private let needs: LoadNeeds
    private let context: RuleContext
    /// What a flow would run on, where some platform does not say what it connects or can.
    private let connectsIsUnknown: Bool
    private let capabilitiesAreUnknown: Bool
    private let unmetByDetail: [String: [EntityRef]]
    private let slow: [PlatformFit.Unmet]
    /// What the platform carries already.
    private let own: PlatformDemand

    /// - Parameter replaced: The platform that it would take the place of; nil for flows that run on none.
    init(_ platform: Platform, insteadOf replaced: Name?, needs: LoadNeeds, context: RuleContext) {
        self.platform = platform
        self.needs = needs
        self.context = context
        var connects = true
        var capable = true
        var details: [String: [EntityRef]] = [:]
        var slow: [PlatformFit.Unmet] = []
        for flow in needs.flows {
            var names = flow.platforms.map { $0 == replaced ? platform.name : $0 }
            if names.isEmpty { names = [platform.name] }
            let together = Set(names).sorted().compactMap { context.estate.platforms[$0] }
            connects = connects && together.allSatisfy { $0.connects != nil }
            capable = capable && together.allSatisfy { $0.capabilities != nil }
            for unmet in PlatformFit.unmet(flow, on: together, context, only: [.connector, .capability]) {
                details[unmet.detail, default: []].append(flow.ref)
            }
            slow += PlatformFit.unmet(flow, on: [platform], context, share: context.share("share", of: FitLatency()), only: [.latency])
        }
        connectsIsUnknown = !connects
        capabilitiesAreUnknown = !capable
        unmetByDetail = details
        self.slow = slow
        let here = Set(needs.flows.map(\.ref))
        own = PlatformDemand((context.flowsByPlatform[platform.name] ?? []).filter { !here.contains($0.ref) }, context)
    }

    func answer(_ need: FitNeed) -> FitAnswer.Item {
        switch need.kind {
        case .systems: systems()
        case .protocol: stated(need, "protocol:\(need.name)", isUnknown: connectsIsUnknown, "connects \(need.name)", "connect \(need.name)")
        case .capability: stated(need, "need:\(need.name)", isUnknown: capabilitiesAreUnknown, "has \(need.name)", "have \(need.name)")
        case .volume: held(needs.perDay, own.perDay, platform.limits?.volume.map { ($0.value.perDay.double, "\($0.value)") }, FitNeed.daily)
        case .peak: held(needs.peak, own.peak, platform.limits?.throughput.map { ($0.value.perSecond, "\($0.value)") }, FitNeed.rate)
        case .payload: payload(need)
        case .latency: latency()
        case .skills: skills()
        }
    }

    private func item(_ verdict: FitAnswer.Verdict, _ reason: String, _ flows: [EntityRef] = []) -> FitAnswer.Item {
        FitAnswer.Item(verdict: verdict, reason: reason, flows: flows)
    }

    private func stated(_ need: FitNeed, _ detail: String, isUnknown: Bool, _ yes: String, _ no: String) -> FitAnswer.Item {
        if let missed = unmetByDetail[detail], !missed.isEmpty {
            return item(.unmet, "does not \(no), for \(listed(missed))", missed.sorted())
        }
        return isUnknown ? item(.unknown, "does not say whether it \(yes)") : item(.met, yes)
    }

    /// A system is reached where everything that it is spoken to in is connected.
    private func systems() -> FitAnswer.Item {
        guard !connectsIsUnknown else { return item(.unknown, "does not say what it connects") }
        let missed = needs.systems.filter { system in
            (needs.protocols[system] ?? []).contains { unmetByDetail["protocol:\($0.rawValue)"] != nil }
        }.sorted()
        let reached = "reaches \(needs.systems.count - missed.count) of \(needs.systems.count)"
        return missed.isEmpty ? item(.met, reached) : item(.unmet, "\(reached), not \(listed(missed.map(\.text)))")
    }

    /// A sum against a limit, with what the platform carries already.
    private func held(
        _ amount: Double, _ already: Double, _ limit: (amount: Double, text: String)?, _ words: (Double) -> String
    ) -> FitAnswer.Item {
        guard let limit else { return item(.unknown, "states no limit") }
        let sum = amount + already
        let with = already > 0 ? " with its own \(words(already))" : ""
        let reason = "\(words(sum))\(with) of \(limit.text)"
        if sum > limit.amount * (1 + 1e-9) { return item(.unmet, reason) }
        let near = context.share("near", of: FitVolume()).fraction.double
        return item(sum > limit.amount * near * (1 + 1e-9) ? .near : .met, reason)
    }

    private func payload(_ need: FitNeed) -> FitAnswer.Item {
        guard let limit = platform.limits?.payload?.value else { return item(.unknown, "states no limit") }
        let heavy = needs.flows.filter { flow in flow.flow.service?.payload.map { $0.value > limit } ?? false }.map(\.ref).sorted()
        return heavy.isEmpty ? item(.met, "carries \(limit)") : item(.unmet, "carries \(limit), too little for \(listed(heavy))", heavy)
    }

    private func latency() -> FitAnswer.Item {
        guard let overhead = platform.overhead?.p95?.value else { return item(.unknown, "states no overhead") }
        guard !slow.isEmpty else { return item(.met, "takes \(overhead)") }
        let flows = slow.map(\.flow).sorted()
        return item(.unmet, "takes \(overhead), too much of what \(listed(flows)) \(flows.count == 1 ? "has" : "have")", flows)
    }

    /// What the owning teams would have to learn.
    private func skills() -> FitAnswer.Item {
        guard let asked = platform.skills?.map(\.value) else { return item(.unknown, "does not say what it asks for") }
        var missing: [String] = []
        var silent: [String] = []
        var flows: [EntityRef] = []
        for owner in Set(needs.flows.compactMap { $0.flow.owner?.value }).sorted() {
            guard let skills = context.estate.teams[owner.name]?.skills else {
                silent.append(owner.description)
                continue
            }
            let known = Set(skills.map(\.value))
            let lacking = asked.filter { !known.contains($0) }
            guard !lacking.isEmpty else { continue }
            missing.append("\(owner) would have to learn \(lacking.map(\.text).joined(separator: ", "))")
            flows += needs.flows.filter { $0.flow.owner?.value == owner }.map(\.ref)
        }
        if !missing.isEmpty { return item(.unmet, missing.joined(separator: "; "), flows.sorted()) }
        if !silent.isEmpty { return item(.unknown, "the skills of \(listed(silent)) are not stated") }
        return item(.met, asked.isEmpty ? "asks for none" : "the teams know \(listed(asked.map(\.text)))")
    }
}
