internal import Basics

/// A date or time as formats write it that count from an instant.
struct MessageMoment {
    /// Seconds since 1970-01-01T00:00:00, in UTC where a zone is stated; of a time of day, since midnight.
    let seconds: Int
    let nanoseconds: Int

    /// Reads `2026-01-31`, `08:30:00.5` or both with a `T` between them, and a zone behind a time; nil for other texts.
    init?(_ text: String) {
        var time = text[...]
        var days = 0
        if let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) {
            guard let date = CalendarDate(parsing: String(text[..<mark])) else { return nil }
            days = date.dayNumber
            time = text[text.index(after: mark)...]
        } else if let date = CalendarDate(parsing: text) {
            self.init(seconds: date.dayNumber * 86_400, nanoseconds: 0)
            return
        }
        guard let (clock, zone) = Self.split(time), let (second, nanoseconds) = Self.clock(clock), let offset = Self.minutes(of: zone)
        else {
            return nil
        }
        self.init(seconds: days * 86_400 + second - offset * 60, nanoseconds: nanoseconds)
    }

    private init(seconds: Int, nanoseconds: Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    private static func split(_ time: Substring) -> (clock: Substring, zone: Substring)? {
        let start = time.firstIndex { $0 == "Z" || $0 == "z" || $0 == "+" || $0 == "-" } ?? time.endIndex
        return start == time.startIndex ? nil : (time[..<start], time[start...])
    }

    private static func clock(_ text: Substring) -> (seconds: Int, nanoseconds: Int)? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ":", omittingEmptySubsequences: false).map { $0.utf8.count == 2 ? Int($0) : nil }
        guard numbers.count == 3, let hour = numbers[0], let minute = numbers[1], let second = numbers[2], (0...23).contains(hour),
            (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        var nanoseconds = 0
        if parts.count == 2 {
            let digits = parts[1].prefix(9)
            guard let number = Int(digits), number >= 0, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            nanoseconds = (digits.utf8.count..<9).reduce(number) { value, _ in value * 10 }
        }
        return (hour * 3_600 + minute * 60 + second, nanoseconds)
    }

    private static func minutes(of zone: Substring) -> Int? {
        if zone.isEmpty || zone == "Z" || zone == "z" { return 0 }
        let parts = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hours = parts[0], let minutes = parts[1], (0...23).contains(hours), (0...59).contains(minutes) else {
            return nil
        }
        return (zone.first == "-" ? -1 : 1) * (hours * 60 + minutes)
    }
}
