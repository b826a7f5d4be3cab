internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Does to values what transforms are documented to do.
struct TransformRunner {
    /// What a stated loss took from a value: its kind and words.
    private(set) var losses: [(kind: String, words: String)] = []
    /// Whether only code knows what comes out.
    private(set) var isOpaque = false
    /// The shape that constants are typed by.
    let target: Normal

    init(target: Normal) { self.target = target }

    /// Applies a chain to the parts that a row starts from.
    mutating func run(_ chain: [Transform], _ parts: [NestedValue]) throws(RunStop) -> NestedValue {
        var rest = chain[...]
        var value = parts.first ?? .absent
        if parts.count > 1 {
            guard let head = rest.first else {
                throw RunStop(kind: "several", reason: "is built from several fields, and nothing says how")
            }
            value = try combined(head, parts)
            rest = rest.dropFirst()
        }
        for transform in rest { value = try applied(transform, value) }
        return value
    }

    private mutating func combined(_ head: Transform, _ parts: [NestedValue]) throws(RunStop) -> NestedValue {
        // Parts that repeat are put together item by item; what is single goes to each.
        let counts = parts.compactMap { part in if case .each(let items) = part { items.count } else { nil } }
        if let count = counts.max() {
            var items: [NestedValue] = []
            for index in 0..<count {
                items.append(try combined(head, parts.map { $0.item(index) }))
            }
            return .each(items)
        }
        let values = parts.compactMap { part -> MessageValue? in if case .one(let value) = part, !value.isNull { value } else { nil } }
        switch head {
        case .join(let separator):
            let texts = values.compactMap(\.plainText?.text)
            return texts.isEmpty ? .absent : .one(.text(Name(texts.joined(separator: separator.text))))
        case .coalesce, .first: return values.first { $0 != .text("") }.map { .one($0) } ?? .absent
        case .last: return values.last.map { .one($0) } ?? .absent
        case .count: return .one(.number(ExactDecimal(values.count)))
        case .sum: return .one(.number(try sum(values)))
        case .multiply:
            var product = ExactDecimal.one
            for value in values { product = product.multiplied(by: try number(value)) ?? product }
            return values.isEmpty ? .absent : .one(.number(product))
        case .default: return try applied(head, values.first.map { .one($0) } ?? .absent)
        default:
            isOpaque = true
            return values.first.map { .one($0) } ?? .absent
        }
    }

    private mutating func applied(_ transform: Transform, _ value: NestedValue) throws(RunStop) -> NestedValue {
        switch transform {
        case .default(let constant):
            if case .absent = value { return filled(constant) }
            if case .one(.null) = value { return filled(constant) }
            return value
        case .first, .coalesce: return try value.folded { items in items.first.map { .one($0) } ?? .absent }
        case .last: return try value.folded { items in items.last.map { .one($0) } ?? .absent }
        case .count: return try value.folded { items in .one(.number(ExactDecimal(items.count))) }
        case .sum: return try value.folded { (items) throws(RunStop) in .one(.number(try sum(items))) }
        case .join(let separator):
            return try value.folded { items in
                items.isEmpty ? .absent : .one(.text(Name(items.compactMap(\.plainText?.text).joined(separator: separator.text))))
            }
        case .flatten:
            return try value.folded { items in .each(items.map { .one($0) }) }
        case .split(let separator):
            return try value.mapped { (value) throws(RunStop) in
                guard case .text(let text) = value else { return value }
                let parts =
                    separator.isEmpty
                    ? [text.text] : text.text.split(separator: separator.text, omittingEmptySubsequences: false).map(String.init)
                return .array(parts.map { .text(Name($0)) })
            }
        case .timezone, .unit, .currency, .hash, .custom, .divide, .multiply:
            isOpaque = true
            return value
        default:
            var losses: [(kind: String, words: String)] = []
            let changed = try value.mapped { (value) throws(RunStop) in
                value.isNull ? value : try Self.changed(transform, value, &losses)
            }
            self.losses += losses
            return changed
        }
    }

    private mutating func filled(_ constant: Name) -> NestedValue {
        losses.append(("defaulted", "is absent, and `\(constant)` takes its place"))
        return MappingRunner.constant(constant, like: target).map { .one($0) } ?? .absent
    }

    private func sum(_ values: [MessageValue]) throws(RunStop) -> ExactDecimal {
        var total = ExactDecimal.zero
        for value in values { total = total.adding(try number(value)) ?? total }
        return total
    }

    private func number(_ value: MessageValue) throws(RunStop) -> ExactDecimal { try Self.number(value) }

    private static func number(_ value: MessageValue) throws(RunStop) -> ExactDecimal {
        if case .number(let number) = value { return number }
        if let text = value.plainText, let number = ExactDecimal(parsing: text.text.filter { $0 != " " }) { return number }
        throw RunStop(kind: "convert", reason: "is `\(value.plainText?.text ?? "a list or object")`, which is no number")
    }

    /// One value through one transform.
    private static func changed(_ transform: Transform, _ value: MessageValue, _ losses: inout [(kind: String, words: String)])
        throws(RunStop) -> MessageValue
    {
        switch transform {
        case .trim, .upper, .lower, .replace, .truncate, .substring, .pad, .unpad:
            guard let text = value.plainText else {
                throw RunStop(kind: "transform-input", reason: "is a list or object, which `\(transform.name)` does not take")
            }
            let changed = TransformTyper.changed(transform, text.text)
            if case .truncate(let length) = transform, text.text.unicodeScalars.count > length {
                losses.append(("cut", "`\(text)` is cut to `\(changed)`"))
            }
            return .text(Name(changed))
        case .decimal: return .number(try number(value))
        case .integer:
            let number = try number(value)
            guard number.isInteger else {
                throw RunStop(kind: "fraction", reason: "is \(number), which has a fraction, on which `integer` fails")
            }
            return .number(number)
        case .round(let places):
            let number = try number(value)
            let rounded = number.roundedHalfUp(places: places)
            if rounded != number { losses.append(("rounded", "\(number) is rounded to \(rounded)")) }
            return .number(rounded)
        case .toCents(let power):
            let scaled = try number(value).multiplied(by: .powerOfTen(power))
            return .number((scaled ?? .zero).roundedHalfUp(places: 0))
        case .fromCents(let power): return .number(try number(value).multiplied(by: .powerOfTen(-power)) ?? .zero)
        case .boolean:
            switch value.plainText?.text.lowercased() {
            case "true", "1", "yes", "x": return .boolean(true)
            case "false", "0", "no", "": return .boolean(false)
            default: throw RunStop(kind: "convert", reason: "is `\(value.plainText?.text ?? "")`, which is neither true nor false")
            }
        case .parse(let pattern): return try DateText.parse(value, pattern.text)
        case .format(let pattern):
            let text = try DateText.format(value, pattern.text)
            if DateText.hasTime(value), !DateText.keepsTime(pattern.text) {
                losses.append(("time-dropped", "`\(value.plainText?.text ?? "")` becomes `\(text)`, without its time"))
            }
            return .text(Name(text))
        default: return value
        }
    }
}

extension ExactDecimal {
    /// The number with some places after the point, half up.
    func roundedHalfUp(places: Int) -> ExactDecimal {
        let step = ExactDecimal.powerOfTen(-places)
        guard isMultiple(of: step) != true else { return self }
        let half = ExactDecimal(coefficient: 5, exponent: -places - 1)
        return adding(half)?.roundedDown(to: step) ?? self
    }
}
