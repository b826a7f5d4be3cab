/// The part of a graph that some nodes reach, with nodes numbered in the order in which they are met; what the algorithms work on.
struct NumberedGraph<Node: Hashable> {
    private(set) var nodes: [Node] = []
    private(set) var successors: [[Int]] = []
    private var numbers: [Node: Int] = [:]

    init(from roots: some Sequence<Node>, successors next: (Node) -> some Sequence<Node>) {
        for root in roots { _ = number(of: root) }
        var index = 0
        while index < nodes.count {
            successors.append(next(nodes[index]).map { number(of: $0) })
            index += 1
        }
    }

    private mutating func number(of node: Node) -> Int {
        if let number = numbers[node] { return number }
        let number = nodes.count
        numbers[node] = number
        nodes.append(node)
        return number
    }
}
