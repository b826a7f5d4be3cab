internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

extension TransformTyper {
    /// Transforms into numbers and booleans.
    mutating func numeric(_ transform: Transform, _ input: Normal, _ facts: inout ValueFacts) -> Normal {
        if case .boolean = transform {
            if !input.isFree, input.booleans.isEmpty, input.texts.isEmpty, input.numbers.isEmpty {
                refuseInput(transform, input.withoutNull)
            }
            if !input.isFree { noteNoBooleans(input.texts) }
            return Normal(booleans: .all)
        }
        var numbers = input.numbers
        if input.isFree { numbers = [.any] }
        if !input.texts.isEmpty, !input.isFree { numbers += converted(input.texts, transform) }
        if numbers.isEmpty, !input.withoutNull.hasNoParts {
            refuseInput(transform, input.withoutNull)
            numbers = [.any]
        }
        switch transform {
        case .integer: return Normal(numbers: whole(numbers))
        case .round(let places): return Normal(numbers: rounded(numbers, places))
        case .toCents(let power):
            facts.scaled = ExactDecimal.powerOfTen(power).description
            return Normal(numbers: numbers.map { scaled($0, .powerOfTen(power), step: .one) })
        case .fromCents(let power):
            if let known = facts.scaled, known != ExactDecimal.powerOfTen(power).description {
                note(
                    "scale-mismatch", .corrupts, .none, "scale:\(known)!=\(ExactDecimal.powerOfTen(power))",
                    "is scaled by \(known), and is converted as if it were scaled by \(ExactDecimal.powerOfTen(power))")
            }
            facts.scaled = nil
            // What a text holds is taken for whole cents; a number may have parts of a cent, unless its contract says otherwise.
            let factor = ExactDecimal.powerOfTen(-power)
            let stated = input.isFree ? 0 : input.numbers.count
            return Normal(
                numbers: numbers.enumerated().map { index, part in
                    scaled(part, factor, step: index < stated ? part.step.flatMap { $0.multiplied(by: factor) } : factor)
                })
        case .multiply, .divide: return Normal(numbers: [.any])
        default: return Normal(numbers: numbers)
        }
    }

    /// Listed texts that say neither yes nor no.
    private mutating func noteNoBooleans(_ texts: [TextPart]) {
        let words: Set<String> = ["true", "1", "yes", "x", "false", "0", "no", ""]
        let refused = texts.flatMap { $0.values ?? [] }.filter { !words.contains($0.text.lowercased()) }
        guard !refused.isEmpty else { return }
        let isAll = texts.allSatisfy { $0.values != nil } && refused.count == texts.reduce(0) { $0 + ($1.values?.count ?? 0) }
        note(
            "convert", .breaks, isAll ? .none : .some, "values:\(refused.map(\.text).joined(separator: ","))",
            "may be \(NormalWords.sample(refused.map { "`\($0)`" })), which is neither true nor false",
            refused: Normal(texts: [TextPart(values: refused)]))
    }

    /// Texts taken as numbers: certain for listed ones, open for the others unless a pattern says that they are digits.
    private mutating func converted(_ texts: [TextPart], _ transform: Transform) -> [NumberPart] {
        var numbers: [NumberPart] = []
        for text in texts {
            if let values = text.values {
                let refused = values.filter { ExactDecimal(parsing: $0.text) == nil }
                numbers += values.compactMap { ExactDecimal(parsing: $0.text) }.map(NumberPart.init(value:))
                if !refused.isEmpty {
                    note(
                        "convert", .breaks, texts.count == 1 && refused.count == values.count ? .none : .some,
                        "values:\(refused.map(\.text).joined(separator: ","))",
                        "may be \(NormalWords.sample(refused.map { "`\($0)`" })), which is no number",
                        refused: Normal(texts: [TextPart(values: refused)]))
                }
            } else {
                numbers.append(Self.writable(text.maxLength, isWhole: transform == .integer))
                if text.patterns.isEmpty {
                    note(
                        "convert", .review, .unknown, "text", "is text, and whether it always holds a number cannot be decided",
                        refused: Normal(texts: [text]))
                }
            }
        }
        return numbers
    }

    /// The numbers that so many characters can write out, a sign among them.
    private static func writable(_ length: Int?, isWhole: Bool) -> NumberPart {
        guard let length, (1...30).contains(length), let most = ExactDecimal.powerOfTen(length).adding(ExactDecimal(-1)) else {
            return .any
        }
        let least = length == 1 ? .zero : ExactDecimal.one.adding(-.powerOfTen(length - 1)) ?? .zero
        return NumberPart(low: NumberDomain.Bound(least), high: NumberDomain.Bound(most), step: isWhole ? .one : nil)
    }

