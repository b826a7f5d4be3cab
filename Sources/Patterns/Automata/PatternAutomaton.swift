/// A nondeterministic automaton of a pattern that is searched for anywhere in a text (Thompson's construction).
struct PatternAutomaton {
    enum State {
        /// Reads a scalar of a set.
        case read(set: Int, next: Int)
        /// Goes on at both.
        case split(Int, Int)
        /// Goes on where nothing was read yet.
        case atStart(next: Int)
        /// Goes on where nothing will be read any more.
        case atEnd(next: Int)
        case accept
    }

    private(set) var states: [State] = [.accept]
    private(set) var sets: [ScalarSet] = []
    private(set) var entry = 0
    private var setIDs: [ScalarSet: Int] = [:]
    private let limit: Int

    static let acceptID = 0

    /// Builds the automaton; fails where the pattern is unsupported, or needs more than ten times the budget's states.
    init(searching pattern: Pattern, budget: StateBudget) throws(PatternProblem) {
        limit = budget.states * 10
        let body = try compile(pattern, next: Self.acceptID)
        // What stands before the match is skipped.
        let any = id(of: .all)
        let skip = try add(.accept)
        let loop = try add(.read(set: any, next: skip))
        states[skip] = .split(body, loop)
        entry = skip
    }

    /// Adds states that read the pattern and go on at `next`; returns where they start.
    private mutating func compile(_ pattern: Pattern, next: Int) throws(PatternProblem) -> Int {
        switch pattern {
        case .empty: return next
        case .set(let set): return try add(.read(set: id(of: set), next: next))
        case .start: return try add(.atStart(next: next))
        case .end: return try add(.atEnd(next: next))
        case .sequence(let parts):
            var entry = next
            for part in parts.reversed() { entry = try compile(part, next: entry) }
            return entry
        case .choice(let branches):
            var entry: Int?
            for branch in branches.reversed() {
                let start = try compile(branch, next: next)
                entry = if let other = entry { try add(.split(start, other)) } else { start }
            }
            return entry ?? next
        case .repeated(let body, let minimum, let maximum):
            return try compileRepetition(of: body, minimum: minimum, maximum: maximum, next: next)
        case .lookahead(_, _, let offset): throw .unsupported(feature: "lookahead that does not follow a leading ^", offset: offset)
        case .lookbehind(_, _, let offset): throw .unsupported(feature: "lookbehind that does not precede a final $", offset: offset)
        case .unsupported(let feature, let offset): throw .unsupported(feature: feature, offset: offset)
        }
    }

    private mutating func compileRepetition(
        of body: Pattern, minimum: Int, maximum: Int?, next: Int
    ) throws(PatternProblem) -> Int {
        var entry = next
        if let maximum {
            // A body that adds no states, as in `(){9999}`, must not spin either.
            guard maximum <= limit else { throw .tooLarge }
            for _ in minimum..<maximum { entry = try add(.split(compile(body, next: entry), next)) }
        } else {
            let loop = try add(.accept)
            states[loop] = .split(try compile(body, next: loop), next)
            entry = loop
        }
        guard minimum <= limit else { throw .tooLarge }
        for _ in 0..<minimum { entry = try compile(body, next: entry) }
        return entry
    }

    private mutating func add(_ state: State) throws(PatternProblem) -> Int {
        guard states.count < limit else { throw .tooLarge }
        states.append(state)
        return states.count - 1
    }

    private mutating func id(of set: ScalarSet) -> Int {
        if let id = setIDs[set] { return id }
        setIDs[set] = sets.count
        sets.append(set)
        return sets.count - 1
    }
}
