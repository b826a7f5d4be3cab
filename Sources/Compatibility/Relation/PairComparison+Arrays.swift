internal import Basics
internal import Contracts

extension PairComparison {
    mutating func compareArrays(_ source: Normal, _ target: Normal) {
        guard !source.arrays.isEmpty else { return }
        if target.arrays.isEmpty { return failKind(source, target) }
        for array in source.arrays {
            var best: PairComparison?
            for candidate in target.arrays {
                var attempt = PairComparison(relation: relation)
                attempt.compareArray(array, candidate)
                if attempt.worst == .yes { best = attempt; break }
                if best == nil || attempt.failureWeight < best!.failureWeight { best = attempt }
            }
            guard var chosen = best else { continue }
            if chosen.worst != .yes, chosen.worst != .unknown, target.arrays.count > 1, relation.isEmptyArray(array) == .yes {
                chosen = PairComparison(relation: relation)
            }
            note(chosen.worst)
            adopt(chosen)
        }
    }

    private mutating func compareArray(_ source: ArrayPart, _ target: ArrayPart) {
        guard space.work.spend(2 + max(source.prefix.count, target.prefix.count)) else { return failForWork() }
        let sourceMaximum = source.effectiveMaximum
        if let sourceMaximum, sourceMaximum < source.minItems { return }
        compareCounts(source, target, sourceMaximum)
        comparePositions(source, target, sourceMaximum)
        if target.isUnique, !source.isUnique, (sourceMaximum ?? 2) > 1 {
            fail(.notUnique, .some, detail: "unique", "may hold an item twice, which is not accepted")
        }
        for wanted in target.contains { compareContains(source, wanted) }
        for excluded in target.except
        where !source.except.contains(where: { relation.lies(excluded, within: $0) }) && relation.areDisjoint(source, excluded) != .yes {
            fail(
                .excluded, relation.areDisjoint(source, excluded) == .no ? .some : .unknown, detail: "excluded",
                "may be one of the lists that are excluded")
        }
        if kindsNoted == 0 { note(.yes) }
    }

    private mutating func compareCounts(_ source: ArrayPart, _ target: ArrayPart, _ sourceMaximum: Int?) {
        if target.minItems > source.minItems {
            let never = sourceMaximum.map { $0 < target.minItems } ?? false
            fail(
                .itemCount, never ? .none : .some, detail: "items<\(target.minItems)",
                "may have \(source.minItems) items, at least \(target.minItems) are expected")
        }
        if let maximum = target.effectiveMaximum, maximum < (sourceMaximum ?? .max) {
            // Items that can have no value are none.
            let stops = source.items.map { relation.isEmpty($0) == .yes } ?? true
            guard !(stops && source.prefix.count <= maximum) else { return }
            fail(
                .itemCount, source.minItems > maximum ? .none : .some, detail: "items>\(maximum)",
                "may have \(sourceMaximum.map { "\($0)" } ?? "any number of") items, at most \(maximum) are accepted")
        }
    }

    private mutating func comparePositions(_ source: ArrayPart, _ target: ArrayPart, _ sourceMaximum: Int?) {
        let count = max(source.prefix.count, target.prefix.count)
        // A list that lacks an item which the target wants fails for that already: of those that are left all have it.
        let certain = max(source.minItems, target.minItems)
        for position in 0..<count {
            guard let from = source.item(at: position), let to = target.item(at: position) else { break }
            let isPartial = position >= certain
            let answer = descend(from, to, .item(position), isPartial: isPartial)
            note(isPartial ? answer.partial : answer)
        }
        if let from = source.items, let to = target.items, sourceMaximum.map({ $0 > count }) ?? true {
            let isPartial = certain <= count
            let answer = descend(from, to, .items, isPartial: isPartial)
            note(isPartial ? answer.partial : answer)
        }
    }

    private mutating func compareContains(_ source: ArrayPart, _ wanted: ArrayPart.ContainsPart) {
        let isGiven = source.contains.contains { given in
            given.minimum >= wanted.minimum && (wanted.maximum == nil || (given.maximum ?? .max) <= wanted.maximum!)
                && relation.fits(given.term, wanted.term) == .yes
                && (wanted.maximum == nil || relation.fits(wanted.term, given.term) == .yes)
        }
        if isGiven { return note(.yes) }
        let alwaysMatches = source.prefix.isEmpty && (source.items.map { relation.fits($0, wanted.term) == .yes } ?? false)
        let neverMatches = source.prefix.isEmpty && (source.items.map { relation.isDisjoint($0, wanted.term) == .yes } ?? true)
        if alwaysMatches, source.minItems >= wanted.minimum, wanted.maximum.map({ (source.maxItems ?? .max) <= $0 }) ?? true {
            return note(.yes)
        }
        if neverMatches, wanted.minimum == 0 { return note(.yes) }
        let undecided = !alwaysMatches && !neverMatches && !source.contains.isEmpty && !isShownToFail(source, wanted)
        fail(.itemCount, undecided ? .unknown : .some, detail: "contains", "need not hold the items that are expected among its items")
    }
}

extension PairComparison {
    /// Whether a list of equal items is in the source and holds too few or too many of the items that are wanted.
    private func isShownToFail(_ source: ArrayPart, _ wanted: ArrayPart.ContainsPart) -> Bool {
        guard source.prefix.isEmpty, !source.isUnique, source.except.isEmpty, let items = source.items else { return false }
        let common = source.contains.reduce(items) { space.intersection($0, $1.term) }
        let least = source.contains.reduce(source.minItems) { max($0, $1.minimum) }
        let most = source.contains.reduce(source.maxItems ?? .max) { min($0, $1.maximum ?? .max) }
        func exists(_ item: Term, _ count: Int) -> Bool { count <= most && relation.isEmpty(space.normal(item)) == .no }
        if least < wanted.minimum, exists(common, least) { return true }
        guard let maximum = wanted.maximum else { return false }
        return exists(space.intersection(common, wanted.term), max(least, maximum + 1))
    }
}

extension Relation {
    /// Whether no array can be in both; the empty array is in both unless a count forbids it.
    func areDisjoint(_ one: ArrayPart, _ two: ArrayPart) -> Answer { isDisjoint(space.term(of: one), space.term(of: two)) }

    /// Whether every array of one part is in another.
    func lies(_ one: ArrayPart, within two: ArrayPart) -> Bool {
        space.work.spend(1) && fits(space.term(of: one), space.term(of: two)) == .yes
    }

    func isEmptyArray(_ array: ArrayPart) -> Answer {
        var normal = Normal()
        normal.arrays = [array]
        return isEmpty(normal)
    }
}
