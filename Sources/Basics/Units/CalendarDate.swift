/// A day of the Gregorian calendar, without time or zone, as ISO 8601 writes it: `2026-01-31`.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    package enum Weekday: Int, Sendable, CaseIterable {
        case monday = 1
        case tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// The days since 1970-01-01; negative before it.
    package let dayNumber: Int

    /// Takes the days since 1970-01-01.
    package init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Takes a year from 0 to 9999, a month and a day; nil where the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        dayNumber = Self.dayNumber(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`; nil for anything else, and for days that the calendar does not have.
    package init?(parsing text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = fixedDigits(parts[0], count: 4), let month = fixedDigits(parts[1], count: 2),
            let day = fixedDigits(parts[2], count: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Takes a moment in seconds since 1970-01-01T00:00:00Z, and the zone's distance from UTC in minutes.
    package init(unixSeconds: Int, offsetMinutes: Int = 0) {
        let local = unixSeconds + offsetMinutes * 60
        dayNumber = (local - ((local % 86_400) + 86_400) % 86_400) / 86_400
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = ((dayNumber + 3) % 7 + 7) % 7
        return Weekday.allCases[index]
    }

    package var description: String {
        let (year, month, day) = civil
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

    /// The day that many days later, or earlier for a negative number.
    package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

    /// How many days lie from another day to this one; negative where this one is the earlier.
    package func days(since other: CalendarDate) -> Int { dayNumber - other.dayNumber }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Counts days with years that start in March, so that the leap day comes last (Howard Hinnant's `days_from_civil`).
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The reverse of it (`civil_from_days`).
    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

/// A number with zeros before it, up to some digits.
func padded(_ number: Int, to digits: Int) -> String {
    let text = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
