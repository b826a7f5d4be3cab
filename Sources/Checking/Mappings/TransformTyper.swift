internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a transform found wrong with its input.
struct TransformTrouble {
    var kind: String
    var effect: Effect
    var fit: Fit
    var detail: String
    var message: String
    var refused: Normal?
    /// Whether the spec states the loss itself, so that only a greater one counts.
    var isStated = false
}

/// Types transforms: what goes in, what comes out, and what is lost on the way.
struct TransformTyper {
    let space: ShapeSpace
    /// What the row fills: constants that take the place of nothing are typed by it.
    let target: Normal
    private(set) var troubles: [TransformTrouble] = []

    init(space: ShapeSpace, target: Normal) {
        self.space = space
        self.target = target
    }

    /// Applies a chain of transforms to the parts that a row starts from.
    mutating func apply(_ chain: [Transform], to parts: [TypedValue]) -> TypedValue {
        var rest = chain[...]
        var value: TypedValue
        if parts.count == 1 {
            value = parts[0]
        } else if let head = rest.first {
            value = combine(head, parts)
            rest = rest.dropFirst()
        } else {
            value = TypedValue.union(parts)
            note(
                "several", .breaks, .none, "parts",
                "is built from several fields, and no transform says how: add `join(...)`, `first` or `coalesce`")
        }
        for transform in rest { value = apply(transform, to: value) }
        return value
    }

    mutating func note(
        _ kind: String, _ effect: Effect, _ fit: Fit, _ detail: String, _ message: String, refused: Normal? = nil, stated: Bool = false
    ) {
        troubles.append(
            TransformTrouble(kind: kind, effect: effect, fit: fit, detail: detail, message: message, refused: refused, isStated: stated))
    }

    /// Makes one value of several, each of which may be absent.
    private mutating func combine(_ head: Transform, _ parts: [TypedValue]) -> TypedValue {
        var result = TypedValue.union(parts)
        let present = parts.filter { !$0.isNeverThere }
        result.isNeverThere = present.isEmpty
        switch head {
        case .join(let separator):
            for part in present where part.normal.texts.isEmpty && !part.normal.isFree && !part.normal.withoutNull.hasNoParts {
                refuseInput(head, part.normal.withoutNull)
            }
            result.normal = Normal(texts: [joined(present, separator)])
            result.joined = JoinedText(parts: present.map(\.normal), separator: separator)
            result.isOptional = parts.allSatisfy { $0.isOptional || $0.normal.hasNull }
            result.mayLackParts = parts.contains { $0.isOptional || $0.normal.hasNull || $0.isNeverThere }
        case .coalesce, .first:
            result = firstOfThem(head, parts)
        case .last:
            result.isOptional = parts.allSatisfy(\.isOptional)
        case .sum, .multiply, .divide:
            for part in present where part.normal.numbers.isEmpty && !part.normal.isFree { refuseInput(head, part.normal) }
            result.normal = Normal(numbers: [.any])
            result.isOptional = parts.contains(where: \.isOptional)
        case .count:
            result.normal = Normal(numbers: [NumberPart(.integer)])
            result.isOptional = false
        case .default:
            result.isOptional = parts.allSatisfy(\.isOptional)
            return apply(head, to: result)
        default:
            note(
                "several", .breaks, .none, "parts",
                "is built from several fields, which `\(head)` cannot put together: start with `join(...)`, `first` or `coalesce`")
        }
        return result
    }

    /// The first of several values that is there; `coalesce` passes over empty texts too.
    private func firstOfThem(_ head: Transform, _ parts: [TypedValue]) -> TypedValue {
        var result = TypedValue.union(parts)
        let present = parts.filter { !$0.isNeverThere }
        result.isNeverThere = present.isEmpty
        result.normal = TypedValue.union(present).normal
        let certain = parts.filter { !$0.isOptional && !$0.normal.hasNull }
        result.isOptional = certain.isEmpty
        if !certain.isEmpty { result.normal.hasNull = false }
        guard head == .coalesce, !result.normal.isFree else { return result }
        if !certain.isEmpty, certain.allSatisfy({ mayBeEmpty($0.normal) }) {
            // All that is there may be empty, as few contracts rule out.
            result.isOptional = true
            result.isUnmarked = true
        }
        result.normal.texts = result.normal.texts.compactMap(\.withoutEmpty)
        return result
    }

    private func mayBeEmpty(_ normal: Normal) -> Bool {
        !normal.isFree && normal.texts.contains { space.texts.contains("", in: $0) == .yes }
    }

