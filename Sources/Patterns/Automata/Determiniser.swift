/// Makes a deterministic automaton of a pattern's, by the sets of states that it can be in.
///
/// `^` is followed only in the first set. `$` is never followed on the way, and only asked about for whether a set accepts.
struct Determiniser {
    private let automaton: PatternAutomaton
    private let budget: StateBudget
    private var marks: [Int]
    private var generation = 0
    private var steps = 0

    private init(_ automaton: PatternAutomaton, budget: StateBudget) {
        self.automaton = automaton
        self.budget = budget
        marks = Array(repeating: 0, count: automaton.states.count)
    }

    static func run(_ automaton: PatternAutomaton, budget: StateBudget) throws(PatternProblem) -> Language {
        var determiniser = Determiniser(automaton, budget: budget)
        return try determiniser.run()
    }

    private mutating func run() throws(PatternProblem) -> Language {
        let (alphabet, members) = Alphabet.separating(automaton.sets)
        let classCount = alphabet.classCount
        // Only the first set is at the start, so it is never found again.
        var sets = [try close([automaton.entry], atStart: true, atEnd: false)]
        var accepting = [try close([automaton.entry], atStart: true, atEnd: true) == [PatternAutomaton.acceptID]]
        var ids: [[Int]: Int32] = [:]
        var transitions: [Int32] = []
        var index = 0
        while index < sets.count {
            let set = sets[index]
            for classID in 0..<classCount {
                let target = try close(successors(of: set, members: members[classID]), atStart: false, atEnd: false)
                if let known = ids[target] {
                    transitions.append(known)
                    continue
                }
                guard sets.count < budget.states, (sets.count + 1) * classCount <= budget.cells else { throw .tooLarge }
                let id = Int32(sets.count)
                ids[target] = id
                sets.append(target)
                accepting.append(try close(target, atStart: false, atEnd: true) == [PatternAutomaton.acceptID])
                transitions.append(id)
            }
            index += 1
        }
        return Minimiser.canonical(alphabet: alphabet, transitions: transitions, accepting: accepting)
    }

    private func successors(of set: [Int], members: [Bool]) -> [Int] {
        if set == [PatternAutomaton.acceptID] { return set }
        var result: [Int] = []
        for state in set {
            if case .read(let set, let next) = automaton.states[state], members[set] { result.append(next) }
        }
        return result
    }

    /// Follows what reads nothing; returns the states that read, accept or wait for the end, in order.
    ///
    /// A set that accepts does so whatever follows, so it is written as the accepting state alone.
    private mutating func close(_ start: [Int], atStart: Bool, atEnd: Bool) throws(PatternProblem) -> [Int] {
        generation += 1
        var stack = start
        var result: [Int] = []
        while let state = stack.popLast() {
            if marks[state] == generation { continue }
            marks[state] = generation
            steps += 1
            switch automaton.states[state] {
            case .accept: return [PatternAutomaton.acceptID]
            case .read: result.append(state)
            case .split(let one, let other): stack += [other, one]
            case .atStart(let next): if atStart { stack.append(next) }
            case .atEnd(let next): if atEnd { stack.append(next) } else { result.append(state) }
            }
        }
        guard steps <= budget.steps else { throw .tooLarge }
        return result.sorted()
    }
}
