package import Basics
package import Contracts

/// Numbers between bounds that are whole multiples of a step and of none of some others; a single value has equal bounds.
package struct NumberPart: Sendable, Hashable {
    package var low: NumberDomain.Bound?
    package var high: NumberDomain.Bound?
    package var step: ExactDecimal?
    /// Steps whose multiples are taken out.
    package var notSteps: [ExactDecimal] = []
    package var width: NumberDomain.Width?

    package static let any = NumberPart()

    package init(
        low: NumberDomain.Bound? = nil, high: NumberDomain.Bound? = nil, step: ExactDecimal? = nil, width: NumberDomain.Width? = nil
    ) {
        self.low = low
        self.high = high
        self.step = step
        self.width = width
        snap()
    }

    package init(_ domain: NumberDomain) {
        self.init(low: domain.minimum, high: domain.maximum, step: domain.step, width: domain.width)
    }

    package init(value: ExactDecimal) {
        low = NumberDomain.Bound(value)
        high = NumberDomain.Bound(value)
    }

    /// The only value, where there is one.
    package var single: ExactDecimal? {
        guard let low, let high, low.value == high.value, !low.isExclusive, !high.isExclusive else { return nil }
        return low.value
    }

    package var isEmpty: Bool {
        if let low, let high {
            if high.value < low.value { return true }
            if high.value == low.value {
                if low.isExclusive || high.isExclusive { return true }
                if let step, low.value.isMultiple(of: step) == false { return true }
                if notSteps.contains(where: { low.value.isMultiple(of: $0) == true }) { return true }
            }
        }
        if let step { return notSteps.contains { step.isMultiple(of: $0) == true } }
        return false
    }

    /// Moves bounds to the nearest values of the step, so that `> 0` and `>= 1` are one thing for integers.
    private mutating func snap() {
        guard let step, step.coefficient > 0 else { return }
        if let bound = low, let down = bound.value.roundedDown(to: step) {
            let isAtBound = down == bound.value && !bound.isExclusive
            if let snapped = isAtBound ? down : down.adding(step) { low = NumberDomain.Bound(snapped) }
        }
        if let bound = high, let down = bound.value.roundedDown(to: step) {
            let isExcluded = down == bound.value && bound.isExclusive
            if let snapped = isExcluded ? down.adding(-step) : down { high = NumberDomain.Bound(snapped) }
        }
    }

    package func contains(_ value: ExactDecimal) -> Bool {
        if let low, value < low.value || (low.isExclusive && value == low.value) { return false }
        if let high, high.value < value || (high.isExclusive && value == high.value) { return false }
        if let step, value.isMultiple(of: step) != true { return false }
        return !notSteps.contains { value.isMultiple(of: $0) == true }
    }

    /// The numbers that are in both; nil where there are none, or the steps have no common multiple that fits.
    package func intersection(_ other: NumberPart) -> NumberPart? {
        var result = NumberPart()
        result.low = Self.tighter(low, other.low, isLower: true)
        result.high = Self.tighter(high, other.high, isLower: false)
        switch (step, other.step) {
        case (let one?, let two?): result.step = ExactDecimal.leastCommonMultiple(one, two) ?? one
        case (let one, let two): result.step = one ?? two
        }
        result.notSteps = notSteps + other.notSteps.filter { !notSteps.contains($0) }
        result.width = [width, other.width].compactMap { $0 }.min { $0.rawValue < $1.rawValue }
        result.snap()
        return result.isEmpty ? nil : result
    }

    /// All numbers that are not in the part.
    package var complement: [NumberPart] {
        var result: [NumberPart] = []
        if let low { result.append(NumberPart(high: NumberDomain.Bound(low.value, isExclusive: !low.isExclusive))) }
        if let high { result.append(NumberPart(low: NumberDomain.Bound(high.value, isExclusive: !high.isExclusive))) }
        if let step, single == nil {
            var others = NumberPart(low: low, high: high)
            others.notSteps = [step]
            result.append(others)
        }
        for excluded in notSteps { result.append(NumberPart(low: low, high: high, step: excluded)) }
        return result.filter { !$0.isEmpty }
    }

    /// All numbers but some values.
    static func between(_ values: some Sequence<ExactDecimal>) -> [NumberPart] {
        let values = Set(values).sorted()
        guard let first = values.first, let last = values.last else { return [.any] }
        var parts = [NumberPart(high: NumberDomain.Bound(first, isExclusive: true))]
        for (below, above) in zip(values, values.dropFirst()) {
            parts.append(
                NumberPart(
                    low: NumberDomain.Bound(below, isExclusive: true), high: NumberDomain.Bound(above, isExclusive: true)))
        }
        return parts + [NumberPart(low: NumberDomain.Bound(last, isExclusive: true))]
    }

    /// What some parts have beyond others.
    package static func difference(_ parts: [NumberPart], _ others: [NumberPart]) -> [NumberPart] {
        if others.count > 64, parts.allSatisfy({ $0.single != nil }) {
            let coverage = NumberCoverage(by: others)
            return Array(parts.lazy.filter { coverage.covers($0) != true }.prefix(64))
        }
        return others.prefix(256).reduce(parts) { left, other in
            left.prefix(64).flatMap { one in other.complement.compactMap { one.intersection($0) } }
        }
    }

    static func tighter(_ one: NumberDomain.Bound?, _ two: NumberDomain.Bound?, isLower: Bool) -> NumberDomain.Bound? {
        guard let one else { return two }
        guard let two else { return one }
        if one.value == two.value { return one.isExclusive ? one : two }
        return (one.value < two.value) == isLower ? two : one
    }

    /// The values, where they are few enough to be looked at one by one.
    func values(limit: Int) -> [ExactDecimal]? {
        if let single { return [single] }
        guard let low, let high, let step, step.coefficient > 0 else { return nil }
        var values: [ExactDecimal] = []
        var value = low.value
        while !(high.value < value) {
            if contains(value) { values.append(value) }
            guard values.count <= limit, let next = value.adding(step) else { return nil }
            value = next
        }
        return values
    }
}

extension NumberPart {
    /// How many characters the shortest of the numbers has, in plain notation.
    var shortestSpelling: Int {
        if let low, low.value > .zero { return Self.shortest(from: low.value, to: high?.value) }
        if let high, high.value < .zero { return 1 + Self.shortest(from: -high.value, to: low.map { -$0.value }) }
        return 1
    }

    /// The same of the positive numbers between two: the first whole one, if there is one.
    private static func shortest(from low: ExactDecimal, to high: ExactDecimal?) -> Int {
        let parts = low.description.split(separator: ".")
        let own = min(low.description.utf8.count, high?.description.utf8.count ?? .max)
        guard parts.count == 2, let whole = Int(parts[0]), whole < .max else { return own }
        let next = ExactDecimal(coefficient: Int128(whole + 1), exponent: 0)
        return high.map { next <= $0 } ?? true ? min(own, next.description.utf8.count) : own
    }
}
