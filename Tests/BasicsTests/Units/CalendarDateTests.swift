import Testing

@testable import Basics

@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, CalendarDate.Weekday.thursday), ("2000-02-29", 11_016, .tuesday), ("1969-12-31", -1, .wednesday),
        ("2026-08-14", 20_679, .friday), ("0000-03-01", -719_468, .wednesday), ("9999-12-31", 2_932_896, .friday),
    ])
    func reads(text: String, dayNumber: Int, weekday: CalendarDate.Weekday) throws {
        let date = try #require(CalendarDate(parsing: text))
        #expect(date.dayNumber == dayNumber)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-1-1", "20260101", "2026-01-01T00:00", "", "-026-01-01",
        "２026-01-01",
    ])
    func refuses(text: String) {
        #expect(CalendarDate(parsing: text) == nil)
    }

    @Test func goesThereAndBackForEveryDayOfFourCenturies() {
        var expected = (year: 1800, month: 1, day: 1)
        let first = CalendarDate(year: 1800, month: 1, day: 1)?.dayNumber ?? 0
        for number in first..<(first + 146_097) {
            let date = CalendarDate(dayNumber: number)
            guard (date.year, date.month, date.day) == expected, CalendarDate(year: date.year, month: date.month, day: date.day) == date
            else {
                Issue.record("\(date) is not \(expected)")
                return
            }
            expected.day += 1
            if expected.day > CalendarDate.days(inMonth: expected.month, of: expected.year) {
                expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
        #expect(expected == (2200, 1, 1))
    }

    @Test func calculates() throws {
        let date = try #require(CalendarDate(parsing: "2026-01-31"))
        #expect(date.adding(days: 180).description == "2026-07-30")
        #expect(date.adding(days: -31).description == "2025-12-31")
        #expect(date.adding(days: 180).days(since: date) == 180)
        #expect(date < date.adding(days: 1))
    }

    @Test func comesFromAMoment() {
        #expect(CalendarDate(unixSeconds: 1_767_225_599).description == "2025-12-31")
        #expect(CalendarDate(unixSeconds: 1_767_225_599, offsetMinutes: 60).description == "2026-01-01")
        #expect(CalendarDate(unixSeconds: -1).description == "1969-12-31")
        #expect(CalendarDate(unixSeconds: -86_400).description == "1969-12-31")
    }
}
