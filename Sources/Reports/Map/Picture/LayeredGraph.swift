/// A graph whose nodes stand in columns, with every link between neighbouring columns: long ones are cut by bends.
struct LayeredGraph {
    /// A place that a column holds.
    struct Slot {
        enum Content: Equatable {
            case box(Int)
            /// The label of a link.
            case label(Int)
            /// A bend of a link.
            case bend(Int)
        }

        let content: Content
        let column: Int
        var width: Double
        var height: Double
        /// The slots of neighbouring columns that it is linked with.
        var before: [Int] = []
        var after: [Int] = []
    }

    private(set) var slots: [Slot] = []
    /// The slots of each column, from top to bottom.
    var columns: [[Int]] = []
    /// The slots of each link from its source's to its target's, and whether it was turned round to break a circle.
    private(set) var chains: [(slots: [Int], isTurned: Bool)] = []

    /// - Parameters:
    ///   - boxes: Their sizes.
    ///   - links: Between different boxes, by number, with the sizes of their labels; zero where there is none.
    init(boxes: [(width: Double, height: Double)], links: [PictureLink]) {
        let order = CircleBreaking(count: boxes.count, links: links)
        let columnOf = Self.columns(count: boxes.count, order.forward)
        columns = Array(repeating: [], count: (columnOf.max() ?? 0) + 1)
        for (number, box) in boxes.enumerated() {
            add(Slot(content: .box(number), column: columnOf[number], width: box.width, height: box.height))
        }
        let bends = order.forward.reduce(0) { $0 + columnOf[$1.to] - columnOf[$1.from] }
        let longest = bends > Self.mostBends ? Self.longestInDeepMaps : .max
        for (number, link) in order.forward.enumerated() {
            let isStraight = columnOf[link.to] - columnOf[link.from] > longest
            addChain(link, number, label: links[number], isTurned: order.isTurned[number], isStraight: isStraight, columnOf)
        }
    }

    /// How many bends a picture has at most, and how many columns a link crosses with bends where these would be more: longer ones are drawn
    /// straight across whatever stands between, since a map so deep would take all memory.
    private static let mostBends = 200_000
    private static let longestInDeepMaps = 8

    private mutating func add(_ slot: Slot) {
        columns[slot.column].append(slots.count)
        slots.append(slot)
    }

    private mutating func addChain(
        _ link: (from: Int, to: Int), _ number: Int, label: PictureLink, isTurned: Bool, isStraight: Bool, _ columnOf: [Int]
    ) {
        var chain = [link.from]
        let first = columnOf[link.from]
        let last = isStraight ? first : columnOf[link.to]
        // The label stands in the first gap behind its source, as the link is drawn.
        let labelColumn = isTurned ? last - 1 : first + 1
        for column in stride(from: first + 1, to: last, by: 1) {
            let isLabel = column == labelColumn && label.labelWidth > 0
            chain.append(slots.count)
            add(
                Slot(
                    content: isLabel ? .label(number) : .bend(number), column: column, width: isLabel ? label.labelWidth : 0,
                    height: isLabel ? label.labelHeight : 2))
        }
        chain.append(link.to)
        for (one, next) in zip(chain, chain.dropFirst()) {
            slots[one].after.append(next)
            slots[next].before.append(one)
        }
        chains.append((isTurned ? chain.reversed() : chain, isTurned))
    }

    /// Columns by the longest way from a start; every second one is for labels. What only leads somewhere stands right before it.
    private static func columns(count: Int, _ links: [(from: Int, to: Int)]) -> [Int] {
        var successors = Array(repeating: [Int](), count: count)
        var waiting = Array(repeating: 0, count: count)
        for link in links {
            successors[link.from].append(link.to)
            waiting[link.to] += 1
        }
        let isStart = waiting.map { $0 == 0 }
        var column = Array(repeating: 0, count: count)
        var order = waiting.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            let node = order[next]
            next += 1
            for target in successors[node] {
                column[target] = max(column[target], column[node] + 2)
                waiting[target] -= 1
                if waiting[target] == 0 { order.append(target) }
            }
        }
        for node in order.reversed() where isStart[node] {
            if let nearest = successors[node].map({ column[$0] }).min() { column[node] = nearest - 2 }
        }
        return column
    }
}

/// A link of a picture, between boxes by their numbers.
struct PictureLink {
    let from: Int
    let to: Int
    var labelWidth = 0.0
    var labelHeight = 0.0
}

/// Turns links round so that none leads back: those that would close a circle in a walk from the starts.
private struct CircleBreaking {
    private(set) var forward: [(from: Int, to: Int)] = []
    private(set) var isTurned: [Bool] = []

    init(count: Int, links: [PictureLink]) {
        let order = Self.order(count, links)
        var position = Array(repeating: 0, count: count)
        for (place, node) in order.enumerated() { position[node] = place }
        for link in links {
            let turned = position[link.from] > position[link.to]
            isTurned.append(turned)
            forward.append(turned ? (link.to, link.from) : (link.from, link.to))
        }
    }

    /// An order in which few links lead back: nodes without anything before them first, else the one that leads to most and is led to least
    /// (the greedy heuristic of Eades, Lin and Smyth).
    private static func order(_ count: Int, _ links: [PictureLink]) -> [Int] {
        var successors = Array(repeating: [Int](), count: count)
        var predecessors = successors
        for link in links {
            successors[link.from].append(link.to)
            predecessors[link.to].append(link.from)
        }
        var outgoing = successors.map(\.count)
        var incoming = predecessors.map(\.count)
        var isPlaced = Array(repeating: false, count: count)
        var order: [Int] = []
        var free = incoming.indices.filter { incoming[$0] == 0 }
        // The rest in the order of what they lead to less what leads to them, at the start; taken when nothing is free.
        let rest = incoming.indices.sorted { (incoming[$0] - outgoing[$0], $0) < (incoming[$1] - outgoing[$1], $1) }
        var nextRest = 0
        var nextFree = 0
        func place(_ node: Int) {
            isPlaced[node] = true
            order.append(node)
            for target in successors[node] where !isPlaced[target] {
                incoming[target] -= 1
                if incoming[target] == 0 { free.append(target) }
            }
            for source in predecessors[node] { outgoing[source] -= 1 }
        }
        while order.count < count {
            if nextFree < free.count {
                let node = free[nextFree]
                nextFree += 1
                if !isPlaced[node] { place(node) }
            } else {
                let node = rest[nextRest]
                nextRest += 1
                if !isPlaced[node] { place(node) }
            }
        }
        return order
    }
}
