/// A decimal number without rounding: a coefficient times a power of ten.
///
/// Bounds, steps and literals are compared as decimals, never as floats. The coefficient has at most 38 digits; what does not fit is refused
/// by the initialisers, and arithmetic that would overflow returns nil, which callers answer with "unknown".
package struct ExactDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digits, with the sign, and without trailing zeros; zero is 0 × 10⁰.
    package let coefficient: Int128
    package let exponent: Int

    package static let zero = ExactDecimal(0)
    package static let one = ExactDecimal(1)

    package init(_ value: Int) {
        self.init(coefficient: Int128(value), exponent: 0)
    }

    package init(coefficient: Int128, exponent: Int) {
        var coefficient = coefficient
        var exponent = exponent
        if coefficient == 0 { exponent = 0 }
        while coefficient != 0, coefficient % 10 == 0 {
            coefficient /= 10
            exponent += 1
        }
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// Reads a number as JSON and YAML write it (`-12.50e3`); nil where it is no number or has more than 37 significant digits.
    package init?(parsing text: String) {
        var coefficient: Int128 = 0
        var exponent = 0
        var digits = 0
        var negative = false
        var iterator = text.utf8.makeIterator()
        var byte = iterator.next()
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            negative = byte == UInt8(ascii: "-")
            byte = iterator.next()
        }
        var seenPoint = false
        var seenDigit = false
        while let current = byte {
            if current == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
            } else if (48...57).contains(current) {
                seenDigit = true
                if coefficient != 0 || current != 48 { digits += 1 }
                guard digits <= 37 else { return nil }
                coefficient = coefficient * 10 + Int128(current - 48)
                if seenPoint { exponent -= 1 }
            } else {
                break
            }
            byte = iterator.next()
        }
        guard seenDigit else { return nil }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            var rest = ""
            while let next = iterator.next() { rest.unicodeScalars.append(Unicode.Scalar(next)) }
            guard let power = Int(rest), (-4096...4096).contains(power) else { return nil }
            exponent += power
            byte = nil
        }
        guard byte == nil else { return nil }
        self.init(coefficient: negative ? -coefficient : coefficient, exponent: exponent)
    }

    /// Ten to the given power.
    package static func powerOfTen(_ exponent: Int) -> ExactDecimal {
        ExactDecimal(coefficient: 1, exponent: exponent)
    }

    /// Whether the number has no fraction.
    package var isInteger: Bool { exponent >= 0 }
    /// How many digits stand after the point.
    package var scale: Int { max(0, -exponent) }

    package static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(coefficient: -value.coefficient, exponent: value.exponent)
    }

    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.coefficient.signum() != right.coefficient.signum() { return left.coefficient.signum() < right.coefficient.signum() }
        if left.coefficient == 0 { return false }
        if let (one, other, _) = aligned(left, right) { return one < other }
        // Too far apart to align: the one with the larger magnitude decides, by its sign.
        let leftIsLarger = left.magnitudeDigits > right.magnitudeDigits
        return (left.coefficient > 0) != leftIsLarger
    }

    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (left, right, exponent) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(coefficient: sum, exponent: exponent)
    }

    package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        return overflow ? nil : ExactDecimal(coefficient: product, exponent: exponent + other.exponent)
    }

    /// Whether the number is a whole multiple of another; nil where the digits do not fit.
    package func isMultiple(of step: ExactDecimal) -> Bool? {
        if coefficient == 0 { return true }
        if step.coefficient == 0 { return false }
        // A number whose last digit stands lower than any multiple of the step can reach is none.
        guard let (left, right, _) = Self.aligned(self, step) else { return nil }
        return left % right == 0
    }

    /// The greatest whole multiple of a step that is not above the number; nil where the digits do not fit.
    package func roundedDown(to step: ExactDecimal) -> ExactDecimal? {
        guard step.coefficient != 0, let (left, right, exponent) = Self.aligned(self, step) else { return nil }
        let size = abs(right)
        let remainder = ((left % size) + size) % size
        return ExactDecimal(coefficient: left - remainder, exponent: exponent)
    }

    /// The least common multiple of two steps; nil where the digits do not fit.
    package static func leastCommonMultiple(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        guard let (one, other, exponent) = aligned(left, right), one != 0, other != 0 else { return nil }
        var (high, low) = (abs(one), abs(other))
        while low != 0 { (high, low) = (low, high % low) }
        let (product, overflow) = (abs(one) / high).multipliedReportingOverflow(by: abs(other))
        return overflow ? nil : ExactDecimal(coefficient: product, exponent: exponent)
    }

    private var magnitudeDigits: Int { String(abs(coefficient)).utf8.count + exponent }

    private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int128, Int128, Int)? {
        let exponent = min(left.exponent, right.exponent)
        guard let one = left.scaled(to: exponent), let other = right.scaled(to: exponent) else { return nil }
        return (one, other, exponent)
    }

    private func scaled(to target: Int) -> Int128? {
        if coefficient == 0 { return 0 }
        guard exponent - target <= 38 else { return nil }
        var result = coefficient
        for _ in 0..<(exponent - target) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }

    /// The number in plain decimal notation; with a power of ten where that would be longer than 40 digits.
    package var description: String {
        let digits = String(abs(coefficient))
        let sign = coefficient < 0 ? "-" : ""
        if exponent >= 0 {
            return exponent > 40 ? "\(sign)\(digits)e\(exponent)" : sign + digits + String(repeating: "0", count: exponent)
        }
        if -exponent > 40 { return "\(sign)\(digits)e\(exponent)" }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.utf8.count)) + digits
        return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
}
