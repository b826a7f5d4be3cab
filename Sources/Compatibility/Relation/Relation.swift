internal import Basics
internal import Contracts

/// Assignability: decides whether every value of one term is acceptable where another is expected, and walks the reasons when asked.
///
/// Coinductive: a pair that is met again while it is being decided counts as fitting for the moment. What rests on such an assumption is
/// kept only when the pair that was assumed has been decided.
package final class Relation {
    package let space: ShapeSpace
    package let rules: FitRules
    /// How many pairs are decided before the answer is "unknown"; counted, so that every machine answers the same.
    package var fuel: Int

    private var decided: [PairKey: Decision] = [:]
    private var open: [PairKey: Int] = [:]
    /// Answers that rest on an open pair, with the depth of the lowest one.
    private var provisional: [PairKey: Decision] = [:]
    private var provisionalKeys: [PairKey] = []
    private var lowestAssumption = Int.max
    private var emptiness = Emptiness()
    /// Pairs and sets may nest this deep, whatever the stack; what is deeper is unknown.
    private static let deepest = 2_000
    /// A descent that goes on beyond this goes on with a large stack.
    private static let deepForAnyStack = 24

    struct PairKey: Hashable {
        let source: Term
        let target: Term
    }

    /// What was found for one pair, without what lies below it.
    struct Decision {
        var fit: Fit
        var failures: [FitFailure]
        var children: [(step: FitPath.Step?, pair: PairKey, isPartial: Bool)]
    }

    package init(space: ShapeSpace, rules: FitRules, fuel: Int = 400_000) {
        self.space = space
        self.rules = rules
        self.fuel = fuel
    }

    /// Says whether every value of the source is acceptable as the target.
    package func fits(_ source: Term, _ target: Term) -> Fit {
        if source == target || target == ShapeSpace.anyTerm { return .yes }
        let key = PairKey(source: source, target: target)
        if let known = decided[key] ?? provisional[key] { return known.fit }
        if let depth = open[key] {
            lowestAssumption = min(lowestAssumption, depth)
            return .yes
        }
        if space.isUnchanged(source, target) {
            decided[key] = Decision(fit: .yes, failures: [], children: [])
            return .yes
        }
        if open.isEmpty { space.work.startQuestion() }
        fuel -= 1
        guard fuel > 0, open.count < Self.deepest, space.work.spend(1) else { return .unknown }
        guard open.count == Self.deepForAnyStack, !DeepStack.isCurrent else { return decide(key) }
        var answer = Fit.unknown
        DeepStack.run { answer = decide(key) }
        return answer
    }

    private func decide(_ key: PairKey) -> Fit {
        let depth = open.count
        let mark = provisionalKeys.count
        open[key] = depth
        let outerAssumption = lowestAssumption
        lowestAssumption = .max
        var comparison = PairComparison(relation: self)
        comparison.compare(space.normal(key.source), space.normal(key.target))
        let decision = Decision(fit: comparison.fit, failures: comparison.failures, children: comparison.children)
        open[key] = nil
        let restsOnOuter = lowestAssumption < depth
        if decision.fit != .yes {
            // What fails under the assumption that the rest fits, fails; what fitted under the assumption of this pair is dropped.
            decided[key] = decision
            for dropped in provisionalKeys[mark...] { provisional[dropped] = nil }
            provisionalKeys.removeSubrange(mark...)
        } else if restsOnOuter {
            provisional[key] = decision
            provisionalKeys.append(key)
        } else {
            decided[key] = decision
            for settled in provisionalKeys[mark...] { decided[settled] = provisional.removeValue(forKey: settled) }
            provisionalKeys.removeSubrange(mark...)
        }
        lowestAssumption = min(outerAssumption, restsOnOuter ? lowestAssumption : .max)
        return decision.fit
    }

    /// The reasons why the source does not fit, nearest first, with their paths; bounded.
    package func failures(_ source: Term, _ target: Term, limit: Int = 64) -> [FitFailure] {
        guard fits(source, target) != .yes else { return [] }
        var found: [FitFailure] = []
        var seen: Set<PairKey> = []
        var queue: [(key: PairKey, path: FitPath, isPartial: Bool)] = [(PairKey(source: source, target: target), FitPath(), false)]
        var next = 0
        while next < queue.count, found.count < limit {
            let (key, path, isPartial) = queue[next]
            next += 1
            guard seen.insert(key).inserted, let decision = decided[key] ?? provisional[key] ?? decideAgain(key) else { continue }
            for failure in decision.failures.prefix(limit - found.count) {
                var located = failure
                located.path = FitPath(path.steps + failure.path.steps)
                if isPartial { located.fit = located.fit.partial }
                located.sourcePlace = located.sourcePlace ?? space.place(of: key.source)
                located.targetPlace = located.targetPlace ?? space.place(of: key.target)
                found.append(located)
            }
            for child in decision.children where fits(child.pair.source, child.pair.target) != .yes {
                queue.append((child.pair, child.step.map(path.appending) ?? path, isPartial || child.isPartial))
            }
        }
        return found
    }

    private func decideAgain(_ key: PairKey) -> Decision? {
        _ = fits(key.source, key.target)
        return decided[key] ?? provisional[key]
    }

    /// Whether no value can be in both; nil where that is not decided.
    package func isDisjoint(_ one: Term, _ two: Term) -> Answer {
        isEmpty(space.intersection(one, two), depth: 1)
    }

    /// Whether a term has no value at all, found once. A term that is met on the way to itself counts as having one for the moment; what
    /// rests on that is forgotten if it turns out to have none.
    func isEmpty(_ term: Term, depth: Int = 0) -> Answer {
        if let known = emptiness.known[term] { return known }
        guard depth <= Emptiness.deepest, emptiness.open.insert(term).inserted else { return .no }
        let mark = emptiness.made.count
        let answer = isEmpty(space.normal(term), depth: depth)
        emptiness.close(term, answer, since: mark)
        return answer
    }

    /// Whether a set has no value at all.
    func isEmpty(_ normal: Normal, depth: Int = 0) -> Answer {
        if normal.hasNull || !normal.booleans.isEmpty || !normal.numbers.isEmpty || !normal.instants.isEmpty || normal.bytes != nil {
            return .no
        }
        if depth > Emptiness.deepest { return .no }
        guard space.work.spend(1 + normal.records.count) else { return .unknown }
        var answer = Answer.yes
        for text in normal.texts {
            switch space.texts.isEmpty(text) {
            case .no: return .no
            case .unknown: answer = .unknown
            case .yes: break
            }
        }
        for array in normal.arrays {
            switch isEmpty(array, depth: depth) {
            case .no: return .no
            case .unknown: answer = .unknown
            case .yes: break
            }
        }
        for record in normal.records {
            switch isEmpty(record, depth: depth) {
            case .no: return .no
            case .unknown: answer = .unknown
            case .yes: break
            }
        }
        return answer
    }

    private func isEmpty(_ array: ArrayPart, depth: Int) -> Answer {
        if let maximum = array.effectiveMaximum, maximum < array.minItems { return .yes }
        if array.contains.contains(where: { $0.minimum > (array.effectiveMaximum ?? .max) }) { return .yes }
        for position in 0..<min(array.minItems, array.prefix.count + 1) {
            guard let item = array.item(at: position) else { return .yes }
            if isEmpty(item, depth: depth + 1) == .yes { return .yes }
        }
        return array.except.isEmpty && array.contains.isEmpty && !array.isUnique ? .no : .unknown
    }

    private func isEmpty(_ record: RecordPart, depth: Int) -> Answer {
        let required = record.fields.filter(\.isRequired)
        if let maxFields = record.maxFields, maxFields < max(record.minFields, required.count) { return .yes }
        if record.rest == .closed, record.patternFields.isEmpty, record.fields.count < record.minFields { return .yes }
        for field in required where isEmpty(field.term, depth: depth + 1) == .yes { return .yes }
        if let content = record.content, content.particle.isUnsatisfiable { return .yes }
        guard !record.except.isEmpty else { return .no }
        var base = record
        base.except = []
        return PairComparison.covers([base], by: record.except, relation: self)
    }
}

/// What is known about which terms have no value.
private struct Emptiness {
    /// Required parts within required parts are looked at this deep; what is deeper counts as having a value.
    static let deepest = 48

    var known: [Term: Answer] = [:]
    var open: Set<Term> = []
    /// The terms that were found not to be shown empty while one was open, which may rest on that one.
    var made: [Term] = []

    mutating func close(_ term: Term, _ answer: Answer, since mark: Int) {
        open.remove(term)
        known[term] = answer
        if answer == .yes {
            for resting in made[mark...] { known[resting] = nil }
            made.removeSubrange(mark...)
        } else {
            made.append(term)
        }
        if open.isEmpty { made.removeAll() }
    }
}
