internal import Basics
internal import Compatibility
internal import Contracts

/// Reads and writes dates and times by a pattern such as `yyyyMMdd`; what lies between is ISO 8601.
enum DateText {
    private struct Parts {
        var year = "2026"
        var month = "01"
        var day = "01"
        var hour = "00"
        var minute = "00"
        var second = "00"

        /// Whether there is such a day and time.
        var isReal: Bool {
            guard let hour = Int(hour), let minute = Int(minute), let second = Int(second), hour < 24, minute < 60, second < 62 else {
                return false
            }
            return CalendarDate(parsing: "\(year)-\(month)-\(day)") != nil
        }
    }

    private static let letters: Set<Character> = ["y", "u", "M", "d", "H", "m", "s"]

    /// A pattern as runs of one letter and signs between them.
    private static func runs(_ pattern: String) -> [(letter: Character?, text: String)] {
        var runs: [(letter: Character?, text: String)] = []
        var isQuoted = false
        for character in pattern {
            if character == "'" { isQuoted.toggle(); continue }
            let letter = !isQuoted && letters.contains(character) ? character : nil
            if let last = runs.last, last.letter == letter {
                runs[runs.count - 1].text.append(character)
            } else {
                runs.append((letter, String(character)))
            }
        }
        return runs
    }

    /// How many characters a pattern of digits and signs reads; nil for one with names, zones or fields of varying width.
    static func length(_ pattern: String) -> Int? {
        var isQuoted = false
        for character in pattern {
            if character == "'" { isQuoted.toggle() } else if !isQuoted, character.isLetter, !letters.contains(character) { return nil }
        }
        for run in runs(pattern) {
            guard let letter = run.letter else { continue }
            if run.text.count != 2, run.text.count != 4 || letter != "y" && letter != "u" { return nil }
        }
        return runs(pattern).reduce(0) { $0 + $1.text.unicodeScalars.count }
    }

    /// Whether a text has a pattern's form; nil where the pattern is not looked into.
    static func reads(_ text: String, _ pattern: String) -> Bool? {
        length(pattern) == nil ? nil : parts(of: text, pattern) != nil
    }

    /// The parts of a pattern between separators; nil where a separator could be taken for digits, so that it cannot be told.
    static func pieces(_ pattern: String, by separator: String) -> [String]? {
        guard separator.contains(where: { !("0"..."9").contains($0) }) else { return nil }
        let quoted = "'\(separator)'"
        let isQuoted = pattern.contains("'")
        guard !isQuoted || pattern.contains(quoted) else { return nil }
        return pattern.split(separator: isQuoted ? quoted : separator, omittingEmptySubsequences: false).map(String.init)
    }

    /// Texts of the formats that dates and times are written in.
    static let samples: [String: [String]] = [
        "date": ["2026-03-14"], "time": ["10:20:30", "10:20:30Z", "10:20:30+01:00"],
        "date-time": ["2026-03-14T10:20:30Z", "2026-03-14T10:20:30", "2026-03-14T10:20:30+01:00", "2026-03-14T10:20:30.125Z"],
    ]

    static func keepsTime(_ pattern: String) -> Bool { runs(pattern).contains { $0.letter == "H" } }
    static func hasTime(_ value: MessageValue) -> Bool { value.plainText?.text.contains("T") ?? false }

    static func parse(_ value: MessageValue, _ pattern: String) throws(RunStop) -> MessageValue {
        guard let text = value.plainText?.text, let parts = parts(of: text, pattern) else {
            throw RunStop(kind: "convert", reason: "is `\(value.plainText?.text ?? "")`, which is not written as \(pattern)")
        }
        let date = "\(parts.year)-\(parts.month)-\(parts.day)"
        let time = "\(parts.hour):\(parts.minute):\(parts.second)"
        switch DatePattern(pattern).kind {
        case .date: return .text(Name(date))
        case .time: return .text(Name(time + "Z"))
        default: return .text(Name("\(date)T\(time)Z"))
        }
    }

    /// A text taken apart by a pattern; nil where it has not the pattern's form, or names no day or time that there is.
    private static func parts(of text: String, _ pattern: String) -> Parts? {
        var rest = text[...]
        var parts = Parts()
        for run in runs(pattern) {
            guard rest.count >= run.text.count else { return nil }
            let piece = String(rest.prefix(run.text.count))
            rest = rest.dropFirst(run.text.count)
            guard let letter = run.letter else {
                if piece != run.text { return nil }
                continue
            }
            guard piece.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
            switch letter {
            case "y", "u": parts.year = piece.count == 2 ? "20" + piece : piece
            case "M": parts.month = piece
            case "d": parts.day = piece
            case "H": parts.hour = piece
            case "m": parts.minute = piece
            default: parts.second = piece
            }
        }
        return rest.isEmpty && parts.isReal ? parts : nil
    }

    static func format(_ value: MessageValue, _ pattern: String) throws(RunStop) -> String {
        let refused = RunStop(kind: "convert", reason: "is `\(value.plainText?.text ?? "")`, which is no date or time")
        guard let text = value.plainText?.text else { throw refused }
        let digits = text.split { !("0"..."9").contains($0) }.map(String.init)
        var parts = Parts()
        if text.contains("-"), digits.count >= 3 {
            (parts.year, parts.month, parts.day) = (digits[0], digits[1], digits[2])
            if digits.count >= 6 { (parts.hour, parts.minute, parts.second) = (digits[3], digits[4], digits[5]) }
        } else if text.contains(":"), digits.count >= 3 {
            (parts.hour, parts.minute, parts.second) = (digits[0], digits[1], digits[2])
        } else {
            throw refused
        }
        return runs(pattern).map { run in
            switch run.letter {
            case "y"?, "u"?: run.text.count == 2 ? String(parts.year.suffix(2)) : parts.year
            case "M"?: parts.month
            case "d"?: parts.day
            case "H"?: parts.hour
            case "m"?: parts.minute
            case "s"?: parts.second
            default: run.text
            }
        }.joined()
    }
}