    private func joined(_ parts: [TypedValue], _ separator: Name) -> TextPart {
        var total: Int? = 0
        for part in parts {
            guard let own = Self.longest(part.normal), let sum = total else { total = nil; break }
            total = sum + own
        }
        let between = separator.text.unicodeScalars.count * max(0, parts.count - 1)
        return TextPart(maxLength: total.map { $0 + between })
    }

    /// The greatest length that a value's text can have.
    static func longest(_ normal: Normal) -> Int? {
        if normal.isFree { return nil }
        var longest = 0
        for text in normal.texts {
            if let values = text.values {
                longest = max(longest, values.map { $0.text.unicodeScalars.count }.max() ?? 0)
            } else if let maximum = text.maxLength {
                longest = max(longest, maximum)
            } else {
                return nil
            }
        }
        if !normal.numbers.isEmpty || !normal.instants.isEmpty { return nil }
        return longest
    }

    mutating func refuseInput(_ transform: Transform, _ normal: Normal) {
        note(
            "transform-input", .breaks, .none, "input:\(transform.name)",
            "is \(NormalWords.kinds(normal)), which `\(transform.name)` does not take")
    }

    /// Applies one transform; absence and null pass through unless it says otherwise.
    mutating func apply(_ transform: Transform, to value: TypedValue) -> TypedValue {
        if value.isNeverThere, !transform.fillsAbsence { return value }
        var result = value
        if case .default = transform {} else { result.joined = nil }
        let hadNull = value.normal.hasNull && !value.normal.isFree
        switch transform {
        case .trim, .upper, .lower, .replace, .truncate, .substring, .pad, .unpad, .split, .hash:
            result.normal = textual(transform, value.normal)
        case .integer, .decimal, .boolean, .round, .toCents, .fromCents, .multiply, .divide:
            result.normal = numeric(transform, value.normal, &result.facts)
        case .parse(let pattern):
            if value.mayLackParts { noteLackingPart(pattern) }
            result.normal = parsed(pattern, value)
            result.mayLackParts = false
        case .format(let pattern): result.normal = formatted(pattern.text, value.normal)
        case .first, .last, .count, .sum, .flatten, .join, .coalesce: return listed(transform, value)
        case .default(let constant):
            if value.isOptional || hadNull {
                note(
                    "defaulted", .corrupts, value.isNeverThere ? .none : .some, "absent",
                    "may be absent, and `\(constant)` takes its place", stated: true)
            }
            result.normal.hasNull = false
            result.normal.formUnion(ConstantTyper.normal(constant, like: value.normal.withoutNull.hasNoParts ? target : value.normal))
            result.isOptional = false
            (result.isNeverThere, result.isNeverMade) = (false, false)
            return result
        case .timezone(let from, let to): convert(\.timezone, "time zone", from, to, &result.facts)
        case .unit(let from, let to):
            convert(\.unit, "unit", from, to, &result.facts)
            if !value.normal.numbers.isEmpty { result.normal = Normal(numbers: [.any]) }
        case .currency(let from, let to):
            convert(\.currency, "currency", from, to, &result.facts)
            if !value.normal.numbers.isEmpty { result.normal = Normal(numbers: [.any]) }
        case .custom:
            result.isTrusted = true
            result.facts = ValueFacts()
        }
        if hadNull { result.normal.hasNull = true }
        return result
    }

    /// Changes a fact: the input's must be what the transform says, where it is known.
    private mutating func convert(
        _ fact: WritableKeyPath<ValueFacts, String?>, _ word: String, _ from: Name, _ to: Name, _ facts: inout ValueFacts
    ) {
        if let known = facts[keyPath: fact], known != from.text {
            note(
                "\(word)-mismatch", .corrupts, .none, "\(word):\(known)!=\(from)",
                "has the \(word) \(known), and is converted as if it had \(from)")
        }
        facts[keyPath: fact] = to.text
    }
}

extension TextPart {
    /// The part without the empty text; nil where nothing is left.
    fileprivate var withoutEmpty: TextPart? {
        var part = self
        if let values { part.values = values.filter { !$0.isEmpty } } else { part.minLength = max(1, minLength) }
        return part.isEmpty ? nil : part
    }
}

extension Transform {
    /// Whether it makes a value where there is none.
    var fillsAbsence: Bool {
        switch self {
        case .default, .count: true
        default: false
        }
    }
}
