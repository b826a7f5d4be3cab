internal import Basics
internal import Estate

/// Finds circles in which a field of an entity can travel back to where it came from, with nothing on the way that stops it.
struct EchoLoops {
    struct Loop {
        let entity: Name
        let field: FieldPath
        /// In the order of the circle, from the first by name.
        let flows: [EntityRef]
    }

    private struct Edge {
        let flow: EntityRef
        let from: Name
        let to: Name
    }

    private(set) var loops: [Loop] = []

    init(_ context: RuleContext) {
        let byEntity = Dictionary(grouping: context.transfers.writes) { $0.entity }
        for (name, writes) in byEntity.sorted(by: { $0.key < $1.key }) {
            guard let entity = context.estate.entities[name] else { continue }
            add(entity, writes, context)
        }
    }

    private mutating func add(_ entity: Entity, _ writes: [EntityTransfers.Write], _ context: RuleContext) {
        let entered = Set((entity.enteredIn ?? []).map(\.value.name))
        var byField: [FieldPath: [Edge]] = [:]
        for write in writes where Self.keeps(write.target.system, entity, context.estate) {
            for (field, origins) in write.fields {
                let records = Set((entity.systemOfRecord(of: field) ?? []).map(\.system.value.name))
                for origin in origins where origin != write.target.system {
                    // What may not be entered there is another finding, and stops at the record once that is mended.
                    let isRefused = records.contains(write.target.system) && !records.contains(origin) && !entered.contains(origin)
                    if !isRefused { byField[field, default: []].append(Edge(flow: write.flow, from: origin, to: write.target.system)) }
                }
            }
        }
        var seen: Set<[EntityRef]> = []
        for (field, edges) in byField.sorted(by: { $0.key < $1.key }) {
            for flows in Self.circles(edges, context) where seen.insert(flows.sorted()).inserted {
                loops.append(Loop(entity: entity.name, field: field, flows: flows))
            }
        }
    }

    /// Whether a system holds an entity: what it only passes on does not come back from it. Where nothing is said of its data, it may.
    private static func keeps(_ system: Name, _ entity: Entity, _ estate: Estate) -> Bool {
        guard let data = estate.systems[system]?.data else { return true }
        return data.contains { $0.entity?.value == entity.ref }
    }

    /// The circles of flows: only edges between systems that reach each other can be on one, so that most fields need no further look.
    private static func circles(_ edges: [Edge], _ context: RuleContext) -> [[EntityRef]] {
        let next = Dictionary(grouping: edges) { $0.from }
        let systems = stronglyConnectedComponents(from: next.keys.sorted()) { system in (next[system] ?? []).map(\.to) }
        var component: [Name: Int] = [:]
        for (index, members) in systems.enumerated() where members.count > 1 { for member in members { component[member] = index } }
        let inner = edges.filter { edge in component[edge.from].map { $0 == component[edge.to] } ?? false }
        guard !inner.isEmpty else { return [] }
        let leaving = Dictionary(grouping: inner.indices) { inner[$0].from }
        let order = inner.indices.sorted { inner[$0].flow < inner[$1].flow }
        func successors(_ index: Int) -> [Int] {
            (leaving[inner[index].to] ?? []).filter {
                inner[$0].flow != inner[index].flow && !ignores(inner[$0].flow, inner[index].flow, context)
            }
        }
        return stronglyConnectedComponents(from: order, successors: successors).filter { $0.count > 1 }.compactMap { members in
            let own = Set(members)
            let ordered = members.sorted { inner[$0].flow < inner[$1].flow }
            guard case .cycle(let cycle) = topologicalOrder(from: ordered, successors: { successors($0).filter(own.contains) }) else {
                return nil
            }
            return rotated(cycle.map { inner[$0].flow })
        }
    }

    /// Whether a flow says that another one's changes do not start it.
    private static func ignores(_ flow: EntityRef, _ other: EntityRef, _ context: RuleContext) -> Bool {
        (context.flow(flow.name)?.exchanges ?? []).contains { ($0.step.ignores ?? []).contains { $0.value == other } }
    }

    private static func rotated(_ flows: [EntityRef]) -> [EntityRef] {
        guard let first = flows.indices.min(by: { flows[$0] < flows[$1] }) else { return flows }
        return Array(flows[first...] + flows[..<first])
    }
}
