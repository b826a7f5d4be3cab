internal import Basics
internal import Estate

/// The flows that go from system to system without a platform, and what they come to in the whole estate.
struct DirectLinks {
    let flows: [FlowProfile]
    /// How many running flows say what they run on.
    let stated: Int
    let systems: Int
    /// How many pairs of systems are linked directly.
    let pairs: Int

    init(_ context: RuleContext) {
        flows = context.flows.filter { if case .some(.none) = $0.flow.via { true } else { false } }
        stated = context.flows.filter { $0.flow.via != nil }.count
        systems = context.estate.systems.filter { $0.lifecycle?.value != .retired }.count
        var linked: Set<[Name]> = []
        for flow in flows {
            for (index, system) in flow.systems.enumerated() {
                for other in flow.systems[(index + 1)...].prefix(32) { linked.insert([system, other].sorted()) }
            }
        }
        pairs = linked.count
    }

    /// How many links that many systems could have: every one with every other.
    var possible: Int { systems * max(0, systems - 1) / 2 }
    /// Of the flows that say what they run on, in percent, rounded down.
    var share: Int { stated == 0 ? 0 : flows.count * 100 / stated }
}
