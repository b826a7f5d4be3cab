internal import Basics
internal import Contracts

/// Words for kinds of values.
package enum NormalWords {
    /// Names the kinds of a set: "text", "a number or null".
    package static func kinds(_ normal: Normal) -> String {
        if normal.isFree { return "anything" }
        var words: [String] = []
        if !normal.texts.isEmpty { words.append("text") }
        if !normal.numbers.isEmpty {
            words.append(
                normal.numbers.allSatisfy { $0.step?.isInteger ?? ($0.single?.isInteger ?? false) } ? "a whole number" : "a number")
        }
        if !normal.booleans.isEmpty { words.append("true or false") }
        for (kind, word) in [(InstantSet.date, "a date"), (.time, "a time"), (.dateTime, "a date and time"), (.duration, "a duration")]
        where normal.instants.contains(kind) { words.append(word) }
        if normal.bytes != nil { words.append("binary data") }
        if !normal.arrays.isEmpty { words.append("a list") }
        if !normal.records.isEmpty { words.append("an object") }
        if normal.hasNull { words.append("null") }
        return words.isEmpty ? "nothing" : words.joined(separator: " or ")
    }

    /// Some values of a list, the rest as a count.
    package static func sample(_ values: [String], limit: Int = 5) -> String {
        let shown = values.prefix(limit).joined(separator: ", ")
        return values.count > limit ? "\(shown) and \(values.count - limit) more" : shown
    }
}

/// Why numbers are refused, in words and in canonical text.
struct NumberReason {
    private(set) var kind = FitFailureKind.outOfRange
    private(set) var detail = "range"
    private(set) var message = "may be a number that is not accepted"

    init(outside: [NumberPart], accepted: [NumberPart]) {
        let singles = outside.compactMap(\.single)
        if singles.count == outside.count, !singles.isEmpty {
            let values = singles.sorted().map(\.description)
            kind = .unknownValue
            detail = "values:\(values.joined(separator: ","))"
            message = "may be \(NormalWords.sample(values)), which is not accepted"
            return
        }
        let listed = accepted.compactMap(\.single)
        if listed.count == accepted.count {
            kind = .unknownValue
            detail = "values:other"
            message = "may be a number other than \(NormalWords.sample(listed.sorted().map(\.description)))"
            return
        }
        guard let part = outside.first, let limit = accepted.first else { return }
        explain(part, limit)
    }

    private mutating func explain(_ part: NumberPart, _ limit: NumberPart) {
        if let high = limit.high,
            part.high.map({ high.value < $0.value || (high.value == $0.value && high.isExclusive && !$0.isExclusive) }) ?? true
        {
            detail = "value>\(high.isExclusive ? "=" : "")\(high.value)"
            message = "may be \(part.high.map { "\($0.value)" } ?? "any large number"), at most \(high.value) is accepted"
        } else if let low = limit.low,
            part.low.map({ $0.value < low.value || (low.value == $0.value && low.isExclusive && !$0.isExclusive) }) ?? true
        {
            detail = "value<\(low.isExclusive ? "=" : "")\(low.value)"
            message = "may be \(part.low.map { "\($0.value)" } ?? "any small number"), at least \(low.value) is accepted"
        } else if let step = limit.step, part.step.map({ $0.isMultiple(of: step) != true }) ?? true {
            kind = .tooManyDigits
            detail = "step:\(step)"
            message =
                step == .one
                ? "may have a fraction, a whole number is expected"
                : step.coefficient == 1
                    ? "may have \(part.step.map { "\($0.scale)" } ?? "any number of") digits after the point, \(step.scale) are accepted"
                    : "need not be a multiple of \(step)"
        } else if limit.width == .float {
            detail = "width:float"
            message = "may need more digits than a single-precision number keeps"
        }
    }
}

/// Why texts are refused, in words and in canonical text.
struct TextReason {
    private(set) var kind = FitFailureKind.unknownValue
    private(set) var detail = "values"
    private(set) var message = "may be a text that is not accepted"

    init(outside: [TextPart], accepted: [TextPart], texts: TextReasoner) {
        guard let part = outside.first else { return }
        let listed = accepted.compactMap(\.values).flatMap { $0 }
        if let values = part.values {
            let refused = values.filter { value in !accepted.contains { texts.contains(value, in: $0) == .yes } }.map(\.text)
            detail = "values:\(refused.joined(separator: ","))"
            message = "may be \(NormalWords.sample(refused.map { "`\($0)`" })), which \(refused.count == 1 ? "is" : "are") not accepted"
            return
        }
        guard let limit = accepted.first(where: { $0.values == nil }) else {
            detail = "values:other"
            message =
                "may be any text where only \(NormalWords.sample(listed.map { "`\($0)`" })) \(listed.count == 1 ? "is" : "are") accepted"
            return
        }
        explain(part, limit)
    }

    private mutating func explain(_ part: TextPart, _ limit: TextPart) {
        if let longest = limit.maxLength, (part.maxLength ?? .max) > longest {
            kind = .tooLong
            detail = "length>\(longest)"
            message = "may be \(part.maxLength.map { "\($0)" } ?? "any number of") characters long, at most \(longest) are accepted"
        } else if limit.minLength > part.minLength {
            kind = .tooShort
            detail = "length<\(limit.minLength)"
            message = "may be \(part.minLength) characters short, at least \(limit.minLength) are expected"
        } else if let format = limit.formats.first(where: { !part.formats.contains($0) }) {
            kind = .format
            detail = "format:\(format)"
            message =
                part.formats.isEmpty
                ? "need not be a \(format)" : "is a \(part.formats.joined(separator: "+")) where a \(format) is expected"
        } else if let pattern = limit.patterns.first(where: { !part.patterns.contains($0) }) {
            kind = .pattern
            detail = "pattern:\(pattern)"
            message = "need not match the pattern \(pattern)"
        } else if let pattern = limit.notPatterns.first {
            kind = .pattern
            detail = "not-pattern:\(pattern)"
            message = "may match the pattern \(pattern), which is excluded"
        } else if let value = limit.excluded.first {
            detail = "values:\(value)"
            message = "may be `\(value)`, which is excluded"
        }
    }
}
