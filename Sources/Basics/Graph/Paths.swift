/// Finds a path with the fewest edges from one of some nodes to a node that is a target; nil where there is none.
///
/// The path holds its start and its end; a start that is a target is a path of its own. Of several shortest paths it is the one whose
/// nodes come first in the order of the starts and successors.
package func shortestPath<Node: Hashable>(
    from starts: some Sequence<Node>, to isTarget: (Node) -> Bool, successors: (Node) -> some Sequence<Node>
) -> [Node]? {
    var queue: [(node: Node, previous: Int)] = []
    var seen: Set<Node> = []
    for start in starts where seen.insert(start).inserted { queue.append((start, -1)) }
    var index = 0
    while index < queue.count {
        if isTarget(queue[index].node) {
            var path: [Node] = []
            var place = index
            while place >= 0 {
                path.append(queue[place].node)
                place = queue[place].previous
            }
            return path.reversed()
        }
        for target in successors(queue[index].node) where seen.insert(target).inserted { queue.append((target, index)) }
        index += 1
    }
    return nil
}

/// Finds all nodes that some nodes reach, those themselves included, the nearest first.
package func reachable<Node: Hashable>(
    from starts: some Sequence<Node>, successors: (Node) -> some Sequence<Node>
) -> [Node] {
    NumberedGraph(from: starts, successors: successors).nodes
}
