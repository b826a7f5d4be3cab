internal import Basics
internal import Estate

/// Follows a loss through the index. Its tables are kept from loss to loss, and only what one reached is set back.
struct LossSearch {
    private let index: LossIndex
    private var found: [LossConsequence?]
    private var touched: [Int] = []
    /// How many of a feed's writers are harmed.
    private var harmedWriters: [Int]
    private var touchedFeeds: [Int] = []

    init(_ index: LossIndex) {
        self.index = index
        found = Array(repeating: nil, count: index.flows.count)
        harmedWriters = Array(repeating: 0, count: index.feeds.count)
    }

    /// What happens without some interfaces, without what other uses are of, or without those who own some specs.
    mutating func consequences(
        interfaces: [InterfaceRef], uses: [LossIndex.Use], unattended: [EntityRef] = []
    ) -> [LossConsequence] {
        defer { setBack() }
        for use in uses { take(use) }
        for interface in interfaces { for use in index.usesOfInterface[interface] ?? [] { take(use) } }
        spread()
        let journeys = journeys(interfaces, unattended)
        var flows = touched.compactMap { found[$0] }
        for ref in unattended where ref.kind == .flow {
            guard let number = index.number(of: ref.name), found[number] == nil else { continue }
            flows.append(Self.left(ref, index.flows[number].criticality?.value, index.flows[number].owner))
        }
        return (flows + journeys).sorted(by: Self.precedes)
    }

    private static func precedes(_ left: LossConsequence, _ right: LossConsequence) -> Bool {
        if left.effect != right.effect { return left.effect > right.effect }
        if left.criticality != right.criticality { return left.criticality.rank < right.criticality.rank }
        return left.subject < right.subject
    }

    private static func left(_ ref: EntityRef, _ criticality: Criticality?, _ owner: Located<EntityRef>?) -> LossConsequence {
        LossConsequence(
            subject: ref, criticality: criticality ?? .normal, effect: .unattended, isPartial: false,
            reason: "has no backup for its owner", span: owner?.span)
    }

    private mutating func setBack() {
        for flow in touched { found[flow] = nil }
        for feed in touchedFeeds { harmedWriters[feed] = 0 }
        touched = []
        touchedFeeds = []
    }

    // MARK: Flows

    /// A flow that uses what is lost breaks; one that does so in every case does so in every case, whatever else it does under a condition.
    private mutating func take(_ use: LossIndex.Use) {
        if let known = found[use.user], !known.isPartial || use.isPartial { return }
        if found[use.user] == nil { touched.append(use.user) }
        found[use.user] = consequence(use.user, .breaks, isPartial: use.isPartial, use.reason, use.span)
    }

    private func consequence(_ flow: Int, _ effect: LossEffect, isPartial: Bool, _ reason: String, _ span: SourceSpan?) -> LossConsequence {
        LossConsequence(
            subject: index.flows[flow].ref, criticality: index.flows[flow].criticality?.value ?? .normal, effect: effect,
            isPartial: isPartial, reason: reason, span: span)
    }

    /// Degrades what reads from harmed flows alone. Each flow and each feed is looked at once.
    private mutating func spread() {
        var next = 0
        while next < touched.count {
            let source = touched[next]
            next += 1
            let isPartial = found[source]?.isPartial ?? false
            for feed in index.written[source] {
                if harmedWriters[feed] == 0 { touchedFeeds.append(feed) }
                harmedWriters[feed] += 1
                guard harmedWriters[feed] == index.writers[feed] else { continue }
                for reader in index.readers[feed] where found[reader] == nil {
                    touched.append(reader)
                    found[reader] = consequence(
                        reader, .degrades, isPartial: isPartial,
                        index.feeds[feed].map { "reads \($0), which \(index.flows[source].ref) no longer brings" }
                            ?? "is started by \(index.flows[source].ref)",
                        index.flows[reader].header.name.span)
                }
            }
        }
    }

    // MARK: Journeys

    private func journeys(_ interfaces: [InterfaceRef], _ unattended: [EntityRef]) -> [LossConsequence] {
        var worst: [Int: LossConsequence] = [:]
        func take(_ use: LossIndex.Call, _ callee: String, isPartial: Bool) {
            let verdict = CalleeLoss.verdict(of: use.call) { self.verdict($0) }
            let effect: LossEffect = verdict == .breaks ? .breaks : .degrades
            if let known = worst[use.journey], (known.effect, known.isPartial ? 0 : 1) >= (effect, isPartial ? 0 : 1) { return }
            let journey = index.journeys[use.journey]
            let later = use.call.cache?.ttl.map { $0.value.milliseconds > 0 ? ", once its cache of \($0.value) has run out" : "" } ?? ""
            worst[use.journey] = LossConsequence(
                subject: journey.ref, criticality: journey.criticality?.value ?? .normal, effect: effect, isPartial: isPartial,
                reason: "calls \(callee)\(later)", span: use.call.span)
        }
        for interface in interfaces {
            for use in index.callsOfInterface[interface] ?? [] { take(use, interface.description, isPartial: false) }
        }
        for number in touched {
            guard let flow = found[number], flow.effect == .breaks else { continue }
            for use in index.callsOfFlow[number] { take(use, flow.subject.description, isPartial: flow.isPartial) }
        }
        for ref in unattended where ref.kind == .journey {
            guard let number = index.number(ofJourney: ref.name), worst[number] == nil else { continue }
            worst[number] = Self.left(ref, index.journeys[number].criticality?.value, index.journeys[number].owner)
        }
        return Array(worst.values)
    }

    /// How a flow that is to stand in stands itself.
    private func verdict(_ ref: EntityRef) -> Verdict? {
        guard let number = index.number(of: ref.name), let harm = found[number] else { return nil }
        return harm.effect == .breaks ? .breaks : .degrades
    }
}
