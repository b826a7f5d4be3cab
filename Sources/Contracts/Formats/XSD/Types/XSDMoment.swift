internal import Basics

/// A date, a time or both, as a bound states it.
struct XSDMoment: Sendable {
    /// Nil for a time of every day.
    private(set) var day: CalendarDate?
    /// Seconds since midnight; nil for a date.
    private(set) var seconds: Int?
    /// The digits behind the second's point, without zeros at the end.
    private(set) var fraction = ""
    /// The zone's distance from UTC in minutes; nil without a zone.
    let zone: Int?

    /// Reads a bound of a kind; nil for what is none, for years of other than four digits, and for 24:00:00.
    init?(_ text: String, _ kind: InstantKind) {
        guard kind != .duration else { return nil }
        var rest = text[...]
        zone = Self.takeZone(&rest)
        if rest.hasSuffix("Z") { return nil }
        if kind != .time {
            guard let day = CalendarDate(parsing: String(rest.prefix(10))) else { return nil }
            self.day = day
            rest = rest.dropFirst(10)
            if kind == .date {
                guard rest.isEmpty else { return nil }
                return
            }
            guard rest.first == "T" else { return nil }
            rest = rest.dropFirst()
        }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let clock = parts.first.flatMap(Self.seconds) else { return nil }
        seconds = clock
        guard parts.count == 2 else { return }
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        fraction = String(parts[1])
        while fraction.hasSuffix("0") { fraction.removeLast() }
    }

    /// The same moment in UTC; nil for a time that is another day's there.
    var inUTC: XSDMoment? {
        guard let zone, let seconds else { return self }
        var moment = self
        let total = seconds - zone * 60
        let days = total >= 0 ? total / 86_400 : -1
        if days != 0, day == nil { return nil }
        moment.day = day?.adding(days: days)
        moment.seconds = total - days * 86_400
        return moment
    }

    /// Day and clock in digits, without parts of seconds and zone.
    var text: String {
        let clock = seconds.map { [$0 / 3_600, $0 / 60 % 60, $0 % 60].map(Self.twoDigits).joined(separator: ":") }
        return [day?.description, clock].compactMap(\.self).joined(separator: "T")
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func takeZone(_ text: inout Substring) -> Int? {
        if text.hasSuffix("Z") {
            text = text.dropLast()
            return 0
        }
        let end = text.suffix(6)
        guard let sign = end.first, sign == "+" || sign == "-", let distance = seconds(end.dropFirst() + ":00"), distance <= 14 * 3_600
        else { return nil }
        // The end of a date looks alike but for its colon.
        text = text.dropLast(6)
        return (sign == "-" ? -distance : distance) / 60
    }

    /// Seconds since midnight of `hh:mm:ss`.
    private static func seconds(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { byte in (48...57).contains(byte) } }) else {
            return nil
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
        return numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
    }
}
