/// All that some nodes reach, with every node before its successors, or a cycle that makes this impossible.
package enum TopologicalOrder<Node: Hashable> {
    case order([Node])
    /// One of the shortest cycles through the first node that is on any; it does not repeat that node at the end.
    case cycle([Node])
}

extension TopologicalOrder: Sendable where Node: Sendable {}
extension TopologicalOrder: Equatable {}

/// Orders all that some nodes reach such that every node comes before its successors (Kahn's algorithm).
///
/// Among nodes that could come next, the one that became free first does, so the result depends on the order of the roots and successors
/// alone.
package func topologicalOrder<Node: Hashable>(
    from roots: some Sequence<Node>, successors: (Node) -> some Sequence<Node>
) -> TopologicalOrder<Node> {
    let graph = NumberedGraph(from: roots, successors: successors)
    var incoming = [Int](repeating: 0, count: graph.nodes.count)
    for target in graph.successors.joined() { incoming[target] += 1 }
    var order = incoming.indices.filter { incoming[$0] == 0 }
    var index = 0
    while index < order.count {
        for target in graph.successors[order[index]] {
            incoming[target] -= 1
            if incoming[target] == 0 { order.append(target) }
        }
        index += 1
    }
    if order.count == graph.nodes.count { return .order(order.map { graph.nodes[$0] }) }
    return .cycle(firstCycle(in: graph.successors).map { graph.nodes[$0] })
}

/// A shortest cycle through the first node that is on one; empty where there is none.
private func firstCycle(in successors: [[Int]]) -> [Int] {
    let onCycle = components(of: successors).filter { $0.count > 1 || successors[$0[0]].contains($0[0]) }
    guard let first = onCycle.joined().min() else { return [] }
    let path = shortestPath(from: successors[first], to: { $0 == first }, successors: { successors[$0] })
    // The path ends where the cycle starts.
    return [first] + (path ?? []).dropLast()
}
