internal import Basics
internal import Contracts

extension ContractComparison {
    /// Compares all positions and gives each difference its places and levels.
    func judge(_ roots: [PositionPair], _ graph: PairGraph, _ result: inout ContractDifference, _ traces: WitnessTraces? = nil) {
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
            var walk = PlaceWalk(graph: graph, root: root, traces: traces)
            walk.visit(node, path: root.place, isCovered: false, &reached)
            let answer = root.direction == .in ? forwards : backwards
            addUnexplained(root, node, graph, answer, walk, &result)
        }
        result.changes += MergedChanges.merged(reached.changes(of: graph, space))
    }

    /// A position that fails though no single difference below it does is said to fail all the same.
    private func addUnexplained(
        _ root: PositionPair, _ node: Int, _ graph: PairGraph, _ answer: Fit, _ walk: PlaceWalk, _ result: inout ContractDifference
    ) {
        guard answer != .yes, !walk.explains else { return }
        let relation = graph.relation(root.direction)
        let (from, to) = root.direction == .in ? (root.old, root.new) : (root.new, root.old)
        let reason = relation.failures(from, to, limit: 1).first
        let isUndecided = answer == .unknown
        let level: ChangeLevel = isUndecided ? .risky : .breaking
        var change =
            ContractChange(
                isUndecided ? .undecided : .typeNarrowed, level, subject: root.place,
                isUndecided
                    ? "whether all messages still fit cannot be decided: \(reason?.message ?? "")"
                    : reason?.message ?? "some messages no longer fit",
                places: [
                    ChangePlace(root.place + (reason.map { $0.path.steps.isEmpty ? "" : ".\($0.path)" } ?? ""), root.direction, level)
                ], isUndecided: isUndecided,
                detail: reason?.detail ?? "", old: space.span(of: space.place(of: root.old)), new: space.span(of: space.place(of: root.new))
            )
        let local = LocalChange(change.kind, change.message, detail: change.detail, inSafe: .no, outSafe: .no)
        change.witnessTrace = walk.traces?.add(WitnessTrace(root: root, pairs: [(nil, node)], graph: graph, change: local))
        result.changes.append(change)
    }
}

/// Walks from a position to the differences below it.
struct PlaceWalk {
    let graph: PairGraph
    let root: PositionPair
    /// Where the ways to the changes are kept, for who looks for messages that show them.
    let traces: WitnessTraces?
    var direction: Direction { root.direction }
    /// Whether a difference was met that accounts for a failure of the whole.
    var explains = false
    private var visited: Set<Int> = []

    init(graph: PairGraph, root: PositionPair, traces: WitnessTraces?) {
        self.graph = graph
        self.root = root
        self.traces = traces
    }

    mutating func visit(_ root: Int, path: String, isCovered: Bool, _ reached: inout Reached) {
        typealias Way = [(step: FitPath.Step?, node: Int)]
        var stack: [(node: Int, path: String, isCovered: Bool, way: Way)] = [(root, path, isCovered, [(nil, root)])]
        while let (index, path, wasCovered, way) = stack.popLast() {
            let node = graph.nodes[index]
            guard node.hasChanges, visited.insert(index).inserted else { continue }
            let isCovered = wasCovered || fits(node)
            for (number, change) in node.changes.enumerated() {
                let (level, isUndecided) = change.level(direction, isCovered: isCovered)
                let answer = direction == .in ? change.inSafe : change.outSafe
                if !isCovered, answer != .yes { explains = true }
                if reached.add(index, number, ChangePlace(path + suffix(change.step), direction, level), isUndecided), let traces,
                    level != .safe
                {
                    reached.trace(index, number, traces.add(WitnessTrace(root: self.root, pairs: way, graph: graph, change: change)))
                }
            }
            for child in node.children.reversed()
            where graph.nodes[child.node].hasChanges && child.directions.contains(Directions(direction)) {
                let below = traces == nil ? [] : way + [(child.step, child.node)]
                stack.append((child.node, path + suffix(child.step), isCovered && !child.isStray, below))
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
    private var places: [[Int: Entry]]

    private struct Entry {
        var listed: [ChangePlace] = []
        var total = 0
        var level = ChangeLevel.safe
        var isUndecided = false
        var trace: Int?
    }

    init(count: Int) {
        places = Array(repeating: [:], count: count)
    }

    /// Notes a place; says whether it is the gravest so far.
    mutating func add(_ node: Int, _ change: Int, _ place: ChangePlace, _ isUndecided: Bool) -> Bool {
        var entry = places[node][change] ?? Entry()
        let isGravest = place.level > entry.level
        if entry.listed.count < ContractComparison.listedPlaces { entry.listed.append(place) }
        entry.total += 1
        if place.level > entry.level || (place.level == entry.level && isUndecided) {
            (entry.level, entry.isUndecided) = (place.level, isUndecided)
        }
        places[node][change] = entry
        return isGravest
    }

    /// Notes how a place was reached.
    mutating func trace(_ node: Int, _ change: Int, _ trace: Int?) {
        if let trace { places[node][change]?.trace = trace }
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
                fact.witnessTrace = entry.trace
                result.append(fact)
            }
        }
        return result
    }
}
