internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

extension TransformTyper {
    /// Transforms of text into text.
    mutating func textual(_ transform: Transform, _ input: Normal) -> Normal {
        if case .hash = transform { return Normal(texts: [.any]) }
        if input.isFree {
            return isSplit(transform)
                ? Normal(arrays: [ArrayPart(items: space.make(Normal(texts: [.any])))]) : limited(transform, TextPart.any)
        }
        guard !input.texts.isEmpty else {
            if !input.withoutNull.hasNoParts { refuseInput(transform, input.withoutNull) }
            return input
        }
        if case .split = transform {
            return Normal(arrays: [ArrayPart(items: space.make(Normal(texts: [TextPart(maxLength: Self.longest(input))])))])
        }
        var result = Normal()
        for part in input.texts { result.formUnion(Normal(texts: [changed(transform, part)])) }
        return result
    }

    private func isSplit(_ transform: Transform) -> Bool {
        if case .split = transform { return true }
        return false
    }

    private func limited(_ transform: Transform, _ part: TextPart) -> Normal {
        switch transform {
        case .truncate(let length): Normal(texts: [TextPart(maxLength: length)])
        case .substring(let from, let to): Normal(texts: [TextPart(maxLength: to - from)])
        default: Normal(texts: [part])
        }
    }

    private mutating func changed(_ transform: Transform, _ part: TextPart) -> TextPart {
        if case .truncate(let length) = transform { noteCut(part, length) }
        if let values = part.values { return TextPart(values: values.map { Name(Self.changed(transform, $0.text)) }) }
        switch transform {
        case .trim, .unpad: return TextPart(maxLength: part.maxLength)
        case .upper, .lower: return TextPart(minLength: part.minLength, maxLength: part.maxLength)
        case .replace(let from, let to): return TextPart(maxLength: Self.scaled(part.maxLength, from, to))
        case .truncate(let length):
            if let maximum = part.maxLength, maximum <= length { return part }
            return TextPart(minLength: min(part.minLength, length), maxLength: length)
        case .substring(let from, let to): return TextPart(maxLength: max(0, min(part.maxLength ?? to, to) - from))
        case .pad(let width, _, _):
            return TextPart(minLength: max(width, part.minLength), maxLength: part.maxLength.map { max($0, width) })
        default: return TextPart()
        }
    }

    /// A stated cut: harmless while it cuts no more than it did.
    private mutating func noteCut(_ part: TextPart, _ length: Int) {
        if let values = part.values {
            let cut = values.filter { $0.text.unicodeScalars.count > length }
            guard !cut.isEmpty else { return }
            return note(
                "cut", .corrupts, .some, "cut>\(length)",
                "\(NormalWords.sample(cut.map { "`\($0)`" })) would be cut to \(length) characters",
                refused: Normal(texts: [TextPart(values: cut)]), stated: true)
        }
        if let maximum = part.maxLength, maximum <= length { return }
        let reach = part.maxLength.map { "may be \($0) characters long" } ?? "may be of any length"
        note(
            "cut", .corrupts, .some, "cut>\(length)", "\(reach) and is cut to \(length)",
            refused: Normal(texts: [TextPart(minLength: max(length + 1, part.minLength), maxLength: part.maxLength)]), stated: true)
    }

    private static func scaled(_ length: Int?, _ from: Name, _ to: Name) -> Int? {
        let (before, after) = (from.text.unicodeScalars.count, to.text.unicodeScalars.count)
        guard let length, before > 0, after > before else { return length }
        return length / before * after + length % before
    }

    /// What a transform makes of one text.
    static func changed(_ transform: Transform, _ text: String) -> String {
        switch transform {
        case .trim: return String(text.trimmingSpaces)
        case .upper: return text.uppercased()
        case .lower: return text.lowercased()
        case .replace(let from, let to):
            return from.isEmpty ? text : text.split(separator: from.text, omittingEmptySubsequences: false).joined(separator: to.text)
        case .truncate(let length): return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
        case .substring(let from, let to):
            return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(from).prefix(max(0, to - from))))
        case .pad(let width, let side, let fill):
            let missing = max(0, width - text.unicodeScalars.count)
            let filling = String(repeating: fill.text, count: missing)
            return side == .left ? filling + text : text + filling
        case .unpad(let side, let fill):
            guard let filler = fill.text.unicodeScalars.first else { return text }
            let scalars = text.unicodeScalars
            if side == .left { return String(String.UnicodeScalarView(scalars.drop { $0 == filler })) }
            return String(String.UnicodeScalarView(scalars.reversed().drop { $0 == filler }.reversed()))
        default: return text
        }
    }
}

extension String {
    var trimmingSpaces: Substring {
        var part = self[...]
        while let first = part.unicodeScalars.first, first.properties.isWhitespace { part = part.dropFirst() }
        while let last = part.unicodeScalars.last, last.properties.isWhitespace { part = part.dropLast() }
        return part
    }
}
