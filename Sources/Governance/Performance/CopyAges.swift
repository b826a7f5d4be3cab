package import Basics
package import Estate

/// How old copies of entities are, added up along the flows that feed them.
package final class CopyAges {
    /// One copy's age at its worst.
    package struct Age: Sendable {
        package var span: TimeSpan
        /// From the copy back to the record: `shop`, `flow:price-list 15m`, `erp`.
        package var trail: [String]
    }

    private struct Key: Hashable {
        let system: Name
        let entity: Name
    }

    private let estate: Estate
    private let flows: (Name) -> FlowProfile?
    /// By flow and entity: the systems that the flow takes it from.
    private var sources: [Key: Set<Name>] = [:]
    private var known: [Key: Age?] = [:]
    private var open: Set<Key> = []
    /// How many feeding flows one after the other are followed.
    private static let deepest = 64

    init(_ context: RuleContext) {
        estate = context.estate
        flows = { [unowned context] in context.flow($0) }
        for take in context.transfers.takes { sources[Key(system: take.flow.name, entity: take.entity), default: []].insert(take.system) }
    }

    /// Whether a system is the record of an entity, or of a part of it.
    package static func isRecord(_ system: Name, of entity: Entity) -> Bool {
        let partitions = (entity.systemOfRecord ?? []) + (entity.fields ?? []).flatMap { $0.value.systemOfRecord ?? [] }
        return partitions.contains { $0.system.value.name == system }
    }

    /// The age of a copy by its feeding flows, else as it is declared; nil where nothing is known.
    package func age(of entity: Name, in system: Name) -> Age? {
        let key = Key(system: system, entity: entity)
        if let found = known[key] { return found }
        guard open.count < Self.deepest, open.insert(key).inserted else { return nil }
        defer { open.remove(key) }
        let found = compute(key)
        known[key] = found
        return found
    }

    private func compute(_ key: Key) -> Age? {
        let entry = estate.systems[key.system]?.data?.first { $0.entity?.value.name == key.entity }
        if let spec = estate.entities[key.entity], Self.isRecord(key.system, of: spec) {
            return Age(span: entry?.freshness?.value ?? TimeSpan(milliseconds: 0), trail: [key.system.text])
        }
        let fed = (entry?.from ?? []).compactMap { age(through: $0.value.name, key) }
        if let worst = fed.max(by: { $0.span < $1.span }) {
            return Age(span: worst.span, trail: [key.system.text] + worst.trail)
        }
        return entry?.freshness.map { Age(span: $0.value, trail: ["\(key.system) \($0.value)"]) }
    }

    /// The age of what a flow brings: what it had at its source, and the flow's own delay; nil where the flow states no delay.
    private func age(through name: Name, _ key: Key) -> Age? {
        guard let flow = flows(name), let delay = Self.delay(of: flow.flow) else { return nil }
        let named = sources[Key(system: name, entity: key.entity)]
        let from = named ?? Set(flow.exchanges.filter { $0.verb == .receive || $0.verb == .read }.map(\.interface.system))
        let before = from.subtracting([key.system]).sorted().compactMap { age(of: key.entity, in: $0) }.max { $0.span < $1.span }
        return Age(span: delay + (before?.span ?? TimeSpan(milliseconds: 0)), trail: ["\(flow.ref) \(delay)"] + (before?.trail ?? []))
    }

    /// How late a flow brings what it carries: what it promises, or the time between two runs where that is longer, and its cache.
    package static func delay(of flow: Flow) -> TimeSpan? {
        let interval = flow.schedule?.every?.value ?? flow.schedule?.at.map { _ in TimeSpan(milliseconds: 86_400_000) }
        guard let own = [flow.service?.freshness?.value, interval].compactMap({ $0 }).max() else { return nil }
        return own + (flow.cache?.ttl?.value ?? TimeSpan(milliseconds: 0))
    }
}
