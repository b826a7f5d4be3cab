internal import Basics
internal import Contracts

extension MessageSampler {
    /// What a record is wanted to have beside what it must have.
    struct Wish {
        /// Members with their values.
        var present: [Name: MessageValue] = [:]
        /// Fields that are to be left out, required or not.
        var absent: Set<Name> = []
        /// Whether optional fields are there too.
        var isFull = false
    }

    /// The record of a counterpart that stands against one: of the same name, or with the most common fields.
    func counterpart(of record: RecordPart, in to: Normal?) -> RecordPart? {
        guard let to, !to.records.isEmpty else { return nil }
        if to.records.count == 1 { return to.records[0] }
        if let same = to.records.first(where: { $0.tag != nil && $0.tag == record.tag }) { return same }
        if let same = to.records.first(where: { $0.typeName != nil && $0.typeName == record.typeName }) { return same }
        return to.records.prefix(16).max { left, right in
            left.fields.count { record.field($0.name) != nil } < right.fields.count { record.field($0.name) != nil }
        }
    }

    /// A small record: what must be there on either side, and what is wished for.
    func record(_ part: RecordPart, _ to: Normal?, _ wish: Wish, depth: Int) -> MessageValue? {
        guard fuel.take(), depth < 20 else { return nil }
        let other = counterpart(of: part, in: to)
        var members: [(order: UInt32, member: MessageValue.Member)] = []
        var names = Set(part.fields.filter { isWanted($0, other) }.map(\.name)).union(wish.present.keys)
        for field in part.fields where wish.isFull && exists(field) && depth < 6 { names.insert(field.name) }
        addDependencies(of: [part, other].compactMap { $0 }, to: &names)
        names.subtract(wish.absent)
        for field in part.fields where names.contains(field.name) {
            guard let made = wish.present[field.name] ?? value(of: field, other, depth: depth) else {
                if field.isRequired || wish.present[field.name] != nil { return nil }
                continue
            }
            members.append((field.place?.origin.lower ?? 0, MessageValue.Member(field.name, made)))
        }
        for name in names.sorted() where !part.has(name) {
            let undeclared = wish.present[name] ?? part.undeclared(name, space).flatMap { value($0, name: name, depth: depth + 1) }
            if let undeclared { members.append((.max, MessageValue.Member(name, undeclared))) }
        }
        fill(&members, upTo: max(part.minFields, other?.minFields ?? 0), part, other, wish, depth: depth)
        guard members.count >= part.minFields else { return nil }
        return .object(members.sorted { ($0.order, $0.member.name) < ($1.order, $1.member.name) }.map(\.member))
    }

    private func exists(_ field: FieldPart) -> Bool { direction.map(field.exists) ?? true }

    /// Whether a field is in a small message: required here, or required there and declared here.
    private func isWanted(_ field: FieldPart, _ other: RecordPart?) -> Bool {
        guard exists(field) else { return false }
        if field.isRequired, direction == .out || !field.facets.flags.contains(.serverFilled) { return true }
        guard let wanted = other?.field(field.name), exists(wanted) else { return false }
        return wanted.isRequired && !wanted.facets.flags.contains(.serverFilled)
    }

    private func addDependencies(of parts: [RecordPart], to names: inout Set<Name>) {
        for _ in 0..<4 {
            let before = names.count
            for part in parts {
                for (field, required) in part.dependentRequired where names.contains(field) { names.formUnion(required) }
                for dependency in part.dependentTerms where names.contains(dependency.field) {
                    names.formUnion(space.normal(dependency.term).records.first?.fields.filter(\.isRequired).map(\.name) ?? [])
                }
            }
            if names.count == before { return }
        }
    }

    private func value(of field: FieldPart, _ other: RecordPart?, depth: Int) -> MessageValue? {
        let wanted = other?.field(field.name)?.term ?? other.flatMap { $0.undeclared(field.name, space) }
        return value(field.term, wanted == ShapeSpace.neverTerm ? nil : wanted, name: field.hint, depth: depth + 1)
    }

