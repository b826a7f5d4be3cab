internal import Basics
internal import Contracts

extension MessageValidator {
    // MARK: Records

    mutating func check(_ value: MessageValue, _ record: Record, _ path: [FitPath.Step]) -> Validity {
        guard case .object(let members) = value else { return mismatch(value, "an object", path) }
        let given = Set(members.map(\.name))
        var answer = Validity.valid
        for field in record.fields {
            if let member = members.first(where: { $0.name == field.name }) {
                answer = answer.and(check(member.value, field.shape, path + [.field(field.name)]))
            } else if field.isRequired, isExpected(field) {
                answer = answer.and(Self.problem(.missing, path + [.field(field.name)], "is missing"))
            }
        }
        let declared = Set(record.fields.map(\.name))
        for member in members { answer = answer.and(check(member, undeclaredIn: record, declared, path)) }
        if members.count < record.minFields {
            answer = answer.and(
                Self.problem(.fieldCount, path, "has \(members.count) fields, at least \(record.minFields) are expected"))
        }
        if let limit = record.maxFields, members.count > limit {
            answer = answer.and(Self.problem(.fieldCount, path, "has \(members.count) fields, at most \(limit) are accepted"))
        }
        if let names = record.names {
            for name in given.sorted() {
                answer = answer.and(Self.named(name, check(.text(name), names, path + [.field(name)])))
            }
        }
        for dependency in record.dependentRequired where given.contains(dependency.field) {
            for name in dependency.required where !given.contains(name) {
                answer = answer.and(
                    Self.problem(.missing, path + [.field(name)], "is missing, and must be there where `\(dependency.field)` is"))
            }
        }
        for dependency in record.dependentShapes where given.contains(dependency.field) {
            answer = answer.and(check(value, dependency.shape, path))
        }
        return answer
    }

    /// Whether a required field must be there in messages of this direction.
    private func isExpected(_ field: Field) -> Bool {
        if let direction = rules.direction, field.facets.flags.contains(direction == .in ? .readOnly : .writeOnly) { return false }
        if rules.direction != .out, field.facets.flags.contains(.serverFilled) { return false }
        return !(rules.fillsDefaults && field.facets.defaultValue != nil)
    }

    /// What patterns of names, and else the rest, say of a member.
    private mutating func check(
        _ member: MessageValue.Member, undeclaredIn record: Record, _ declared: Set<Name>, _ path: [FitPath.Step]
    ) -> Validity {
        let place = path + [.field(member.name)]
        var answer = Validity.valid
        var isMatched = declared.contains(member.name)
        for pattern in record.patternFields {
            switch texts.matches(pattern.pattern, member.name.text) {
            case .yes:
                isMatched = true
                answer = answer.and(check(member.value, pattern.shape, place))
            case .no: continue
            case .unknown:
                isMatched = true
                answer = answer.and(.unknown("the pattern \(pattern.pattern) cannot be decided"))
            }
        }
        if isMatched { return answer }
        switch record.rest {
        case .open: return answer
        case .closed:
            return answer.and(Self.problem(.undeclaredField, place, "is not declared, and nothing undeclared is accepted"))
        case .shape(let shape):
            if case .never = contract[shape] {
                return answer.and(Self.problem(.undeclaredField, place, "is not declared, and nothing undeclared is accepted"))
            }
            return answer.and(check(member.value, shape, place))
        }
    }

    /// What is wrong with a name, said of the member.
    private static func named(_ name: Name, _ validity: Validity) -> Validity {
        guard case .invalid(let problems) = validity else { return validity }
        return .invalid(problems.map { ValidationProblem(.undeclaredField, at: $0.path, "has a name that is not accepted") })
    }

