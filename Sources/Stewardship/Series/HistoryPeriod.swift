package import Basics

/// How often a history is looked at.
package enum HistoryCadence: String, Sendable, CaseIterable {
    case week, month, tag

    /// How many periods are looked at where nobody says since when.
    package var usual: Int { self == .week ? 26 : 12 }
}

/// A stretch of days that a history is looked at as one: a week of ISO 8601, or a month.
package struct HistoryPeriod: Hashable, Sendable {
    /// `2026-W05`, `2026-02`.
    package let label: String
    package let lastDay: CalendarDate

    /// The week or month that a day is in.
    package init(_ cadence: HistoryCadence, containing day: CalendarDate) {
        switch cadence {
        case .week:
            let monday = day.adding(days: 1 - day.weekday.rawValue)
            // The week belongs to the year that its Thursday is in.
            let thursday = monday.adding(days: 3)
            let start = CalendarDate(year: thursday.year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
            let number = (thursday.dayNumber - start) / 7 + 1
            label = "\(thursday.year)-W\(number < 10 ? "0" : "")\(number)"
            lastDay = monday.adding(days: 6)
        case .month, .tag:
            let last = CalendarDate.days(inMonth: day.month, of: day.year)
            label = String(day.description.prefix(7))
            lastDay = day.adding(days: last - day.day)
        }
    }

    /// The periods from the one of a day to that of another, in order; at most so many, the latest.
    package static func periods(
        _ cadence: HistoryCadence, from start: CalendarDate, to end: CalendarDate, limit: Int
    ) -> [HistoryPeriod] {
        var periods: [HistoryPeriod] = []
        var day = end
        while periods.count < limit {
            let period = HistoryPeriod(cadence, containing: day)
            guard period.lastDay >= start else { break }
            periods.append(period)
            day = cadence == .week ? day.adding(days: -7) : day.adding(days: -day.day)
        }
        return periods.reversed()
    }
}
