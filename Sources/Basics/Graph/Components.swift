/// Finds the strongly connected components of all that some nodes reach: the largest sets in which every node reaches every other.
///
/// A component comes after all components that it reaches, so dependencies come first. Within one, nodes stand in the order in which they
/// are met breadth first, so the result depends on the order of the roots and successors alone.
package func stronglyConnectedComponents<Node: Hashable>(
    from roots: some Sequence<Node>, successors: (Node) -> some Sequence<Node>
) -> [[Node]] {
    let graph = NumberedGraph(from: roots, successors: successors)
    return components(of: graph.successors).map { $0.sorted().map { graph.nodes[$0] } }
}

/// Tarjan's algorithm with a stack of its own, since graphs may be deeper than the thread's.
func components(of successors: [[Int]]) -> [[Int]] {
    let unseen = -1
    var found: [[Int]] = []
    var order = [Int](repeating: unseen, count: successors.count)
    var lowest = order
    var isOpen = [Bool](repeating: false, count: successors.count)
    var open: [Int] = []
    var visits: [(node: Int, next: Int)] = []
    var count = 0
    func enter(_ node: Int) {
        order[node] = count
        lowest[node] = count
        count += 1
        isOpen[node] = true
        open.append(node)
        visits.append((node, 0))
    }
    for root in successors.indices where order[root] == unseen {
        enter(root)
        while let (node, next) = visits.last {
            if next < successors[node].count {
                visits[visits.count - 1].next += 1
                let target = successors[node][next]
                if order[target] == unseen {
                    enter(target)
                } else if isOpen[target] {
                    lowest[node] = min(lowest[node], order[target])
                }
                continue
            }
            visits.removeLast()
            if let parent = visits.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
            guard lowest[node] == order[node] else { continue }
            var component: [Int] = []
            while let member = open.popLast() {
                isOpen[member] = false
                component.append(member)
                if member == node { break }
            }
            found.append(component)
        }
    }
    return found
}
