/// A node whose loss parts an undirected graph.
package struct ArticulationPoint<Node: Hashable & Sendable>: Sendable {
    package let node: Node
    /// What is cut off from the largest part that is left, as one list per part; the largest parts first.
    package let cutOff: [[Node]]
}

/// Finds the articulation points of an undirected graph (Hopcroft and Tarjan), in time linear in its size but for what it returns.
///
/// - Parameters:
///   - nodes: All nodes, each once; the order decides the order of the result.
///   - edges: Pairs of those nodes; direction, repetition and loops do not matter.
package func articulationPoints<Node: Hashable & Sendable>(
    of nodes: [Node], edges: some Sequence<(Node, Node)>
) -> [ArticulationPoint<Node>] {
    let numbers = Dictionary(nodes.enumerated().map { ($1, $0) }) { first, _ in first }
    var neighbours = [[Int]](repeating: [], count: nodes.count)
    for (one, other) in edges {
        guard let from = numbers[one], let to = numbers[other], from != to else { continue }
        neighbours[from].append(to)
        neighbours[to].append(from)
    }
    var search = DepthFirstSearch(neighbours)
    var found: [(node: Int, parts: [[Int]])] = []
    for root in nodes.indices { found += search.visit(from: root) }
    return found.sorted { $0.node < $1.node }.map { point in
        let parts = point.parts.map { $0.sorted() }.sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
        return ArticulationPoint(node: nodes[point.node], cutOff: parts.map { $0.map { nodes[$0] } })
    }
}

/// A depth-first search with a stack of its own, since graphs may be deeper than the thread's.
private struct DepthFirstSearch {
    private let neighbours: [[Int]]
    /// When a node was met, and the earliest node that its subtree leads back to; -1 for what was not met yet.
    private var order: [Int]
    private var lowest: [Int]
    /// Nodes in the order in which they were met: a subtree is a run of it.
    private var met: [Int] = []

    init(_ neighbours: [[Int]]) {
        self.neighbours = neighbours
        order = [Int](repeating: -1, count: neighbours.count)
        lowest = order
    }

    private mutating func enter(_ node: Int) {
        order[node] = met.count
        lowest[node] = met.count
        met.append(node)
    }

    /// Visits a component; returns the nodes that hold it together, with the parts that fall off.
    mutating func visit(from root: Int) -> [(node: Int, parts: [[Int]])] {
        guard order[root] < 0 else { return [] }
        let start = met.count
        // Subtrees that only their parent ties to the rest, as runs of `met`.
        var loose: [Int: [Range<Int>]] = [:]
        var visits: [(node: Int, parent: Int, next: Int)] = [(root, -1, 0)]
        enter(root)
        while let (node, parent, next) = visits.last {
            if next < neighbours[node].count {
                visits[visits.count - 1].next += 1
                let target = neighbours[node][next]
                if order[target] < 0 {
                    enter(target)
                    visits.append((target, node, 0))
                } else if target != parent {
                    lowest[node] = min(lowest[node], order[target])
                }
                continue
            }
            visits.removeLast()
            guard parent >= 0 else { continue }
            lowest[parent] = min(lowest[parent], lowest[node])
            if lowest[node] >= order[parent] { loose[parent, default: []].append(order[node]..<met.count) }
        }
        return loose.compactMap { node, runs in
            // The root is one only where two subtrees hang on it alone.
            if node == root, runs.count < 2 { return nil }
            let left = met.count - start - 1 - runs.reduce(0) { $0 + $1.count }
            let biggest = runs.indices.max { runs[$0].count < runs[$1].count } ?? 0
            // What is above a node stays together; it is cut off itself where a subtree is larger.
            guard left >= runs[biggest].count else {
                let rest = left == 0 ? [] : [above(node, start, runs)]
                return (node, rest + runs.indices.filter { $0 != biggest }.map { Array(met[runs[$0]]) })
            }
            return (node, runs.map { Array(met[$0]) })
        }
    }

    /// The nodes of the component that are neither the node nor in its loose subtrees.
    private func above(_ node: Int, _ start: Int, _ runs: [Range<Int>]) -> [Int] {
        var places = [Bool](repeating: true, count: met.count - start)
        places[order[node] - start] = false
        for run in runs { for place in run { places[place - start] = false } }
        return places.indices.filter { places[$0] }.map { met[start + $0] }
    }
}
