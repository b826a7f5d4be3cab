package import Basics
package import Estate

/// Holds what flows need against what platforms have.
package enum PlatformFit {
    /// What a flow may need of the platforms that it runs on.
    package enum Requirement: String, Sendable, CaseIterable {
        case connector, capability, volume, latency
    }

    /// A need that no platform of a flow meets.
    package struct Unmet: Sendable {
        package let flow: EntityRef
        /// The platforms that were asked.
        package let platforms: [Name]
        package let requirement: Requirement
        package let message: String
        /// What tells it apart, in canonical text.
        package let detail: String
        package let span: SourceSpan?
        /// Whether it is met, and nearly not.
        package var isNear = false
    }

    /// Every need of a running flow that the platforms it runs on do not meet.
    ///
    /// - Parameters:
    ///   - near: The share of a limit from which on a volume is nearly too much.
    ///   - share: The share of a latency target that a platform may take where it does not say.
    package static func unmet(
        in context: RuleContext, of requirements: [Requirement], near: Percentage? = nil, share: Percentage? = nil
    ) -> [Unmet] {
        let wanted = Set(requirements)
        return context.flows.flatMap { flow -> [Unmet] in
            let platforms = flow.platforms.compactMap { context.estate.platforms[$0] }
            guard !platforms.isEmpty else { return [] }
            return unmet(flow, on: platforms, context, near: near, share: share, only: wanted)
        }
    }

    /// The needs of a flow that some platforms together do not meet; what a platform does not state counts as met.
    package static func unmet(
        _ flow: FlowProfile, on platforms: [Platform], _ context: RuleContext, near: Percentage? = nil, share: Percentage? = nil,
        only wanted: Set<Requirement> = Set(Requirement.allCases)
    ) -> [Unmet] {
        let check = Check(flow: flow, platforms: platforms, context: context)
        var found: [Unmet] = []
        if wanted.contains(.connector) { found += check.connectors() }
        if wanted.contains(.capability) { found += check.capabilities() }
        if wanted.contains(.volume) { found += check.volumes(near: near?.fraction.double ?? 0.8) }
        if wanted.contains(.latency) { found += check.latency(share: share?.fraction.double ?? 0.3) }
        return found
    }

    /// What a flow needs beyond what it says: what follows from its steps and its error handling.
    package static func needs(of flow: FlowProfile) -> [(capability: Capability, span: SourceSpan?)] {
        var needs = (flow.flow.needs ?? []).map { ($0.value, Optional($0.span)) }
        func add(_ capability: Capability, _ span: SourceSpan?) {
            if !needs.contains(where: { $0.0 == capability }) { needs.append((capability, span)) }
        }
        if let approval = flow.approvals.first { add(.approval, approval.span) }
        if let deadLetter = flow.flow.errors?.deadLetter { add(.deadLetter, deadLetter.span) }
        if let retry = flow.flow.errors?.retry, retry.value > 0 { add(.retry, retry.span) }
        if let schedule = flow.flow.schedule { add(.scheduling, schedule.span) }
        return needs
    }
}

/// One flow against the platforms that it runs on, or might.
private struct Check {
    let flow: FlowProfile
    let platforms: [Platform]
    let context: RuleContext

    private var names: [Name] { platforms.map(\.name) }
    private var words: String { platforms.map(\.ref.description).joined(separator: " and ") }

    private func unmet(
        _ requirement: PlatformFit.Requirement, _ message: String, _ detail: String, at span: SourceSpan?, near: Bool = false
    )
        -> PlatformFit.Unmet
    {
        PlatformFit.Unmet(
            flow: flow.ref, platforms: names, requirement: requirement, message: message, detail: detail, span: span, isNear: near)
    }

    func connectors() -> [PlatformFit.Unmet] {
        // One platform that does not say what it connects may connect anything.
        guard platforms.allSatisfy({ $0.connects != nil }) else { return [] }
        let known = Set(platforms.flatMap { $0.connects ?? [] }.map(\.value))
        var seen: Set<InterfaceProtocol> = []
        return flow.exchanges.compactMap { exchange in
            guard let spoken = context.interface(exchange.interface)?.protocol?.value, !known.contains(spoken),
                !names.contains(exchange.interface.system), seen.insert(spoken).inserted
            else { return nil }
            return unmet(
                .connector, "\(flow.ref) talks to \(exchange.interface) over \(spoken.rawValue), which \(words) does not connect",
                "protocol:\(spoken.rawValue)", at: exchange.place.span)
        }
    }

    func capabilities() -> [PlatformFit.Unmet] {
        guard platforms.allSatisfy({ $0.capabilities != nil }) else { return [] }
        let known = Set(platforms.flatMap { $0.capabilities ?? [] }.map(\.value))
        return PlatformFit.needs(of: flow).filter { !known.contains($0.capability) }.map { need in
            unmet(
                .capability, "\(flow.ref) needs \(need.capability.rawValue), which \(words) does not have",
                "need:\(need.capability.rawValue)",
                at: need.span ?? flow.place)
        }
    }

    func volumes(near: Double) -> [PlatformFit.Unmet] {
        guard let service = flow.flow.service else { return [] }
        let batch = Double(max(1, flow.flow.batch?.value ?? 1))
        return platforms.flatMap { platform -> [PlatformFit.Unmet] in
            [
                held(service.peak.map { $0.value.perSecond / batch }, service.peak, platform.limits?.throughput, "peak", platform, near) {
                    $0.perSecond
                },
                held(service.volume.map { $0.value.perDay.double }, service.volume, platform.limits?.volume, "volume", platform, near) {
                    $0.perDay.double
                },
            ].compactMap { $0 }
        }
    }

    private func held(
        _ amount: Double?, _ stated: Located<Rate>?, _ limit: Located<Rate>?, _ what: String, _ platform: Platform, _ near: Double,
        _ size: (Rate) -> Double
    ) -> PlatformFit.Unmet? {
        guard let amount, let stated, let limit else { return nil }
        let allowed = size(limit.value)
        guard amount > allowed * near * (1 + 1e-9) else { return nil }
        let isNear = amount <= allowed * (1 + 1e-9)
        let relation = isNear ? "is near the limit of" : "is above the limit of"
        let batch = flow.flow.batch.map { $0.value > 1 && what == "peak" ? " (in batches of \($0.value))" : "" } ?? ""
        return unmet(
            .volume, "the \(what) of \(flow.ref), \(stated.value)\(batch), \(relation) \(platform.ref), \(limit.value)",
            "\(what)>\(limit.value) \(platform.name)", at: stated.span, near: isNear)
    }

    func latency(share: Double) -> [PlatformFit.Unmet] {
        guard let target = flow.flow.service?.latency?.p95 else { return [] }
        return platforms.compactMap { platform in
            guard let overhead = platform.overhead?.p95?.value else { return nil }
            let allowed = platform.limits?.latencyShare?.value.fraction.double ?? share
            let taken = Double(overhead.milliseconds) / Double(max(1, target.value.milliseconds))
            guard taken > allowed + 1e-9 else { return nil }
            return unmet(
                .latency,
                "\(platform.ref) takes \(overhead) of the \(target.value) that \(flow.ref) has: \((taken * 100).shown) %, and \((allowed * 100).shown) % is its share",
                "overhead \(platform.name)>\((allowed * 100).shown)%", at: target.span)
        }
    }
}
