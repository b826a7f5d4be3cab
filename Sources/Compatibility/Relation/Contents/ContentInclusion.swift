internal import Basics
internal import Contracts

/// Decides whether every order of elements that one content allows is one that another allows, and which elements stand against each other.
struct ContentInclusion {
    /// How many pairs of states are looked at before the answer is "unknown".
    private static let mostStates = 3_000
    /// How many steps from them.
    private static let mostSteps = 1_000_000
    private static let mostProblems = 8
    /// How many elements a content may name to be looked at.
    private static let mostLeaves = 1_500

    /// Where an order is refused.
    enum Problem: Hashable {
        /// The content may end, and an element is still expected.
        case endsBefore(field: Name)
        /// The element may stand where it is not taken; `known` where it is elsewhere.
        case refused(field: Name, wireName: Name, known: Bool)
    }

    /// Two elements that may be the same element of a message.
    struct Match: Hashable {
        let source: Int
        let targets: [Int]
    }

    private struct State: Hashable {
        let source: Int
        let targets: [Int]
    }

    private(set) var expressions: ContentExpressions
    private(set) var problems: [Problem] = []
    private(set) var matches: [Match] = []
    /// Whether the state bound was met; what was found until then holds.
    private(set) var isExhausted = false
    private let source: Int
    private let target: Int
    private var seenProblems: Set<Problem> = []
    private var seenMatches: Set<Match> = []

    init(_ one: ContentPart, _ two: ContentPart, space: ShapeSpace) {
        let counts = CompressedCounts([one.particle, two.particle])
        expressions = ContentExpressions(space: space, counts: counts)
        source = expressions.add(one.particle, of: one.contract)
        target = expressions.add(two.particle, of: two.contract)
        guard expressions.leaves.count <= Self.mostLeaves else {
            isExhausted = true
            return
        }
        run()
        // Counts that were brought near to each other still compare, unless several of them add up.
        if counts.isLossy, !problems.isEmpty, one.particle.repeatsNames || two.particle.repeatsNames { isExhausted = true }
    }

    private mutating func run() {
        let symbols = expressions.symbols
        var queue = [State(source: source, targets: [target])]
        var seen: Set<State> = [queue[0]]
        var next = 0
        var steps = 0
        while next < queue.count {
            let state = queue[next]
            next += 1
            checkEnd(state)
            for symbol in expressions.nextSymbols(state.source, among: symbols) {
                let moves = expressions.moves(state.source, symbol)
                steps += moves.count
                guard let first = moves.first else { continue }
                guard steps < Self.mostSteps, expressions.size < Self.mostSteps else { return isExhausted = true }
                var leaves: Set<Int> = []
                var rests: Set<Int> = []
                for target in state.targets {
                    let taken = expressions.moves(target, symbol)
                    steps += 1 + taken.count
                    guard steps < Self.mostSteps else { return isExhausted = true }
                    for move in taken {
                        leaves.insert(move.leaf)
                        rests.insert(move.rest)
                    }
                }
                if rests.isEmpty {
                    refuse(first.leaf, symbol)
                    continue
                }
                let (known, left) = (leaves.sorted(), rests.sorted())
                steps += moves.count * left.count
                for move in moves {
                    note(Match(source: move.leaf, targets: known))
                    let reached = State(source: move.rest, targets: left)
                    guard seen.insert(reached).inserted else { continue }
                    guard seen.count < Self.mostStates else { return isExhausted = true }
                    queue.append(reached)
                }
            }
        }
    }

    private mutating func note(_ match: Match) {
        if seenMatches.insert(match).inserted { matches.append(match) }
    }

    private mutating func note(_ problem: Problem) {
        if problems.count < Self.mostProblems, seenProblems.insert(problem).inserted { problems.append(problem) }
    }

    private mutating func checkEnd(_ state: State) {
        guard expressions.isNullable(state.source) else { return }
        for target in state.targets where expressions.isNullable(target) { return }
        for target in state.targets {
            guard let move = expressions.moves(target).first else { continue }
            return note(.endsBefore(field: expressions.leaves[move.leaf].field))
        }
        note(.endsBefore(field: ""))
    }

    private mutating func refuse(_ leaf: Int, _ symbol: ContentExpressions.Symbol) {
        let name = expressions.leaves[leaf].field
        let isKnown = expressions.leaves.contains { other in
            if case .element(let element) = other.particle, other.term.arena != expressions.leaves[leaf].term.arena {
                return element.wireName == symbol.wireName
            }
            return false
        }
        note(.refused(field: name, wireName: symbol.wireName, known: isKnown))
    }

    /// Whether some order of elements is one of both.
    mutating func overlaps() -> Bool {
        let symbols = expressions.symbols
        var queue = [State(source: source, targets: [target])]
        var seen: Set<State> = [queue[0]]
        var next = 0
        var steps = 0
        while next < queue.count, expressions.size < Self.mostSteps, steps < Self.mostSteps {
            let state = queue[next]
            next += 1
            if expressions.isNullable(state.source), expressions.isNullable(state.targets[0]) { return true }
            for symbol in expressions.nextSymbols(state.source, among: symbols) {
                for one in expressions.moves(state.source, symbol) {
                    for two in expressions.moves(state.targets[0], symbol) {
                        steps += 1
                        let reached = State(source: one.rest, targets: [two.rest])
                        guard seen.count < Self.mostStates else { return true }
                        if seen.insert(reached).inserted { queue.append(reached) }
                    }
                }
            }
        }
        // A bound that was met leaves open that they do.
        return steps >= Self.mostSteps
    }
}

extension Particle {
    /// Whether an element stands in more than one place, or repetitions lie in one another, so that counts add up.
    fileprivate var repeatsNames: Bool {
        var names: Set<Name> = []
        return !isSimple(&names, isRepeated: false)
    }

    private func isSimple(_ names: inout Set<Name>, isRepeated: Bool) -> Bool {
        switch self {
        case .element(let element): return names.insert(element.wireName).inserted
        case .wildcard: return names.insert("*").inserted
        case .sequence(let parts), .choice(let parts), .all(let parts):
            for part in parts where !part.isSimple(&names, isRepeated: isRepeated) { return false }
            return true
        case .repeated(let part, _, let maximum):
            let counts = maximum.map { $0 > 1 } ?? false
            if counts, isRepeated { return false }
            return part.isSimple(&names, isRepeated: isRepeated || counts)
        }
    }
}
