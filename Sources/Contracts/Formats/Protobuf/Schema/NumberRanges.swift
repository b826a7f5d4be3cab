internal import Basics

/// Ranges of numbers, in order and joined where they touch, so that one number is found fast among many.
struct NumberRanges {
    private(set) var ranges: [ClosedRange<Int>] = []

    init(_ ranges: [ProtoRange]) {
        for range in ranges.sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
            if let last = self.ranges.last, range.lower <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upper)
            } else {
                self.ranges.append(range.lower...range.upper)
            }
        }
    }

    func contains(_ number: Int) -> Bool {
        guard let range = first(endingAtOrAfter: number) else { return false }
        return range.lowerBound <= number
    }

    /// Whether all numbers of a range are there.
    func contains(_ range: ProtoRange) -> Bool {
        guard let found = first(endingAtOrAfter: range.lower) else { return false }
        return found.lowerBound <= range.lower && found.upperBound >= range.upper
    }

    /// Whether some number of a range is there.
    func overlaps(_ range: ProtoRange) -> Bool {
        guard let found = first(endingAtOrAfter: range.lower) else { return false }
        return found.lowerBound <= range.upper
    }

    private func first(endingAtOrAfter number: Int) -> ClosedRange<Int>? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count ? ranges[low] : nil
    }
}
