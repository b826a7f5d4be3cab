internal import Basics
internal import Estate

/// Which flow sets which other one in motion: by starting it, or by sending what it receives.
struct TriggerGraph {
    private struct Address: Hashable {
        let interface: InterfaceRef
        let operation: Name?
    }

    private let context: RuleContext
    private var next: [EntityRef: [EntityRef]] = [:]
    private var places: [EntityRef: [EntityRef: SourceSpan]] = [:]

    init(_ context: RuleContext) {
        self.context = context
        var receivers: [Address: [FlowProfile]] = [:]
        for flow in context.flows {
            for exchange in flow.exchanges where exchange.verb == .receive {
                receivers[Address(interface: exchange.interface, operation: exchange.operation), default: []].append(flow)
            }
        }
        for flow in context.flows {
            for start in flow.starts where context.flow(start.value.name) != nil { link(flow.ref, start.value, at: start.span) }
            for exchange in flow.exchanges where exchange.verb == .write || exchange.verb == .call {
                for other in receivers[Address(interface: exchange.interface, operation: exchange.operation)] ?? []
                where !Self.ignores(other, flow.ref) {
                    link(flow.ref, other.ref, at: exchange.place.span)
                }
            }
        }
    }

    private static func ignores(_ flow: FlowProfile, _ other: EntityRef) -> Bool {
        flow.exchanges.contains { ($0.step.ignores ?? []).contains { $0.value == other } }
    }

    private mutating func link(_ from: EntityRef, _ to: EntityRef, at span: SourceSpan) {
        guard places[from]?[to] == nil else { return }
        next[from, default: []].append(to)
        places[from, default: [:]][to] = span
    }

    /// One circle of each set of flows that reach each other, from the first by name.
    var cycles: [[EntityRef]] {
        let components = stronglyConnectedComponents(from: context.flows.map(\.ref)) { next[$0] ?? [] }
        return components.filter { $0.count > 1 || (next[$0[0]] ?? []).contains($0[0]) }.compactMap { members in
            let own = Set(members)
            guard
                case .cycle(let cycle) = topologicalOrder(from: members.sorted(), successors: { (next[$0] ?? []).filter(own.contains) }),
                let first = cycle.indices.min(by: { cycle[$0] < cycle[$1] })
            else { return nil }
            return Array(cycle[first...] + cycle[..<first])
        }
    }

    /// Where a flow sets another one in motion.
    func place(from: EntityRef, to: EntityRef) -> SourceSpan? { places[from]?[to] }
}
