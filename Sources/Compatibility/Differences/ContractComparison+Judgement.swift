internal import Basics
internal import Contracts

extension ContractComparison {
    /// Compares all positions and gives each difference its places and levels.
    func judge(_ roots: [PositionPair], _ graph: PairGraph, _ result: inout ContractDifference) {
        if roots.isEmpty { return }
        let nodes = roots.map { graph.compare($0.old, $0.new, subject: $0.place) }
        graph.markChanges()
        var reached = Reached(count: graph.nodes.count)
        for (root, node) in zip(roots, nodes) {
            let relation = graph.relation(root.direction)
            let forwards = relation.fits(root.old, root.new)
            let backwards = relation.fits(root.new, root.old)
            if forwards != .yes { result.backward = false }
            if backwards != .yes { result.forward = false }
            var walk = PlaceWalk(graph: graph, direction: root.direction, worst: .safe)
            walk.visit(node, path: root.place, isCovered: false, &reached)
            let answer = root.direction == .in ? forwards : backwards
            addUnexplained(root, graph, answer, walk, &result)
        }
        result.changes += MergedChanges.merged(reached.changes(of: graph, space))
    }

    /// A position that fails though no single difference below it does is said to fail all the same.
    private func addUnexplained(
        _ root: PositionPair, _ graph: PairGraph, _ answer: Fit, _ walk: PlaceWalk, _ result: inout ContractDifference
    ) {
        guard answer != .yes, !walk.explains else { return }
        let relation = graph.relation(root.direction)
        let (from, to) = root.direction == .in ? (root.old, root.new) : (root.new, root.old)
        let reason = relation.failures(from, to, limit: 1).first
        let isUndecided = answer == .unknown
        let level: ChangeLevel = isUndecided ? .risky : .breaking
        result.changes.append(
            ContractChange(
                isUndecided ? .undecided : .typeNarrowed, level, subject: root.place,
                isUndecided
                    ? "whether all messages still fit cannot be decided: \(reason?.message ?? "")"
                    : reason?.message ?? "some messages no longer fit",
                places: [
                    ChangePlace(root.place + (reason.map { $0.path.steps.isEmpty ? "" : ".\($0.path)" } ?? ""), root.direction, level)
                ], isUndecided: isUndecided,
                detail: reason?.detail ?? "", old: space.span(of: space.place(of: root.old)), new: space.span(of: space.place(of: root.new))
            ))
    }
}

/// Walks from a position to the differences below it.
struct PlaceWalk {
    let graph: PairGraph
    let direction: Direction
    var worst: ChangeLevel
    /// Whether a difference was met that accounts for a failure of the whole.
    var explains = false
    private var visited: Set<Int> = []

    init(graph: PairGraph, direction: Direction, worst: ChangeLevel) {
        self.graph = graph
        self.direction = direction
        self.worst = worst
    }

    mutating func visit(_ root: Int, path: String, isCovered: Bool, _ reached: inout Reached) {
        var stack: [(node: Int, path: String, isCovered: Bool)] = [(root, path, isCovered)]
        while let (index, path, wasCovered) = stack.popLast() {
            let node = graph.nodes[index]
            guard node.hasChanges, visited.insert(index).inserted else { continue }
            let isCovered = wasCovered || fits(node)
            for (number, change) in node.changes.enumerated() {
                let (level, isUndecided) = change.level(direction, isCovered: isCovered)
                let answer = direction == .in ? change.inSafe : change.outSafe
                if !isCovered, answer != .yes { explains = true }
                reached.add(index, number, ChangePlace(path + suffix(change.step), direction, level), isUndecided)
            }
            for child in node.children.reversed()
            where graph.nodes[child.node].hasChanges && child.directions.contains(Directions(direction)) {
                stack.append((child.node, path + suffix(child.step), isCovered && !child.isStray))
            }
        }
    }

    /// Whether a pair as a whole still fits, whatever its parts do.
    ///
    /// A branch may be one that another takes in, a rule one that is said elsewhere.
    private func fits(_ node: PairNode) -> Bool {
        let relation = graph.relation(direction)
        return (direction == .in ? relation.fits(node.old, node.new) : relation.fits(node.new, node.old)) == .yes
    }

    private func suffix(_ step: FitPath.Step?) -> String { PairGraph.suffix(step) }
}

/// Where differences were met, bounded for each one.
struct Reached {
    private var places: [[Int: (listed: [ChangePlace], total: Int, level: ChangeLevel, isUndecided: Bool)]]

    init(count: Int) {
        places = Array(repeating: [:], count: count)
    }

    mutating func add(_ node: Int, _ change: Int, _ place: ChangePlace, _ isUndecided: Bool) {
        var entry = places[node][change] ?? ([], 0, .safe, false)
        if entry.listed.count < ContractComparison.listedPlaces { entry.listed.append(place) }
        entry.total += 1
        if place.level > entry.level || (place.level == entry.level && isUndecided) {
            (entry.level, entry.isUndecided) = (place.level, isUndecided)
        }
        places[node][change] = entry
    }

    func changes(of graph: PairGraph, _ space: ShapeSpace) -> [ContractChange] {
        var result: [ContractChange] = []
        for (index, entries) in places.enumerated() {
            let node = graph.nodes[index]
            for number in entries.keys.sorted() {
                let change = node.changes[number]
                let entry = entries[number]!
                var fact = ContractChange(
                    change.kind, entry.level, subject: node.subject + PairGraph.suffix(change.step), change.message, places: entry.listed,
                    isUndecided: entry.isUndecided, detail: change.detail, old: space.span(of: change.old), new: space.span(of: change.new))
                fact.placesTotal = entry.total
                result.append(fact)
            }
        }
        return result
    }
}
