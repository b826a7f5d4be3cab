import Testing

@testable import Basics

@Suite struct UnitTests {
    @Test(arguments: [
        ("250ms", 250, "250ms"), ("2s", 2_000, "2s"), ("5m", 300_000, "5m"), ("24h", 86_400_000, "24h"), ("48h", 172_800_000, "2d"),
        ("1d", 86_400_000, "24h"), ("180d", 15_552_000_000, "180d"),
        ("0s", 0, "0s"), ("0ms", 0, "0s"), ("1.5h", 5_400_000, "90m"), ("0.25s", 250, "250ms"), ("3200ms", 3_200, "3200ms"),
        ("007s", 7_000, "7s"),
    ])
    func readsTimeSpans(text: String, milliseconds: Int, printed: String) throws {
        let span = try #require(TimeSpan(parsing: text))
        #expect(span.milliseconds == milliseconds)
        #expect(span.description == printed)
        #expect(TimeSpan(parsing: printed) == span)
    }

    @Test(arguments: [
        "", "5", "s", "5 s", "-5s", "+5s", "5S", "5min", "1h30m", "1e3s", ".5s", "5.s", "0.1ms", "99999999999999999999d",
        "9999999999999999d", "5s ", "٥s", "1y",
    ])
    func refusesOtherTimeSpans(text: String) {
        #expect(TimeSpan(parsing: text) == nil)
    }

    @Test func calculatesWithTimeSpans() {
        let minute = TimeSpan(milliseconds: 60_000)
        #expect(minute + minute * 3 == TimeSpan(milliseconds: 240_000))
        #expect(TimeSpan(milliseconds: Int.max) + minute == TimeSpan(milliseconds: Int.max))
        #expect(TimeSpan(milliseconds: Int.max) * 2 == TimeSpan(milliseconds: Int.max))
        #expect(minute.subtracting(TimeSpan(days: 1)) == .zero)
        #expect(minute < TimeSpan(days: 1))
        #expect(TimeSpan(milliseconds: 1_500).seconds.description == "1.5")
        #expect(TimeSpan(milliseconds: 90_000_000).wholeDays == 1)
    }

    @Test(arguments: [
        ("20/s", "1728000"), ("300/min", "432000"), ("100/h", "2400"), ("5000/d", "5000"), ("0.5/s", "43200"), ("0/s", "0"),
    ])
    func readsRates(text: String, perDay: String) throws {
        let rate = try #require(Rate(parsing: text))
        #expect(rate.perDay.description == perDay)
        #expect(rate.description == text)
    }

    @Test(arguments: ["20", "20/", "/s", "20/m", "20 /s", "20/s/s", "-1/s", "20/week", "20/ s"])
    func refusesOtherRates(text: String) {
        #expect(Rate(parsing: text) == nil)
    }

    @Test func comparesAndAddsRates() throws {
        let perSecond = try #require(Rate(parsing: "1/s"))
        let perMinute = try #require(Rate(parsing: "60/min"))
        let perDay = try #require(Rate(parsing: "5000/d"))
        #expect(perSecond == perMinute && Set([perSecond, perMinute]).count == 1)
        #expect(perDay < perSecond)
        #expect(perSecond.adding(perMinute)?.description == "2/s")
        #expect(perDay.adding(perSecond)?.description == "91400/d")
        #expect(perMinute.multiplied(by: ExactDecimal(3))?.description == "180/min")
        #expect(perMinute.perSecond == 1 && perDay.adding(perDay)?.perSecond == 10_000.0 / 86_400)
        #expect(Rate.Period.minute.span.description == "1m")
    }

    @Test(arguments: [
        ("512kB", 512_000, "512kB"), ("10MB", 10_000_000, "10MB"), ("1.5GB", 1_500_000_000, "1500MB"), ("2TB", 2_000_000_000_000, "2TB"),
        ("64KiB", 65_536, "64KiB"), ("1MiB", 1_048_576, "1MiB"), ("7B", 7, "7B"), ("0B", 0, "0B"), ("0.001kB", 1, "1B"),
    ])
    func readsSizes(text: String, bytes: Int, printed: String) throws {
        let size = try #require(ByteSize(parsing: text))
        #expect(size.bytes == bytes)
        #expect(size.description == printed)
        #expect(ByteSize(parsing: printed) == size)
    }

    @Test(arguments: ["10", "10mb", "10 MB", "10KB", "10Mb", "-1B", "0.5B", "9999999999TB"])
    func refusesOtherSizes(text: String) {
        #expect(ByteSize(parsing: text) == nil)
    }

    @Test func calculatesWithSizes() {
        #expect(ByteSize(bytes: 3) * 4 + ByteSize(bytes: 1) == ByteSize(bytes: 13))
        #expect(ByteSize(bytes: Int.max) * 2 == ByteSize(bytes: Int.max))
    }

    @Test func readsPercentages() throws {
        let nines = try #require(Percentage(parsing: "99.9%"))
        #expect(nines.description == "99.9%")
        #expect(nines.fraction.description == "0.999")
        #expect(nines.multiplied(by: nines)?.description == "99.8001%")
        #expect(try nines < #require(Percentage(parsing: "100%")))
        #expect(["99.9", "%", "-1%", "99,9%", "99.9 %"].allSatisfy { Percentage(parsing: $0) == nil })
        #expect(Percentage(percent: ExactDecimal(-1)) == nil)
    }

    @Test func readsTimesOfDay() throws {
        let time = try #require(TimeOfDay(parsing: "01:30"))
        #expect(time.minutes == 90 && time.hour == 1 && time.minute == 30 && time.description == "01:30")
        #expect(["1:30", "24:00", "12:60", "0130", "01:30:00", "", "01:3o", "+1:30"].allSatisfy { TimeOfDay(parsing: $0) == nil })
        let midnight = try #require(TimeOfDay(hour: 0, minute: 0))
        #expect(time.span(until: midnight).description == "1350m")
        #expect(time.span(until: time) == .zero)
        #expect(midnight < time)
    }
}