    /// Checks the fields, and whether the elements among them can stand in some order; which one they have, values do not say.
    mutating func check(_ value: MessageValue, _ content: Content, _ path: [FitPath.Step]) -> Validity {
        let value = occurring(value, content.record)
        let fields = check(value, content.record, path)
        guard case .valid = fields, case .object(let members) = value else { return fields }
        let elements = Set(content.particle.occurrences.map(\.field))
        let attributes = Set(content.record.fields.map(\.name)).subtracting(elements)
        var counts: [Name: Int] = [:]
        for member in members where !attributes.contains(member.name) {
            guard elements.contains(member.name) else {
                if member.name.text.hasPrefix("@") { continue }
                return .unknown("which elements a wildcard takes is not said by values")
            }
            counts[member.name] = if case .array(let items) = member.value { items.count } else { 1 }
        }
        switch content.particle.canHold(counts) {
        case true?: return .valid
        case false?: return Self.problem(.order, path, "has no order of its elements that is accepted")
        case nil: return .unknown("the elements have too many orders to be tried")
        }
    }

    /// The value with elements as lists where the record has lists of them: one element is the same in both ways.
    private func occurring(_ value: MessageValue, _ record: Record) -> MessageValue {
        guard case .object(let members) = value else { return value }
        return .object(
            members.compactMap { member in
                guard let field = record.fields.first(where: { $0.name == member.name }) else { return member }
                let isList = if case .array = contract[field.shape] { true } else { false }
                switch member.value {
                case .array(let items):
                    if isList || items.count > 1 { return member }
                    return items.first.map { MessageValue.Member(member.name, $0) }
                default: return isList ? MessageValue.Member(member.name, .array([member.value])) : member
                }
            })
    }

    // MARK: Arrays

    mutating func check(_ value: MessageValue, _ array: ArrayShape, _ path: [FitPath.Step]) -> Validity {
        guard case .array(let items) = value else {
            // A repeated parameter takes a single value as a list of one.
            if rules.isTextual, value.plainText != nil { return check(.array([value]), array, path) }
            if value.isNull { return mismatch(value, "a list", path) }
            return Self.problem(.singleForArray, path, "is \(Self.words(value)) where a list is expected")
        }
        var answer = Validity.valid
        for (index, item) in items.enumerated() {
            let shape = index < array.prefix.count ? array.prefix[index] : array.items
            guard let shape else {
                answer = answer.and(
                    Self.problem(.itemCount, path, "has \(items.count) items, at most \(array.prefix.count) are accepted"))
                break
            }
            answer = answer.and(check(item, shape, path + [.item(index)]))
        }
        if items.count < array.minItems {
            answer = answer.and(Self.problem(.itemCount, path, "has \(items.count) items, at least \(array.minItems) are expected"))
        }
        if let limit = array.maxItems, items.count > limit {
            answer = answer.and(Self.problem(.itemCount, path, "has \(items.count) items, at most \(limit) are accepted"))
        }
        if array.isUnique, Set(items.map(\.canonicalText)).count < items.count {
            answer = answer.and(Self.problem(.notUnique, path, "holds an item twice, which is not accepted"))
        }
        if let contains = array.contains { answer = answer.and(check(items, contains, path)) }
        return answer
    }

    private mutating func check(
        _ items: [MessageValue], _ contains: (shape: ShapeID, minimum: Int, maximum: Int?), _ path: [FitPath.Step]
    ) -> Validity {
        var (certain, possible) = (0, 0)
        for (index, item) in items.enumerated() {
            switch check(item, contains.shape, path + [.item(index)]) {
            case .valid: (certain, possible) = (certain + 1, possible + 1)
            case .unknown: possible += 1
            case .invalid: break
            }
        }
        if possible < contains.minimum {
            return Self.problem(
                .itemCount, path, "holds \(possible) of the items that must be among them, at least \(contains.minimum) are expected")
        }
        if let maximum = contains.maximum, certain > maximum {
            return Self.problem(.itemCount, path, "holds \(certain) of the items that are counted, at most \(maximum) are accepted")
        }
        if certain < contains.minimum || possible > contains.maximum ?? .max {
            return .unknown("which of its items count cannot be decided")
        }
        return .valid
    }
}
