/// Gives each slot its place: columns side by side, and within each the slots as near to their neighbours as their order and the gaps allow.
struct ColumnPlacing {
    private let graph: LayeredGraph
    /// The middle of each slot.
    private(set) var middles: [(x: Double, y: Double)]

    private static let sweeps = 10
    /// Between boxes of one column, and around columns, in pixels.
    private static let gap = 18.0
    private static let margin = 14.0

    init(_ graph: LayeredGraph) {
        self.graph = graph
        middles = Array(repeating: (0, 0), count: graph.slots.count)
        placeColumns()
        for column in graph.columns { pack(column) }
        for sweep in 0..<Self.sweeps {
            let isForward = sweep.isMultiple(of: 2)
            let numbers = Array(graph.columns.indices)
            for column in isForward ? numbers : numbers.reversed() { align(column, isForward: isForward) }
        }
        let top = zip(middles, graph.slots).map { $0.y - $1.height / 2 }.min() ?? 0
        for slot in middles.indices { middles[slot].y -= top }
    }

    private mutating func placeColumns() {
        var x = 0.0
        for column in graph.columns {
            let width = column.map { graph.slots[$0].width }.max() ?? 0
            for slot in column { middles[slot].x = x + width / 2 }
            x += width + Self.margin * 2
        }
    }

    private mutating func pack(_ column: [Int]) {
        var y = 0.0
        for slot in column {
            middles[slot].y = y + graph.slots[slot].height / 2
            y += graph.slots[slot].height + gap(slot)
        }
    }

    /// Bends need less room than boxes.
    private func gap(_ slot: Int) -> Double {
        if case .box = graph.slots[slot].content { return Self.gap }
        return Self.gap / 3
    }

    /// Moves a column's slots to the mean of their neighbours, as near as possible in the sense of least squares (pool adjacent violators).
    private mutating func align(_ number: Int, isForward: Bool) {
        let column = graph.columns[number]
        var offsets: [Double] = []
        var offset = 0.0
        for (index, slot) in column.enumerated() {
            if index > 0 {
                let above = column[index - 1]
                offset += (graph.slots[above].height + graph.slots[slot].height) / 2 + max(gap(above), gap(slot))
            }
            offsets.append(offset)
        }
        var pools: [(sum: Double, count: Int)] = []
        for (index, slot) in column.enumerated() {
            let before = graph.slots[slot].before
            let after = graph.slots[slot].after
            let first = isForward ? before : after
            let around = first.isEmpty ? (isForward ? after : before) : first
            let wanted = around.isEmpty ? middles[slot].y : around.reduce(0) { $0 + middles[$1].y } / Double(around.count)
            pools.append((wanted - offsets[index], 1))
            while pools.count > 1, Self.mean(pools[pools.count - 2]) > Self.mean(pools[pools.count - 1]) {
                let last = pools.removeLast()
                pools[pools.count - 1] = (pools[pools.count - 1].sum + last.sum, pools[pools.count - 1].count + last.count)
            }
        }
        var index = 0
        for pool in pools {
            for _ in 0..<pool.count {
                middles[column[index]].y = Self.mean(pool) + offsets[index]
                index += 1
            }
        }
    }

    private static func mean(_ pool: (sum: Double, count: Int)) -> Double { pool.sum / Double(pool.count) }
}
