internal import Basics
internal import Contracts

/// Numbers, prepared for the question what is among them: single values, of which an enum may have very many, are looked up in a set.
struct NumberCoverage {
    private let others: [NumberPart]
    private let values: Set<ExactDecimal>
    private let ranges: [NumberPart]

    init(by others: [NumberPart]) {
        self.others = others
        values = Set(others.lazy.compactMap { part in part.single.flatMap { part.contains($0) ? $0 : nil } })
        ranges = others.filter { $0.single == nil }
    }

    /// How many parts are no single values.
    var rangeCount: Int { ranges.count }

    func contains(_ value: ExactDecimal) -> Bool { values.contains(value) || ranges.contains { $0.contains(value) } }

    /// Whether a number of a part is among the numbers.
    func overlaps(_ part: NumberPart) -> Bool {
        if let value = part.single { return contains(value) }
        return ranges.contains { $0.intersection(part) != nil } || values.contains { part.contains($0) }
    }

    /// Says whether a part lies within all of them together; nil where steps are combined in a way that is not decided.
    func covers(_ part: NumberPart) -> Bool? {
        if let value = part.single { return contains(value) }
        if ranges.contains(part) { return true }
        if let values = part.values(limit: 512) { return values.allSatisfy(contains) }
        let usable = others.filter { Self.admits($0, stepsOf: part) }
        if Self.coversInterval(part, by: usable) { return true }
        // Parts whose steps only sometimes meet may still cover together; one alone cannot.
        let partial = others.lazy.filter { !Self.admits($0, stepsOf: part) && $0.intersection(part) != nil }
        return partial.prefix(2).count > 1 ? nil : false
    }

    /// The numbers of a part that are among the numbers, each part once.
    func intersection(_ part: NumberPart) -> [NumberPart] {
        if part.single != nil { return overlaps(part) ? [part] : [] }
        return others.compactMap { part.intersection($0) }
    }

    /// Whether every multiple that the part allows is, bounds apart, allowed by the other.
    private static func admits(_ other: NumberPart, stepsOf part: NumberPart) -> Bool {
        if let needed = other.step {
            guard let step = part.step, step.isMultiple(of: needed) == true else { return false }
        }
        if let needed = other.width, needed == .float, part.width != .float, part.step == nil { return false }
        return other.notSteps.allSatisfy { excluded in
            if part.notSteps.contains(where: { excluded.isMultiple(of: $0) == true }) { return true }
            return part.step.map { step in ExactDecimal.leastCommonMultiple(step, excluded).map { isOutside($0, part) } ?? false } ?? false
        }
    }

    private static func isOutside(_ multiple: ExactDecimal, _ part: NumberPart) -> Bool {
        var probe = part
        probe.notSteps = []
        probe.step = multiple
        return NumberPart(low: probe.low, high: probe.high, step: multiple).isEmpty
    }

    private static func coversInterval(_ part: NumberPart, by others: [NumberPart]) -> Bool {
        var remaining = [part]
        for other in others {
            remaining = remaining.flatMap { subtract(other, from: $0) }
            if remaining.isEmpty { return true }
            if remaining.count > 64 { return false }
        }
        return remaining.isEmpty
    }

    /// What the other's interval leaves of a part.
    private static func subtract(_ other: NumberPart, from part: NumberPart) -> [NumberPart] {
        var result: [NumberPart] = []
        if let low = other.low {
            var below = NumberPart(
                low: part.low,
                high: NumberPart.tighter(part.high, NumberDomain.Bound(low.value, isExclusive: !low.isExclusive), isLower: false),
                step: part.step)
            below.notSteps = part.notSteps
            result.append(below)
        }
        if let high = other.high {
            var above = NumberPart(
                low: NumberPart.tighter(part.low, NumberDomain.Bound(high.value, isExclusive: !high.isExclusive), isLower: true),
                high: part.high, step: part.step)
            above.notSteps = part.notSteps
            result.append(above)
        }
        return result.filter { !$0.isEmpty }
    }
}
