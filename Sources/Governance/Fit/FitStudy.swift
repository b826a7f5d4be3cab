internal import Basics
package import Estate

/// Works out what the flows on each platform ask for, and holds every platform against it.
package struct FitStudy {
    private let context: RuleContext
    private let platforms: [Platform]

    package init(_ context: RuleContext) {
        self.context = context
        // What was given up is no answer any more.
        platforms = context.estate.platforms.filter { $0.status?.value != .retired }
    }

    /// - Parameter isChosen: Which flows and platforms count; a flow counts with its platform.
    package func report(where isChosen: (EntityRef) -> Bool = { _ in true }) -> FitReport {
        var loads: [PlatformLoad] = []
        for platform in context.estate.platforms {
            let all = context.flowsByPlatform[platform.name] ?? []
            let flows = isChosen(platform.ref) ? all : all.filter { isChosen($0.ref) }
            if !flows.isEmpty { loads.append(load(platform, flows)) }
        }
        let direct = context.flows.filter { $0.platforms.isEmpty && isChosen($0.ref) }
        if !direct.isEmpty { loads.append(load(nil, direct)) }
        return FitReport(loads: loads)
    }

    private func load(_ platform: Platform?, _ flows: [FlowProfile]) -> PlatformLoad {
        let needs = LoadNeeds(flows, context)
        let others = platforms.filter { $0.name != platform?.name }
        let inUse = others.filter { $0.status?.value != .candidate }
        let candidates = others.filter { $0.status?.value == .candidate }
        let asked = (platform.map { [$0] } ?? []) + inUse + candidates
        return PlatformLoad(
            platform: platform?.ref, title: platform?.header.title?.value.text, span: platform?.header.name.span,
            flows: flows.map(\.ref).sorted(), systems: needs.systems.sorted(), needs: needs.all,
            answers: asked.map { candidate in
                let trial = FitTrial(candidate, insteadOf: platform?.name, needs: needs, context: context)
                return FitAnswer(
                    platform: candidate.ref, status: candidate.status?.value ?? .inUse, items: needs.all.map(trial.answer))
            })
    }
}

/// What some flows ask for together.
struct LoadNeeds {
    let flows: [FlowProfile]
    private(set) var all: [FitNeed] = []
    private(set) var systems: Set<Name> = []
    /// The protocols that each system is spoken to in.
    private(set) var protocols: [Name: Set<InterfaceProtocol>] = [:]
    /// Messages per second at the peak, and business items per day.
    private(set) var peak = 0.0
    private(set) var perDay = 0.0
    private(set) var payload: ByteSize?

    init(_ flows: [FlowProfile], _ context: RuleContext) {
        self.flows = flows
        addProtocols(context)
        addCapabilities()
        addAmounts(context)
        let timed = flows.filter { $0.flow.service?.latency?.p95 != nil }.sorted { Self.target($0) < Self.target($1) }
        if let tightest = timed.first, let target = tightest.flow.service?.latency?.p95?.value {
            all.append(FitNeed(kind: .latency, name: "", amount: "a share of \(target)", flows: timed.map(\.ref)))
        }
        let owners = Set(flows.compactMap { $0.flow.owner?.value }).sorted()
        if !owners.isEmpty {
            let names = listed(owners.map(\.name.text))
            all.append(
                FitNeed(kind: .skills, name: "", amount: "of \(names)", flows: flows.filter { $0.flow.owner != nil }.map(\.ref).sorted()))
        }
    }

    private static func target(_ flow: FlowProfile) -> Int { flow.flow.service?.latency?.p95?.value.milliseconds ?? .max }

    private mutating func addProtocols(_ context: RuleContext) {
        var users: [InterfaceProtocol: Set<EntityRef>] = [:]
        for flow in flows {
            for exchange in flow.exchanges where !flow.platforms.contains(exchange.interface.system) {
                systems.insert(exchange.interface.system)
                guard let spoken = context.interface(exchange.interface)?.protocol?.value else { continue }
                users[spoken, default: []].insert(flow.ref)
                protocols[exchange.interface.system, default: []].insert(spoken)
            }
        }
        all.append(
            FitNeed(
                kind: .systems, name: "", amount: systems.count == 1 ? "1 system" : "\(systems.count) systems",
                flows: flows.map(\.ref).sorted()))
        for spoken in InterfaceProtocol.allCases {
            guard let refs = users[spoken] else { continue }
            all.append(FitNeed(kind: .protocol, name: spoken.rawValue, amount: Self.flowCount(refs.count), flows: refs.sorted()))
        }
    }

    private static func flowCount(_ number: Int) -> String { number == 1 ? "1 flow" : "\(number) flows" }

    private mutating func addCapabilities() {
        var users: [Capability: [EntityRef]] = [:]
        for flow in flows { for need in PlatformFit.needs(of: flow) { users[need.capability, default: []].append(flow.ref) } }
        for capability in Capability.allCases {
            guard let refs = users[capability] else { continue }
            all.append(
                FitNeed(kind: .capability, name: capability.rawValue, amount: Self.flowCount(refs.count), flows: refs.sorted()))
        }
    }

    private mutating func addAmounts(_ context: RuleContext) {
        let load = PlatformDemand(flows, context)
        (peak, perDay) = (load.peak, load.perDay)
        if perDay > 0 { all.append(FitNeed(kind: .volume, name: "", amount: FitNeed.daily(perDay), flows: load.byVolume)) }
        if peak > 0 { all.append(FitNeed(kind: .peak, name: "", amount: FitNeed.rate(peak), flows: load.byPeak)) }
        let heavy = flows.filter { $0.flow.service?.payload != nil }.sorted {
            ($1.flow.service?.payload?.value.bytes ?? 0, $0.ref) < ($0.flow.service?.payload?.value.bytes ?? 0, $1.ref)
        }
        payload = heavy.first?.flow.service?.payload?.value
        if let payload { all.append(FitNeed(kind: .payload, name: "", amount: "\(payload)", flows: heavy.map(\.ref))) }
    }
}

/// What some flows send together, with those that send most first.
struct PlatformDemand {
    let peak: Double
    let perDay: Double
    let byPeak: [EntityRef]
    let byVolume: [EntityRef]

    init(_ flows: [FlowProfile], _ context: RuleContext) {
        let peaks = flows.compactMap { flow in
            Demand.peak(of: flow, context).map { (flow.ref, $0 / Double(max(1, flow.flow.batch?.value ?? 1))) }
        }
        let volumes = flows.compactMap { flow in flow.flow.service?.volume.map { (flow.ref, $0.value.perDay.double) } }
        peak = peaks.reduce(0) { $0 + $1.1 }
        perDay = volumes.reduce(0) { $0 + $1.1 }
        byPeak = peaks.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
        byVolume = volumes.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }
}

extension FitNeed {
    static func daily(_ perDay: Double) -> String { "\(perDay.shown)/d" }

    /// A peak in the unit in which it is not nought.
    static func rate(_ perSecond: Double) -> String {
        if perSecond >= 0.1 { return "\(perSecond.shown)/s" }
        return perSecond * 60 >= 0.1 ? "\((perSecond * 60).shown)/min" : "\((perSecond * 3600).shown)/h"
    }
}
