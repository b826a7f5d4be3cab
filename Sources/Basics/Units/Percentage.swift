/// A share of a whole as specs write it: `99.9%`; never negative, and above 100 % where something grew.
package struct Percentage: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number before the percent sign.
    package let percent: ExactDecimal

    /// Takes a number of percent; nil where it is negative.
    package init?(percent: ExactDecimal) {
        guard percent >= .zero else { return nil }
        self.percent = percent
    }

    /// Reads a number and a percent sign; nil for anything else.
    package init?(parsing text: String) {
        guard let (number, unit) = splitQuantity(text), unit == "%" else { return nil }
        percent = number
    }

    package var description: String { "\(percent)%" }
    /// The share as a part of one: 0.999 for 99.9 %.
    package var fraction: ExactDecimal { ExactDecimal(coefficient: percent.coefficient, exponent: percent.exponent - 2) }

    package static func < (left: Percentage, right: Percentage) -> Bool { left.percent < right.percent }

    /// The share of a share, such as the availability of two systems in a row; nil where the digits do not fit.
    package func multiplied(by other: Percentage) -> Percentage? {
        percent.multiplied(by: other.fraction).flatMap { Percentage(percent: $0) }
    }
}
