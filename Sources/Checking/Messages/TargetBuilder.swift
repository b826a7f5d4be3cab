internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// What a mapping makes of one message, put together row by row.
final class TargetBuilder {
    private var members: [(name: Name, node: TargetBuilder)] = []
    private var items: [TargetBuilder]?
    private var leaf: MessageValue?
    /// What is single and goes into each item; where no list comes at all, it makes one.
    private var repeated: [(value: NestedValue, body: (TargetBuilder, NestedValue) -> Void)] = []

    /// Puts a value at a path.
    ///
    /// - Parameter arrays: For each segment, whether the target has a list there.
    func put(_ value: NestedValue, at path: ArraySlice<PathSegment>, _ arrays: ArraySlice<Bool>) {
        guard let segment = path.first else { return take(value) }
        guard case .field(let name) = segment.step else { return each(value) { $0.put($1, at: path.dropFirst(), arrays.dropFirst()) } }
        if isAbsent(value) { return }
        let child = member(name)
        let isArray = arrays.first ?? false
        if !segment.predicate.isEmpty {
            child.picked(segment.predicate).put(value, at: path.dropFirst(), arrays.dropFirst())
        } else if isArray, path.count == 1, case .one(.array) = value {
            child.take(value)
        } else if isArray {
            child.each(value) { $0.put($1, at: path.dropFirst(), arrays.dropFirst()) }
        } else {
            child.put(value, at: path.dropFirst(), arrays.dropFirst())
        }
    }

    private func isAbsent(_ value: NestedValue) -> Bool {
        if case .absent = value { return true }
        return false
    }

    private func take(_ value: NestedValue) {
        switch value {
        case .absent: return
        case .one(let value): leaf = value
        case .each(let values):
            leaf = .array(values.compactMap { if case .one(let item) = $0 { item } else { nil } })
        }
    }

    /// Pairs the items of a value with those that are there; what is single goes into each item, or makes one.
    private func each(_ value: NestedValue, _ body: @escaping (TargetBuilder, NestedValue) -> Void) {
        guard case .each(let values) = value else { return repeated.append((value, body)) }
        var own = items ?? []
        while own.count < values.count { own.append(TargetBuilder()) }
        for (item, value) in zip(own, values) { body(item, value) }
        items = own
    }

    /// Puts what repeats into each item.
    private func settle() {
        guard !repeated.isEmpty else { return }
        let own = items ?? [TargetBuilder()]
        for (value, body) in repeated { for item in own { body(item, value) } }
        repeated = []
        items = own
    }

    private func member(_ name: Name) -> TargetBuilder {
        if let known = members.first(where: { $0.name == name }) { return known.node }
        let node = TargetBuilder()
        members.append((name, node))
        return node
    }

    /// The item of a list that has some constants.
    private func picked(_ predicate: [PredicateTerm]) -> TargetBuilder {
        let own = items ?? []
        if let known = own.first(where: { item in predicate.allSatisfy { item.member($0.field).leaf == .text($0.value) } }) { return known }
        let item = TargetBuilder()
        for term in predicate { item.member(term.field).leaf = .text(term.value) }
        items = own + [item]
        return item
    }

    /// The value; nil where nothing was put.
    var value: MessageValue? {
        settle()
        if let leaf { return leaf }
        if let items { return .array(items.compactMap(\.value)) }
        let made = members.compactMap { member in member.node.value.map { MessageValue.Member(member.name, $0) } }
        return made.isEmpty ? nil : .object(made)
    }
}
