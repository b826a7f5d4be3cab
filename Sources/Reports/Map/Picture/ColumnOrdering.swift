/// Orders the slots of columns so that few links cross: each by the mean place of its neighbours, in sweeps from side to side, the best
/// order kept (the barycentre heuristic of Sugiyama, Tagawa and Toda).
struct ColumnOrdering {
    private var graph: LayeredGraph
    private static let sweeps = 12

    init(_ graph: LayeredGraph) { self.graph = graph }

    /// The graph with its columns in the best order that was found.
    mutating func ordered() -> LayeredGraph {
        var best = graph
        var fewest = crossings()
        for sweep in 0..<Self.sweeps where fewest > 0 {
            let isForward = sweep.isMultiple(of: 2)
            let numbers = Array(graph.columns.indices)
            for column in isForward ? numbers : numbers.reversed() { order(column, by: isForward ? \.before : \.after) }
            let count = crossings()
            if count < fewest { (best, fewest) = (graph, count) }
        }
        return best
    }

    private mutating func order(_ column: Int, by neighbours: KeyPath<LayeredGraph.Slot, [Int]>) {
        let places = places(of: column + (neighbours == \LayeredGraph.Slot.before ? -1 : 1))
        let keyed = graph.columns[column].enumerated().map { place, slot -> (key: Double, place: Int, slot: Int) in
            let around = graph.slots[slot][keyPath: neighbours].compactMap { places[$0] }
            // What has no neighbour stays where it is.
            return (around.isEmpty ? Double(place) : Double(around.reduce(0, +)) / Double(around.count), place, slot)
        }
        graph.columns[column] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.slot)
    }

    private func places(of column: Int) -> [Int: Int] {
        guard graph.columns.indices.contains(column) else { return [:] }
        return Dictionary(uniqueKeysWithValues: graph.columns[column].enumerated().map { ($1, $0) })
    }

    /// How many links between neighbouring columns cross.
    private func crossings() -> Int {
        graph.columns.indices.dropLast().reduce(0) { sum, column in
            let places = places(of: column + 1)
            let ends = graph.columns[column].flatMap { slot in graph.slots[slot].after.compactMap { places[$0] }.sorted() }
            return sum + Self.inversions(ends, below: places.count)
        }
    }

    /// How many pairs stand in the wrong order, with a Fenwick tree over the places.
    private static func inversions(_ places: [Int], below limit: Int) -> Int {
        var tree = Array(repeating: 0, count: limit + 1)
        var count = 0
        for (seen, place) in places.enumerated() {
            var notAbove = 0
            var index = place + 1
            while index > 0 {
                notAbove += tree[index]
                index -= index & -index
            }
            count += seen - notAbove
            index = place + 1
            while index <= limit {
                tree[index] += 1
                index += index & -index
            }
        }
        return count
    }
}