    /// `integer` fails on a fraction.
    private mutating func whole(_ numbers: [NumberPart]) -> [NumberPart] {
        let fractions = numbers.filter { $0.step?.isInteger != true && $0.single?.isInteger != true && $0 != .any }
        if !fractions.isEmpty {
            let refused = NumberPart.difference(fractions, [NumberPart(step: .one)])
            note("fraction", .breaks, .some, "step:1", "may have a fraction, on which `integer` fails", refused: Normal(numbers: refused))
        }
        return numbers.map { NumberPart(low: $0.low, high: $0.high, step: $0.step?.isInteger == true ? $0.step : .one) }
    }

    /// A stated rounding: harmless while it rounds no more than it did.
    private mutating func rounded(_ numbers: [NumberPart], _ places: Int) -> [NumberPart] {
        let step = ExactDecimal.powerOfTen(-places)
        let finer = numbers.filter { part in
            if let value = part.single { return value.isMultiple(of: step) != true }
            return part.step.map { $0.isMultiple(of: step) != true } ?? true
        }
        if !finer.isEmpty {
            let digits = finer.map { $0.step.map { "\($0.scale)" } ?? "any number of" }.first ?? ""
            note(
                "rounded", .corrupts, .some, "digits>\(places)", "may have \(digits) digits after the point and is rounded to \(places)",
                refused: Normal(numbers: NumberPart.difference(finer, [NumberPart(step: step)])), stated: true)
        }
        return numbers.map { part in
            let isCoarser = part.step.map { $0.isMultiple(of: step) == true } ?? false
            return NumberPart(low: part.low, high: part.high, step: isCoarser ? part.step : step)
        }
    }

    private func scaled(_ part: NumberPart, _ factor: ExactDecimal, step: ExactDecimal?) -> NumberPart {
        func bound(_ bound: NumberDomain.Bound?) -> NumberDomain.Bound? {
            bound.flatMap { bound in bound.value.multiplied(by: factor).map { NumberDomain.Bound($0, isExclusive: bound.isExclusive) } }
        }
        return NumberPart(low: bound(part.low), high: bound(part.high), step: step)
    }

    /// Transforms of lists.
    mutating func listed(_ transform: Transform, _ value: TypedValue) -> TypedValue {
        var result = value
        guard let item = takeDimension(&result) else {
            switch transform {
            case .join, .coalesce, .first, .last: return value
            default:
                if !value.normal.isFree { refuseInput(transform, value.normal) }
                return value
            }
        }
        switch transform {
        case .first, .last, .coalesce:
            result.normal = item.normal
            result.isOptional = value.isOptional || item.mayBeEmpty
        case .count:
            result.normal = Normal(numbers: [NumberPart(low: NumberDomain.Bound(.zero), step: .one)])
            result.isOptional = false
            result.isNeverThere = false
        case .sum:
            if item.normal.numbers.isEmpty, !item.normal.isFree { refuseInput(transform, item.normal) }
            let steps = item.normal.numbers.map(\.step)
            let common = steps.count == 1 ? steps[0] : nil
            result.normal = Normal(numbers: [NumberPart(step: common)])
            result.isOptional = item.isCertain ? false : result.isOptional
        case .join: result.normal = Normal(texts: [.any])
        case .flatten: result.normal = item.normal
        default: break
        }
        return result
    }

    /// Takes off the innermost level of repetition, whether the path went into it or the value is a list itself.
    private func takeDimension(_ value: inout TypedValue) -> (normal: Normal, mayBeEmpty: Bool, isCertain: Bool)? {
        if let array = value.normal.arrays.first, value.normal.records.isEmpty, value.normal.texts.isEmpty {
            let item = array.prefix.first ?? array.items ?? ShapeSpace.neverTerm
            return (space.normal(item), array.minItems == 0, true)
        }
        guard let dimension = value.dimensions.popLast() else { return nil }
        return (value.normal, dimension.minItems == 0 || !dimension.isCertain, dimension.isCertain)
    }
}

/// Types constants: a literal has the type of where it goes.
enum ConstantTyper {
    /// The shape of a constant that goes where other values are.
    static func normal(_ text: Name, like normal: Normal) -> Normal {
        if normal.texts.isEmpty, !normal.numbers.isEmpty, let number = ExactDecimal(parsing: text.text) {
            return Normal(numbers: [NumberPart(value: number)])
        }
        if normal.texts.isEmpty, !normal.booleans.isEmpty, let value = ["true": BooleanSet.yes, "false": BooleanSet.no][text.text] {
            return Normal(booleans: value)
        }
        if normal.texts.isEmpty, !normal.instants.isEmpty, normal.numbers.isEmpty {
            // A date that is written out; whether it is one is for the format's own check.
            return Normal(texts: [TextPart(values: [text])])
        }
        if text == "null", normal.texts.isEmpty { return .null }
        return Normal(texts: [TextPart(values: [text])])
    }
}
