internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a path gives in one message: a value, or one for each item of the lists on the way.
indirect enum NestedValue {
    case absent
    case one(MessageValue)
    case each([NestedValue])

    /// How many lists are around the values.
    var levels: Int {
        if case .each(let items) = self { return 1 + (items.map(\.levels).max() ?? 0) }
        return 0
    }

    /// The same with lists that are values taken apart.
    var spread: NestedValue {
        switch self {
        case .one(.array(let items)): .each(items.map { .one($0) })
        case .each(let items): .each(items.map(\.spread))
        default: self
        }
    }

    /// What stands at a number of a list; what is single stands at each.
    func item(_ index: Int) -> NestedValue {
        guard case .each(let items) = self else { return self }
        return items.indices.contains(index) ? items[index] : .absent
    }

    /// The value of a joined source: what stands with the first key that equals the other source's, for each of the other's where there are
    /// several, in lists of lists too.
    func joined(by own: NestedValue, to other: NestedValue) -> NestedValue {
        guard case .each(let wanted) = other else { return own.way(to: other).map { item(at: $0[...]) } ?? .absent }
        guard case .each = own else { return other.way(to: own) == nil ? .absent : self }
        return .each(wanted.map { joined(by: own, to: $0) })
    }

    /// The numbers of the items that lead to the first value of a text.
    private func way(to wanted: NestedValue) -> [Int]? {
        guard case .each(let items) = self else { return isSameText(as: wanted) ? [] : nil }
        for (index, item) in items.enumerated() { if let rest = item.way(to: wanted) { return [index] + rest } }
        return nil
    }

    /// What stands at the end of a way; what is single stands at each number.
    private func item(at way: ArraySlice<Int>) -> NestedValue {
        guard let first = way.first else { return self }
        return item(first).item(at: way.dropFirst())
    }

    private func isSameText(as other: NestedValue) -> Bool {
        guard case .one(let left) = self, case .one(let right) = other, let text = left.plainText else { return false }
        return text == right.plainText
    }

    /// The same with every value changed; a change may leave a value out.
    func mapped(_ change: (MessageValue) throws(RunStop) -> MessageValue?) throws(RunStop) -> NestedValue {
        switch self {
        case .absent: return .absent
        case .one(let value): return try change(value).map { .one($0) } ?? .absent
        case .each(let items):
            var result: [NestedValue] = []
            for item in items { result.append(try item.mapped(change)) }
            return .each(result)
        }
    }

    /// The same with the innermost lists put together; where there is none, a list that is the value itself.
    func folded(_ fold: ([MessageValue]) throws(RunStop) -> NestedValue) throws(RunStop) -> NestedValue {
        switch self {
        case .absent: return try fold([])
        case .one(.array(let items)): return try fold(items)
        case .one(let value): return .one(value)
        case .each(let items):
            if items.contains(where: { if case .each = $0 { true } else { false } }) {
                var result: [NestedValue] = []
                for item in items { result.append(try item.folded(fold)) }
                return .each(result)
            }
            return try fold(items.compactMap { if case .one(let value) = $0 { value } else { nil } })
        }
    }
}

extension MessageValue {
    /// What a path gives; lists are gone into wherever they are, as the contract's own are.
    func nested(_ path: FieldPath) -> NestedValue { nested(path.segments[...]) }

    private func nested(_ segments: ArraySlice<PathSegment>) -> NestedValue {
        guard let segment = segments.first else { return .one(self) }
        let rest = segments.dropFirst()
        if case .array(let items) = self {
            let next = segment.step == .items ? rest : segments
            return .each(items.map { $0.nested(next) })
        }
        switch segment.step {
        case .items: return nested(rest)
        case .anyValue:
            guard case .object(let members) = self else { return .absent }
            return .each(members.map { $0.value.nested(rest) })
        case .field(let name):
            guard let value = self[name] else { return .absent }
            if segment.predicate.isEmpty { return value.nested(rest) }
            guard case .array(let items) = value else { return .absent }
            let picked = items.first { item in segment.predicate.allSatisfy { item[$0.field]?.plainText == $0.value } }
            return picked?.nested(rest) ?? .absent
        }
    }
}
