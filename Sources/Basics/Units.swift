/// A span of time as specs write it: `250ms`, `2s`, `5m`, `24h`, `180d`.
package struct Span: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let milliseconds: Int

    package static let zero = Span(milliseconds: 0)

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    /// The units with their length in milliseconds, longest first.
    package static let units: [(word: String, milliseconds: Int)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// Reads a number with its unit; nil where it is none, or not a whole number of milliseconds.
    package init?(parsing text: String) {
        guard let (amount, unit) = splitUnit(text), let size = Self.units.first(where: { $0.word == unit })?.milliseconds,
            let total = amount.multiplied(by: ExactDecimal(size)), let whole = total.wholeNumber
        else { return nil }
        milliseconds = whole
    }

    package var seconds: Double { Double(milliseconds) / 1000 }

    package static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }

    /// The value in the largest unit that leaves no fraction.
    package var description: String {
        if milliseconds == 0 { return "0s" }
        for (word, size) in Self.units where milliseconds % size == 0 { return "\(milliseconds / size)\(word)" }
        return "\(milliseconds)ms"
    }
}

/// How often something happens: `20/s`, `300/min`, `5000/d`.
package struct Rate: Hashable, Sendable, CustomStringConvertible {
    package enum Period: String, Sendable, CaseIterable {
        case second = "s"
        case minute = "min"
        case day = "d"

        package var seconds: Int {
            switch self {
            case .second: 1
            case .minute: 60
            case .day: 86_400
            }
        }
    }

    package let count: ExactDecimal
    package let period: Period

    package init(_ count: ExactDecimal, per period: Period) {
        self.count = count
        self.period = period
    }

    /// Reads a rate; nil where it is none.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+"),
            let count = ExactDecimal(parsing: String(parts[0])), let period = Period(rawValue: String(parts[1]))
        else { return nil }
        self.init(count, per: period)
    }

    package var perSecond: Double { count.double / Double(period.seconds) }
    package var description: String { "\(count)/\(period.rawValue)" }
}

/// An amount of data: `512kB`, `10MB`; kilo is a thousand.
package struct ByteSize: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let bytes: Int

    package init(bytes: Int) { self.bytes = bytes }

    package static let units: [(word: String, bytes: Int)] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000), ("B", 1)]

    /// Reads a number with its unit; nil where it is none, or not a whole number of bytes.
    package init?(parsing text: String) {
        guard let (amount, unit) = splitUnit(text), let size = Self.units.first(where: { $0.word == unit })?.bytes,
            let total = amount.multiplied(by: ExactDecimal(size)), let whole = total.wholeNumber
        else { return nil }
        bytes = whole
    }

    package static func < (left: ByteSize, right: ByteSize) -> Bool { left.bytes < right.bytes }

    package var description: String {
        for (word, size) in Self.units where bytes % size == 0 && bytes != 0 { return "\(bytes / size)\(word)" }
        return "\(bytes)B"
    }
}

/// A share of a whole: `99.9%`; between 0 and 100.
package struct Percentage: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number before the sign.
    package let percent: ExactDecimal

    /// Reads a number followed by `%`; nil where it is none, or outside 0 to 100.
    package init?(parsing text: String) {
        guard let (amount, unit) = splitUnit(text), unit == "%", amount <= ExactDecimal(100) else { return nil }
        percent = amount
    }

    /// The share as a fraction of one.
    package var fraction: Double { percent.double / 100 }
    package static func < (left: Percentage, right: Percentage) -> Bool { left.percent < right.percent }
    package var description: String { "\(percent)%" }
}

/// Splits `12.5ms` into a number without sign and its unit; nil where either is missing.
private func splitUnit(_ text: String) -> (ExactDecimal, String)? {
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard let first = number.first, first != ".", number.last != ".", let amount = ExactDecimal(parsing: String(number)) else { return nil }
    let unit = String(text.dropFirst(number.count))
    return unit.isEmpty ? nil : (amount, unit)
}

extension ExactDecimal {
    /// The number as an `Int`; nil where it has a fraction or is too large.
    package var wholeNumber: Int? { isInteger && exponent <= 19 ? Int(description) : nil }
    /// The nearest binary number, for estimates and percentages only.
    package var double: Double { Double("\(coefficient)e\(exponent)") ?? .infinity }
}