    /// Adds optional or undeclared members until there are enough.
    private func fill(
        _ members: inout [(order: UInt32, member: MessageValue.Member)], upTo count: Int, _ part: RecordPart, _ other: RecordPart?,
        _ wish: Wish, depth: Int
    ) {
        guard count <= Self.longestList else { return }
        for field in part.fields where members.count < count && exists(field) && !wish.absent.contains(field.name) {
            if members.contains(where: { $0.member.name == field.name }) { continue }
            if let made = value(of: field, other, depth: depth) {
                members.append((field.place?.origin.lower ?? 0, MessageValue.Member(field.name, made)))
            }
        }
        var number = 1
        while members.count < count, number <= Self.longestList, let made = extra(in: part, number, depth: depth) {
            members.append((.max, made))
            number += 1
        }
    }

    /// An undeclared member that a record may have; nil where it may have none.
    func extra(in part: RecordPart, _ number: Int = 1, depth: Int) -> MessageValue.Member? {
        let names: [Name]
        if let pattern = part.patternFields.first {
            var text = TextPart()
            text.patterns = [pattern.pattern]
            names = texts(of: text, name: nil)
        } else if let allowed = part.names {
            names = space.normal(allowed).texts.prefix(4).flatMap { texts(of: $0, name: nil) }
        } else {
            names = [Name("extra\(number)")]
        }
        for name in names where !part.has(name) {
            guard let term = part.undeclared(name, space) else { continue }
            if let made = value(term, name: name, variant: number - 1, depth: depth + 1) { return MessageValue.Member(name, made) }
        }
        return nil
    }

    /// A small array: as few items as may be.
    ///
    /// - Parameter count: How many items are wanted at least; where a part allows fewer, what is made has that many.
    func array(_ part: ArrayPart, _ to: Normal?, name: Name?, depth: Int, count wanted: Int = 0) -> MessageValue? {
        guard fuel.take() else { return nil }
        let other = to?.arrays.first
        let needed = part.contains.map { min($0.minimum, Self.longestList) }.max() ?? 0
        let minimum = max(part.minItems, needed, wanted, min(other?.minItems ?? 0, part.effectiveMaximum ?? .max))
        let count = min(minimum, part.effectiveMaximum ?? .max)
        guard count >= part.minItems, count <= Self.longestList else { return nil }
        var items: [MessageValue] = []
        let isUnique = part.isUnique || (other?.isUnique ?? false)
        for position in 0..<count {
            guard let term = part.item(at: position) else { return nil }
            let chosen = part.contains.first { position < $0.minimum }.map { space.intersection(term, $0.term) } ?? term
            guard let made = item(chosen, other?.item(at: position), name, isUnique ? items : [], position, depth: depth) else {
                return nil
            }
            items.append(made)
        }
        return .array(items)
    }

    /// An item that differs from those before it where they must.
    private func item(_ term: Term, _ to: Term?, _ name: Name?, _ before: [MessageValue], _ position: Int, depth: Int) -> MessageValue? {
        for attempt in 0..<(before.isEmpty ? 1 : 4) {
            let made = value(term, to, name: name, variant: before.isEmpty ? 0 : position + attempt, depth: depth + 1)
            if let made, !before.contains(made) { return made }
            if let made, let changed = Self.changed(made, by: position), !before.contains(changed) { return changed }
        }
        return nil
    }

    /// A value that differs from one in its first scalar.
    private static func changed(_ value: MessageValue, by number: Int) -> MessageValue? {
        switch value {
        case .number(let digits): return digits.adding(ExactDecimal(number)).map { .number($0) }
        case .text(let text):
            let last = String(number % 10)
            return text.isEmpty ? nil : .text(Name(String(text.text.dropLast()) + last))
        case .object(var members):
            for index in members.indices {
                if let changed = changed(members[index].value, by: number) {
                    members[index].value = changed
                    return .object(members)
                }
            }
            return nil
        default: return nil
        }
    }
}

extension FieldPart {
    /// What says most of the values of the field.
    var hint: Name { FieldHints.hint(for: name, facets.description) }
}
