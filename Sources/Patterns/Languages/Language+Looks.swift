extension Language {
    /// Builds a pattern's language.
    ///
    /// What looks ahead right behind a leading `^`, or behind right before a final `$`, speaks of the whole text, and becomes an
    /// intersection. Within a pattern such looks have no automaton here.
    static func build(_ pattern: Pattern, budget: StateBudget) throws(PatternProblem) -> Language {
        switch pattern {
        case .choice(let branches) where branches.contains(where: \.hasOuterLook):
            var result = Language.none
            for branch in branches {
                guard let union = result.union(try build(branch, budget: budget), budget: budget) else { throw .tooLarge }
                result = union
            }
            return result
        case .sequence(let parts) where pattern.hasOuterLook:
            let (rest, looks) = separateOuterLooks(parts)
            var result = try build(rest, budget: budget)
            for (look, isNegative) in looks {
                let found = try build(look, budget: budget)
                guard let both = result.intersection(isNegative ? found.complement : found, budget: budget) else { throw .tooLarge }
                result = both
            }
            return result
        default:
            return try Determiniser.run(PatternAutomaton(searching: pattern, budget: budget), budget: budget)
        }
    }

    /// Takes the looks at a pattern's ends out of it, each as a pattern for the whole text.
    private static func separateOuterLooks(_ parts: [Pattern]) -> (rest: Pattern, looks: [(pattern: Pattern, isNegative: Bool)]) {
        var rest = parts[...]
        var looks: [(pattern: Pattern, isNegative: Bool)] = []
        if rest.first == .start {
            rest = rest.drop { $0 == .start }
            while case .lookahead(let body, let isNegative, _)? = rest.first {
                looks.append((.joined([.start, body]), isNegative))
                rest = rest.dropFirst().drop { $0 == .start }
            }
            rest = [.start] + rest
        }
        if rest.last == .end {
            while rest.last == .end { rest.removeLast() }
            while case .lookbehind(let body, let isNegative, _)? = rest.last {
                looks.append((.joined([body, .end]), isNegative))
                rest.removeLast()
                while rest.last == .end { rest.removeLast() }
            }
            rest.append(.end)
        }
        return (.joined(Array(rest)), looks)
    }
}

extension Pattern {
    /// Whether something right behind a leading `^` looks ahead, or right before a final `$` behind.
    fileprivate var hasOuterLook: Bool {
        switch self {
        case .choice(let branches): return branches.contains(where: \.hasOuterLook)
        case .sequence(let parts):
            if parts.first == .start, case .lookahead? = parts.first(where: { $0 != .start }) { return true }
            if parts.last == .end, case .lookbehind? = parts.last(where: { $0 != .end }) { return true }
            return false
        default: return false
        }
    }
}
