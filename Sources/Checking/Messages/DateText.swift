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

    static func keepsTime(_ pattern: String) -> Bool { runs(pattern).contains { $0.letter == "H" } }
    static func hasTime(_ value: MessageValue) -> Bool { value.plainText?.text.contains("T") ?? false }

    static func parse(_ value: MessageValue, _ pattern: String) throws(RunStop) -> MessageValue {
        let refused = RunStop(kind: "convert", reason: "is `\(value.plainText?.text ?? "")`, which is not written as \(pattern)")
        guard var rest = value.plainText?.text[...] else { throw refused }
        var parts = Parts()
        for run in runs(pattern) {
            guard rest.count >= run.text.count else { throw refused }
            let piece = String(rest.prefix(run.text.count))
            rest = rest.dropFirst(run.text.count)
            guard let letter = run.letter else {
                if piece != run.text { throw refused }
                continue
            }
            guard piece.allSatisfy({ ("0"..."9").contains($0) }) else { throw refused }
            switch letter {
            case "y", "u": parts.year = piece.count == 2 ? "20" + piece : piece
            case "M": parts.month = piece
            case "d": parts.day = piece
            case "H": parts.hour = piece
            case "m": parts.minute = piece
            default: parts.second = piece
            }
        }
        guard rest.isEmpty else { throw refused }
        let date = "\(parts.year)-\(parts.month)-\(parts.day)"
        let time = "\(parts.hour):\(parts.minute):\(parts.second)"
        switch DatePattern(pattern).kind {
        case .date: return .text(Name(date))
        case .time: return .text(Name(time + "Z"))
        default: return .text(Name("\(date)T\(time)Z"))
        }
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
