extension Language {
    /// The texts that do not belong to it.
    package var complement: Language {
        Language(alphabet: alphabet, transitions: transitions, accepting: accepting.map { !$0 })
    }

    /// The texts that belong to both; nil where that needs more states than the budget has.
    package func intersection(_ other: Language, budget: StateBudget = StateBudget()) -> Language? {
        combined(with: other, budget: budget) { $0 && $1 }
    }

    /// The texts that belong to one or the other; nil where that needs more states than the budget has.
    package func union(_ other: Language, budget: StateBudget = StateBudget()) -> Language? {
        combined(with: other, budget: budget) { $0 || $1 }
    }

    /// The texts that belong to it and not to the other; nil where that needs more states than the budget has.
    package func subtracting(_ other: Language, budget: StateBudget = StateBudget()) -> Language? {
        combined(with: other, budget: budget) { $0 && !$1 }
    }

    /// Whether all its texts belong to the other; nil where the budget does not suffice to tell.
    package func isSubset(of other: Language, budget: StateBudget = StateBudget()) -> Bool? {
        if self == other { return true }
        return hasNoPair(with: other, budget: budget) { $0 && !$1 }
    }

    /// Whether no text belongs to both; nil where the budget does not suffice to tell.
    package func isDisjoint(with other: Language, budget: StateBudget = StateBudget()) -> Bool? {
        hasNoPair(with: other, budget: budget) { $0 && $1 }
    }

    private func combined(with other: Language, budget: StateBudget, _ combine: (Bool, Bool) -> Bool) -> Language? {
        var walk = PairWalk(self, other, budget: budget, combine)
        guard walk.run(stoppingAtAccepting: false) == .finished else { return nil }
        return Minimiser.canonical(alphabet: walk.alphabet, transitions: walk.transitions, accepting: walk.accepting)
    }

    private func hasNoPair(with other: Language, budget: StateBudget, _ combine: (Bool, Bool) -> Bool) -> Bool? {
        var walk = PairWalk(self, other, budget: budget, combine)
        switch walk.run(stoppingAtAccepting: true) {
        case .finished: return true
        case .stopped: return false
        case .exceeded: return nil
        }
    }
}

/// Walks two automata side by side, breadth first.
private struct PairWalk {
    enum Outcome { case finished, stopped, exceeded }

    let alphabet: Alphabet
    private(set) var transitions: [Int32] = []
    private(set) var accepting: [Bool] = []
    private let left: Language
    private let right: Language
    private let leftClasses: [Int]
    private let rightClasses: [Int]
    private let budget: StateBudget
    /// Whether a pair accepts, by the two sides' answers: `answers[left * 2 + right]`.
    private let answers: [Bool]
    private var pairs: [(Int, Int)] = []
    private var ids: [Int: Int32] = [:]

    init(_ left: Language, _ right: Language, budget: StateBudget, _ combine: (Bool, Bool) -> Bool) {
        self.left = left
        self.right = right
        self.budget = budget
        answers = [combine(false, false), combine(false, true), combine(true, false), combine(true, true)]
        (alphabet, leftClasses, rightClasses) = Alphabet.refining(left.alphabet, right.alphabet)
    }

    mutating func run(stoppingAtAccepting stops: Bool) -> Outcome {
        guard alphabet.classCount <= budget.cells, visit(0, 0) != nil else { return .exceeded }
        var index = 0
        while index < pairs.count {
            if stops, accepting[index] { return .stopped }
            let (one, other) = pairs[index]
            for classID in 0..<alphabet.classCount {
                // A pair of -1 is a sink, which only leads to itself.
                let target = one < 0 ? Int32(index) : visit(left.next(one, leftClasses[classID]), right.next(other, rightClasses[classID]))
                guard let target else { return .exceeded }
                if !stops { transitions.append(target) }
            }
            index += 1
        }
        return .finished
    }

    /// Returns the number of a pair; nil where there are too many.
    private mutating func visit(_ one: Int, _ other: Int) -> Int32? {
        let fixed = constantAnswer(one, other)
        let key = fixed.map { $0 ? -1 : -2 } ?? one * right.stateCount + other
        if let id = ids[key] { return id }
        guard pairs.count < budget.states, (pairs.count + 1) * alphabet.classCount <= budget.cells else { return nil }
        let id = Int32(pairs.count)
        ids[key] = id
        pairs.append(fixed == nil ? (one, other) : (-1, -1))
        accepting.append(fixed ?? answers[(left.accepting[one] ? 2 : 0) + (right.accepting[other] ? 1 : 0)])
        return id
    }

    /// The answer of a pair from which it can never change, because one side alone decides for good.
    private func constantAnswer(_ one: Int, _ other: Int) -> Bool? {
        let (leftSink, rightSink) = (left.isSink(one), right.isSink(other))
        let (leftAnswer, rightAnswer) = (left.accepting[one], right.accepting[other])
        if leftSink, answers[leftAnswer ? 2 : 0] == answers[leftAnswer ? 3 : 1] { return answers[leftAnswer ? 2 : 0] }
        if rightSink, answers[rightAnswer ? 1 : 0] == answers[rightAnswer ? 3 : 2] { return answers[rightAnswer ? 1 : 0] }
        if leftSink, rightSink { return answers[(leftAnswer ? 2 : 0) + (rightAnswer ? 1 : 0)] }
        return nil
    }
}

extension Language {
    /// Whether no transition leaves a state.
    fileprivate func isSink(_ state: Int) -> Bool {
        transitions[state * classCount..<(state + 1) * classCount].allSatisfy { $0 == state }
    }
}
