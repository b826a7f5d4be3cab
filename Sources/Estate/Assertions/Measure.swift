internal import Basics

/// A value of a spec that has a size. Two of one unit can be compared.
enum Measure: Sendable {
    case number(ExactDecimal)
    case duration(TimeSpan)
    case rate(Rate)
    case size(ByteSize)
    case share(Percentage)
    case date(CalendarDate)
    case time(TimeOfDay)

    /// Reads a number, with its unit or without; nil for any other text.
    init?(_ text: String) {
        if let value = ExactDecimal(parsing: text) {
            self = .number(value)
        } else if let value = TimeSpan(parsing: text) {
            self = .duration(value)
        } else if let value = Rate(parsing: text) {
            self = .rate(value)
        } else if let value = ByteSize(parsing: text) {
            self = .size(value)
        } else if let value = Percentage(parsing: text) {
            self = .share(value)
        } else if let value = CalendarDate(parsing: text) {
            self = .date(value)
        } else if let value = TimeOfDay(parsing: text) {
            self = .time(value)
        } else {
            return nil
        }
    }

    /// Whether it is less than another one; nil where the two have not the same unit.
    func isLess(than other: Measure) -> Bool? {
        switch (self, other) {
        case (.number(let one), .number(let two)): one < two
        case (.duration(let one), .duration(let two)): one < two
        case (.rate(let one), .rate(let two)): one < two
        case (.size(let one), .size(let two)): one < two
        case (.share(let one), .share(let two)): one < two
        case (.date(let one), .date(let two)): one < two
        case (.time(let one), .time(let two)): one < two
        default: nil
        }
    }

    /// Whether two texts are the same, or say the same size in two ways: `1s` and `1000ms`.
    static func areEqual(_ one: Name, _ two: Name) -> Bool {
        if one == two { return true }
        guard let first = Measure(one.text), let second = Measure(two.text) else { return false }
        return first.isLess(than: second) == false && second.isLess(than: first) == false
    }

    /// Whether one text is less than another; nil where they cannot be compared by their size.
    static func isLess(_ one: Name, _ two: Name) -> Bool? {
        guard let first = Measure(one.text), let second = Measure(two.text) else { return nil }
        return first.isLess(than: second)
    }
}
