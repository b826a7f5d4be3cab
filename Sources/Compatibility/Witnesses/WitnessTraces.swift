internal import Basics
internal import Contracts

/// How a difference was met: from a position through the pairs of shapes to the change, so that a message can be built around it.
struct WitnessTrace {
    let root: PositionPair
    /// The pairs on the way, the position's own first, each with the step that leads to it.
    let pairs: [(step: FitPath.Step?, node: Int)]
    let graph: PairGraph
    let change: LocalChange

    var direction: Direction { root.direction }
    /// The side that the message conforms to, and the one that may refuse it.
    func from(_ node: Int) -> Term { direction == .in ? graph.nodes[node].old : graph.nodes[node].new }
    func to(_ node: Int) -> Term { direction == .in ? graph.nodes[node].new : graph.nodes[node].old }
    /// The last pair: the one that the change is of.
    var last: Int { pairs[pairs.count - 1].node }
}

/// The traces of one comparison, found again by their numbers.
///
/// A class, since the walks that note them are nested; one per comparison.
final class WitnessTraces {
    private(set) var all: [WitnessTrace] = []
    /// Above this many changes, no more are followed.
    static let most = 4_096

    func add(_ trace: @autoclosure () -> WitnessTrace) -> Int? {
        guard all.count < Self.most else { return nil }
        all.append(trace())
        return all.count - 1
    }
}
