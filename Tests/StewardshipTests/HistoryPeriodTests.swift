import Basics
import Stewardship
import Testing

/// Weeks as ISO 8601 counts them, and months.
@Suite struct HistoryPeriodTests {
    @Test(
        arguments: [
            ("2026-01-01", "2026-W01", "2026-01-04"), ("2025-12-29", "2026-W01", "2026-01-04"), ("2025-12-28", "2025-W52", "2025-12-28"),
            ("2021-01-03", "2020-W53", "2021-01-03"), ("2026-11-25", "2026-W48", "2026-11-29"), ("2024-12-30", "2025-W01", "2025-01-05"),
        ])
    func weeks(day: String, label: String, last: String) throws {
        let period = HistoryPeriod(.week, containing: try #require(CalendarDate(parsing: day)))
        #expect(period.label == label)
        #expect(period.lastDay.description == last)
    }

    @Test func monthsInOrder() throws {
        let start = try #require(CalendarDate(parsing: "2025-11-30"))
        let end = try #require(CalendarDate(parsing: "2026-03-01"))
        let all = HistoryPeriod.periods(.month, from: start, to: end, limit: 100)
        #expect(all.map(\.label) == ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03"])
        #expect(all.map(\.lastDay.description) == ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"])
        #expect(HistoryPeriod.periods(.month, from: start, to: end, limit: 2).map(\.label) == ["2026-02", "2026-03"])
        #expect(HistoryPeriod.periods(.week, from: start, to: end, limit: 1_000).count == 14)
        #expect(HistoryPeriod.periods(.week, from: end, to: start, limit: 1_000).isEmpty)
    }
}
