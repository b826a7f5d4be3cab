/// A time of the day on a 24-hour clock, to the minute, as specs write it: `01:30`.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The minutes since midnight: 0 to 1,439.
    package let minutes: Int

    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// Reads `HH:MM`; nil for anything else.
    package init?(parsing text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = fixedDigits(parts[0], count: 2), let minute = fixedDigits(parts[1], count: 2) else { return nil }
        self.init(hour: hour, minute: minute)
    }

    package var hour: Int { minutes / 60 }
    package var minute: Int { minutes % 60 }
    package var description: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    /// How long it takes from one time to the next occurrence of another; zero for the same time.
    package func span(until other: TimeOfDay) -> TimeSpan {
        TimeSpan(milliseconds: ((other.minutes - minutes + 1_440) % 1_440) * 60_000)
    }
}
