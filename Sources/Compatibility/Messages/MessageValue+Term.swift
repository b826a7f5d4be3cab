internal import Basics
package import Contracts

extension MessageValue {
    /// The set that holds the value alone, so that the relation of shapes can be asked about it.
    ///
    /// - Parameter instants: Whether a text that looks like a date or time may stand for a typed one too.
    package func term(in space: ShapeSpace) -> Term {
        switch self {
        case .null: return ShapeSpace.nullTerm
        case .boolean(let value): return space.make(Normal(booleans: value ? .yes : .no))
        case .number(let value): return space.make(Normal(numbers: [NumberPart(value: value)]))
        case .text(let value): return space.make(Normal(texts: [TextPart(values: [value])]))
        case .bytes(let bytes): return space.make(Normal(bytes: BytesPart(maxLength: bytes.count)))
        case .array(let items):
            let terms = items.map { $0.term(in: space) }
            var part = ArrayPart(prefix: terms, items: nil, minItems: items.count, maxItems: items.count)
            part.isUnique = Set(items.map(\.canonicalText)).count == items.count
            return space.make(Normal(arrays: [part]))
        case .object(let members):
            let fields = members.map { FieldPart($0.name, $0.value.term(in: space), required: true) }
            return space.make(Normal(records: [RecordPart(fields: fields.sorted { $0.name < $1.name }, rest: .closed)]))
        }
    }
}

extension Relation {
    /// Whether a value is acceptable where a term is expected, by the rules of the relation.
    package func judge(_ value: MessageValue, _ target: Term) -> Validity {
        let source = value.term(in: space)
        switch fits(source, target) {
        case .yes: return .valid
        case .unknown: return .unknown("whether it is accepted cannot be decided")
        case .some, .none:
            let found = failures(source, target, limit: Validity.mostProblems)
            if found.isEmpty { return .invalid([ValidationProblem(.excluded, at: [], "is not accepted")]) }
            if found.allSatisfy({ $0.fit == .unknown }) { return .unknown(found[0].message) }
            return .invalid(
                found.filter { $0.fit != .unknown }.map { failure in
                    ValidationProblem(
                        failure.kind, at: failure.path.steps, self.words(failure, value[failure.path.steps], at: failure.path.steps, target)
                    )
                })
        }
    }

    /// A failure of a set with one value, in words of that value.
    private func words(_ failure: FitFailure, _ value: MessageValue?, at path: [FitPath.Step], _ target: Term) -> String {
        switch failure.kind {
        case .missing, .mayBeAbsent: return "is missing"
        case .mayBeNull: return "is null, which is not accepted"
        case .undeclaredField: return "is not declared, and nothing undeclared is accepted"
        case .tooLong:
            guard case .text(let text)? = value, let limit = failure.detail.split(separator: ">").last else { break }
            return "is \(text.text.unicodeScalars.count) characters long, at most \(limit) are accepted"
        case .tooShort:
            guard case .text(let text)? = value, let limit = failure.detail.split(separator: "<").last else { break }
            return "is \(text.text.unicodeScalars.count) characters long, at least \(limit) are expected"
        case .typeMismatch, .arrayForSingle, .singleForArray: return failure.message
        default: break
        }
        guard let value, value.plainText != nil else { return failure.message }
        if let words = limit(that: value, exceedsAt: path[...], target) { return words }
        return "is \(MessageValidator.words(value)), which is not accepted"
    }
}

extension Relation {
    /// Which length or bound of a target a value exceeds, in words; nil where it is something else.
    private func limit(that value: MessageValue, exceedsAt path: ArraySlice<FitPath.Step>, _ target: Term) -> String? {
        let normal = space.normal(target)
        guard let step = path.first else {
            if case .text(let text) = value, normal.texts.count == 1, normal.texts[0].values == nil {
                let length = text.text.unicodeScalars.count
                if let limit = normal.texts[0].maxLength, length > limit {
                    return "is \(length) characters long, at most \(limit) are accepted"
                }
                if length < normal.texts[0].minLength {
                    return "is \(length) characters long, at least \(normal.texts[0].minLength) are expected"
                }
            }
            if case .number(let number) = value, normal.numbers.count == 1 {
                if let bound = normal.numbers[0].high, bound.value < number { return "is \(number), at most \(bound.value) is accepted" }
                if let bound = normal.numbers[0].low, number < bound.value { return "is \(number), at least \(bound.value) is accepted" }
            }
            return nil
        }
        let next: Term? =
            switch step {
            case .field(let name): normal.records.lazy.compactMap { $0.field(name)?.term }.first
            case .item(let position): normal.arrays.first?.item(at: position)
            case .items, .values: nil
            }
        return next.flatMap { limit(that: value, exceedsAt: path.dropFirst(), $0) }
    }
}

extension MessageValue {
    /// The part that a way leads to; an unspecific step takes the first item or member.
    subscript(_ steps: [FitPath.Step]) -> MessageValue? {
        var value = self
        for step in steps {
            switch (step, value) {
            case (.field(let name), .object): guard let next = value[name] else { return nil }; value = next
            case (.item(let position), .array(let items)) where items.indices.contains(position): value = items[position]
            case (.items, .array(let items)) where !items.isEmpty: value = items[0]
            case (.values, .object(let members)) where !members.isEmpty: value = members[0].value
            default: return nil
            }
        }
        return value
    }
}
