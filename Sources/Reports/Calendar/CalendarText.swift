package import Basics
internal import Estate
package import Stewardship

/// Writes dates as a calendar that a team can subscribe to (RFC 5545): an event of a whole day for each.
package enum CalendarText {
    /// - Parameter asOf: The day on which it is made; it stands for the moment, so that equal runs write equal calendars.
    package static func render(_ dates: [DueDate], asOf: CalendarDate) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tieline//freshness//EN", "CALSCALE:GREGORIAN"]
        for date in dates {
            let id = Fingerprint(of: [date.what, date.subject])
            lines += [
                "BEGIN:VEVENT", "UID:\(id)@tieline", "DTSTAMP:\(basic(asOf))T000000Z", "DTSTART;VALUE=DATE:\(basic(date.on))",
                "DTEND;VALUE=DATE:\(basic(date.on.adding(days: 1)))", "SUMMARY:\(escaped("\(date.what): \(date.subject)"))",
            ]
            if let owner = date.owner { lines.append("CATEGORIES:\(escaped(owner.description))") }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.map(folded).joined()
    }

    /// `20261125`.
    private static func basic(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n": result += "\\n"
            default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// A line of at most 75 bytes, going on in further lines that begin with a blank.
    private static func folded(_ line: String) -> String {
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result + "\r\n"
    }
}
