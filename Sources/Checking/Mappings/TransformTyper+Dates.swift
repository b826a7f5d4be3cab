internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Dates and times that are read from text, and written as text.
extension TransformTyper {
    /// Text read as a date or time by a pattern: what is known of the text is held against the pattern's form.
    mutating func parsed(_ pattern: Name, _ value: TypedValue) -> Normal {
        let input = value.normal
        if !input.isFree, input.texts.isEmpty {
            if !input.withoutNull.hasNoParts { refuseInput(.parse(pattern), input.withoutNull) }
        }
        if let joined = value.joined {
            if let pieces = DateText.pieces(pattern.text, by: joined.separator.text), pieces.count == joined.parts.count {
                for (piece, part) in zip(pieces, joined.parts) { noteUnreadable(part, piece, of: pattern) }
            }
        } else if !input.isFree {
            noteUnreadable(input, pattern.text, of: pattern)
        }
        return Normal(instants: InstantSet(DatePattern(pattern.text).kind))
    }

    /// Notes texts that cannot have a pattern's form: listed values one by one, others by their lengths and formats.
    private mutating func noteUnreadable(_ input: Normal, _ piece: String, of pattern: Name) {
        guard !input.isFree, !input.texts.isEmpty else { return }
        var refused: [TextPart] = []
        var isAll = input.numbers.isEmpty && input.instants.isEmpty
        for part in input.texts {
            let unreadable = Self.unreadable(part, piece)
            if unreadable != part { isAll = false }
            if let unreadable { refused.append(unreadable) }
        }
        guard let first = refused.first else { return }
        let listed = refused.compactMap(\.values).flatMap { $0 }
        let words =
            listed.isEmpty
            ? "is \(Self.lengths(first)) long" : "\(isAll ? "is" : "may be") \(NormalWords.sample(listed.map { "`\($0)`" }))"
        note(
            "convert", .breaks, isAll ? .none : .some, "form:\(piece) \(listed.map(\.text).joined(separator: ","))",
            "\(words), which does not have the form `\(piece)` that `parse(\(pattern))` reads", refused: Normal(texts: refused))
    }

    /// What of a part cannot have a pattern's form; nil where all of it may.
    private static func unreadable(_ part: TextPart, _ pattern: String) -> TextPart? {
        if let values = part.values {
            let refused = values.filter { DateText.reads($0.text, pattern) == false }
            return refused.isEmpty ? nil : TextPart(values: refused)
        }
        if let length = DateText.length(pattern), part.minLength > length || part.maxLength ?? .max < length { return part }
        let samples = part.formats.compactMap { DateText.samples[$0] }.flatMap { $0 }
        return !samples.isEmpty && samples.allSatisfy { DateText.reads($0, pattern) == false } ? part : nil
    }

    private static func lengths(_ part: TextPart) -> String {
        guard let most = part.maxLength else { return part.formats.first.map { "a \($0)" } ?? "at least \(part.minLength) characters" }
        return part.minLength == most ? "\(most) characters" : "\(part.minLength) to \(most) characters"
    }

    /// Text of several fields of which one may be absent: what is left has not the pattern's form.
    mutating func noteLackingPart(_ pattern: Name) {
        note(
            "lacks-part", .breaks, .some, "absent",
            "is put together of fields of which one may be absent, and `parse(\(pattern))` fails without it")
    }

    /// A date or time written by a pattern.
    mutating func formatted(_ pattern: String, _ input: Normal) -> Normal {
        let date = DatePattern(pattern)
        let isDated = !input.instants.isEmpty || input.texts.contains { !$0.formats.isEmpty }
        if !input.isFree, !isDated, !input.withoutNull.hasNoParts { refuseInput(.format(Name(pattern)), input.withoutNull) }
        let hasTime = input.instants.contains(.dateTime) || input.texts.contains { $0.formats.contains("date-time") }
        if hasTime, date.kind == .date {
            note(
                "time-dropped", .corrupts, .some, "time", "has a time of day, which the date pattern drops",
                refused: Normal(instants: .dateTime), stated: true)
        }
        if pattern == "yyyy-MM-dd" { return Normal(texts: [TextPart(format: "date")]) }
        return Normal(texts: [TextPart(minLength: date.length, maxLength: date.length)])
    }
}

/// A pattern of a date or time, as most integration tools write it.
struct DatePattern {
    let kind: InstantKind
    /// How many characters it writes.
    let length: Int

    init(_ pattern: String) {
        var length = 0
        var isQuoted = false
        var letters = Set<Character>()
        for character in pattern {
            if character == "'" {
                isQuoted.toggle()
            } else {
                length += 1
                if !isQuoted { letters.insert(character) }
            }
        }
        let hasDate = !letters.isDisjoint(with: "yMdDuY")
        let hasTime = !letters.isDisjoint(with: "Hhmsk")
        kind = hasDate && hasTime ? .dateTime : hasTime ? .time : .date
        self.length = length
    }
}
