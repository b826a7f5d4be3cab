/// A length of time as specs write it: `250ms`, `2s`, `5m`, `24h`, `180d`; a day has 24 hours.
package struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length in milliseconds; never negative.
    package let milliseconds: Int

    package static let zero = TimeSpan(milliseconds: 0)

    private static let units: [(name: String, milliseconds: Int)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// Takes milliseconds, which must not be negative.
    package init(milliseconds: Int) {
        precondition(milliseconds >= 0, "a time span is not negative")
        self.milliseconds = milliseconds
    }

    package init(days: Int) {
        self.init(milliseconds: days * 86_400_000)
    }

    /// Reads one number and one unit, such as `1.5h`; nil for anything else, and for fractions of a millisecond.
    package init?(parsing text: String) {
        guard let (number, name) = splitQuantity(text), let unit = Self.units.first(where: { $0.name == name }),
            let milliseconds = wholeUnits(number, times: unit.milliseconds)
        else { return nil }
        self.init(milliseconds: milliseconds)
    }

    /// The span in the largest unit that leaves no fraction, such that `parsing` reads it back; in days from two on (`90m`, `24h`, `2d`).
    package var description: String {
        if milliseconds == 0 { return "0s" }
        let units = Self.units.dropFirst(wholeDays < 2 ? 1 : 0)
        guard let unit = units.first(where: { milliseconds.isMultiple(of: $0.milliseconds) }) else { return "\(milliseconds)ms" }
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// The whole days in it.
    package var wholeDays: Int { milliseconds / 86_400_000 }
    /// The length in seconds.
    package var seconds: ExactDecimal { ExactDecimal(coefficient: Int128(milliseconds), exponent: -3) }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }

    /// The sum; the longest span there is where it would not fit.
    package static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        let (sum, overflow) = left.milliseconds.addingReportingOverflow(right.milliseconds)
        return TimeSpan(milliseconds: overflow ? Int.max : sum)
    }

    /// What is left after another span; zero where that is longer.
    package func subtracting(_ other: TimeSpan) -> TimeSpan {
        TimeSpan(milliseconds: max(0, milliseconds - other.milliseconds))
    }

    /// The span a number of times, such as all attempts of a retry; the longest span there is where it would not fit.
    package static func * (span: TimeSpan, count: Int) -> TimeSpan {
        let (product, overflow) = span.milliseconds.multipliedReportingOverflow(by: max(count, 0))
        return TimeSpan(milliseconds: overflow ? Int.max : product)
    }
}
