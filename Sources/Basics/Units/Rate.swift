/// How often something happens in a time, as specs write it: `20/s`, `300/min`, `100/h`, `5000/d`.
///
/// Rates are equal when they come to the same over a day: `60/min` and `1/s` are. They print as they were written.
package struct Rate: Hashable, Comparable, Sendable, CustomStringConvertible {
    package enum Period: String, Sendable, CaseIterable {
        case second = "s"
        case minute = "min"
        case hour = "h"
        case day = "d"

        /// How many of them a day has.
        var perDay: Int {
            switch self {
            case .second: 86_400
            case .minute: 1_440
            case .hour: 24
            case .day: 1
            }
        }

        /// The period's length.
        package var span: TimeSpan { TimeSpan(milliseconds: 86_400_000 / perDay) }
    }

    /// How often in one period; never negative.
    package let count: ExactDecimal
    package let period: Period
    /// How often in a day: the number by which rates are compared, since a rate per second need not be a decimal.
    package let perDay: ExactDecimal

    /// Takes a count that is not negative; nil where the count over a day has too many digits.
    package init?(_ count: ExactDecimal, per period: Period) {
        guard count >= .zero, let perDay = count.multiplied(by: ExactDecimal(period.perDay)) else { return nil }
        self.count = count
        self.period = period
        self.perDay = perDay
    }

    /// Reads a number, a slash and a period; nil for anything else.
    package init?(parsing text: String) {
        guard let (number, unit) = splitQuantity(text), unit.utf8.first == UInt8(ascii: "/"),
            let period = Period(rawValue: String(unit.dropFirst()))
        else { return nil }
        self.init(number, per: period)
    }

    /// How often in a second, for estimates only.
    package var perSecond: Double { perDay.double / 86_400 }
    package var description: String { "\(count)/\(period.rawValue)" }

    package static func == (left: Rate, right: Rate) -> Bool { left.perDay == right.perDay }
    package static func < (left: Rate, right: Rate) -> Bool { left.perDay < right.perDay }
    package func hash(into hasher: inout Hasher) { hasher.combine(perDay) }

    /// The sum, per the shorter of the two periods when that is a plain decimal, else per day; nil where the digits do not fit.
    package func adding(_ other: Rate) -> Rate? {
        guard let sum = perDay.adding(other.perDay) else { return nil }
        let shorter = period.perDay >= other.period.perDay ? period : other.period
        return Rate(perDay: sum, shownPer: shorter)
    }

    /// The rate times a factor, such as calls per message; nil where the digits do not fit.
    package func multiplied(by factor: ExactDecimal) -> Rate? {
        count.multiplied(by: factor).flatMap { Rate($0, per: period) }
    }

    private init?(perDay: ExactDecimal, shownPer period: Period) {
        if let count = perDay.divided(by: period.perDay) {
            self.init(count, per: period)
        } else {
            self.init(perDay, per: .day)
        }
    }
}

extension ExactDecimal {
    /// The quotient, where it is a decimal with at most eighteen more digits.
    fileprivate func divided(by divisor: Int) -> ExactDecimal? {
        var value = coefficient
        for shift in 0...18 {
            if value % Int128(divisor) == 0 { return ExactDecimal(coefficient: value / Int128(divisor), exponent: exponent - shift) }
            let (next, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = next
        }
        return nil
    }
}
