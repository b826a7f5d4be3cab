package import Basics
package import Contracts

extension MessageSampler {
    /// What stands at the end of a way.
    package enum Leaf {
        /// Something plausible, or what is there already.
        case any
        case value(MessageValue)
        case absent
    }

    /// A message with a field at the end of a way set, left out, or just there; lists on the way get an item.
    package func message(_ value: MessageValue?, _ term: Term, with leaf: Leaf, at way: ArraySlice<Name>, depth: Int = 0) -> MessageValue? {
        guard depth < 24, fuel.take() else { return nil }
        let normal = space.normal(term)
        let name = way.startIndex > 0 ? nil : way.first
        if normal.records.isEmpty, let array = normal.arrays.first, !way.isEmpty {
            guard
                case .array(var items)? = value.flatMap({ $0.isNull ? nil : $0 }) ?? self.array(array, nil, name: name, depth: 0, count: 1),
                let item = array.item(at: 0)
            else { return nil }
            if items.isEmpty { items = [.null] }
            guard let first = message(items[0].isNull ? nil : items[0], item, with: leaf, at: way, depth: depth + 1) else { return nil }
            items[0] = first
            return .array(items)
        }
        guard let field = way.first else { return end(value, term, leaf) }
        guard let part = normal.records.first(where: { $0.has(field) }) ?? normal.records.first,
            let next = part.field(field)?.term ?? part.undeclared(field, space)
        else { return value ?? self.value(term) }
        guard case .object(var members)? = value.flatMap({ $0.isNull ? nil : $0 }) ?? record(part, nil, Wish(), depth: 0) else {
            return nil
        }
        let index = members.firstIndex { $0.name == field }
        let rest = way.dropFirst()
        if rest.isEmpty, case .absent = leaf {
            members.removeAll { $0.name == field }
            return .object(members)
        }
        let current = index.map { members[$0].value }
        let made =
            rest.isEmpty
            ? end(current, next, leaf, name: part.field(field)?.hint ?? field)
            : message(current, next, with: leaf, at: rest, depth: depth + 1)
        guard let made else { return nil }
        if let index { members[index].value = made } else { members.append(MessageValue.Member(field, made)) }
        return .object(ordered(members, part))
    }

    /// What stands at the end of a way; what says most of it is asked for only where a value is made.
    private func end(_ value: MessageValue?, _ term: Term, _ leaf: Leaf, name: @autoclosure () -> Name? = nil) -> MessageValue? {
        switch leaf {
        case .value(let wanted): wanted
        case .absent: nil
        case .any: value ?? self.value(term, name: name())
        }
    }

    /// Members in the order in which the contract declares them.
    private func ordered(_ members: [MessageValue.Member], _ part: RecordPart) -> [MessageValue.Member] {
        members.enumerated().sorted { left, right in
            let one = part.field(left.element.name)?.place?.origin.lower ?? .max
            let two = part.field(right.element.name)?.place?.origin.lower ?? .max
            return (one, left.offset) < (two, right.offset)
        }.map(\.element)
    }

    /// Values at the limits of a shape and beyond them, the plainest first: what a value that causes trouble is among.
    package func telling(_ term: Term, refused: Normal?, name: Name?) -> [MessageValue] {
        var found: [MessageValue] = []
        let normal = space.normal(term)
        if let refused { found += scalars(refused, name: name).prefix(6) }
        if let refused {
            let both = refused.withoutParts.intersection(normal.withoutParts, space)
            found += scalars(both, name: name).prefix(6)
        }
        if normal.hasNull, !normal.isFree { found.append(.null) }
        for part in normal.texts.prefix(4) {
            if let values = part.values { found += values.prefix(64).map { .text($0) }; continue }
            for length in [part.maxLength, part.minLength].compactMap({ $0 }) where length <= Self.longestText {
                var exact = part
                (exact.minLength, exact.maxLength) = (length, length)
                found += texts(of: exact, name: name).prefix(1).map { .text($0) }
            }
        }
        for part in normal.numbers.prefix(4) { found += numbers(of: part, name: name).prefix(12).map { .number($0) } }
        found += scalars(normal, name: name).prefix(4)
        var seen: Set<MessageValue> = []
        return found.filter { seen.insert($0).inserted }
    }
}
