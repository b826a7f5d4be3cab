import Basics

/// Why two fields cannot be merged, and where.
struct GraphQLOverlap {
    /// The response keys from the outermost fields that were compared, with dots.
    var path: String
    var reason: String
    var second: Origin
}

/// Searches all selection sets of a document for fields that cannot be merged.
struct GraphQLOverlapSearch {
    /// How many pairs of fields are compared in one document.
    static let budget = 200_000
    /// How deep comparisons may nest; through fragments that is deeper than the text.
    static let depth = 400

    let facts: GraphQLFacts
    private(set) var conflicts: [GraphQLOverlap] = []
    private(set) var isExhausted = false
    private var comparisons = 0
    private var level = 0
    private var collected: [Int: Collection] = [:]
    private var comparedFragments: Set<FragmentPair> = []
    private var comparedSets: Set<SetAndFragment> = []
    private var comparedFields: [FieldPair: GraphQLOverlap?] = [:]

    private struct Entry {
        let field: GraphQLFieldSelection
        let parent: GraphQLNamedType?
        let type: GraphQLTypeReference?

        /// Whether another field says the same and has nothing in it that could differ, so that comparing it is no use.
        func isSimple(as other: GraphQLFieldSelection, of otherParent: GraphQLNamedType?) -> Bool {
            field.selections == nil && other.selections == nil && field.arguments.isEmpty && other.arguments.isEmpty
                && field.name.name == other.name.name && parent?.name == otherParent?.name
        }
    }

    /// The fields of a selection set by response key, and the fragments that it spreads; inline fragments are resolved.
    private struct Collection {
        let id: Int
        var keys: [Name] = []
        var entries: [Name: [Entry]] = [:]
        var fragments: [Name] = []
    }

    private struct FragmentPair: Hashable {
        let first: Name
        let second: Name
        let isExclusive: Bool
    }

    private struct SetAndFragment: Hashable {
        let set: Int
        let fragment: Name
        let isExclusive: Bool
    }

    private struct FieldPair: Hashable {
        let first: Int
        let second: Int
        let isExclusive: Bool
    }

    init(facts: GraphQLFacts) { self.facts = facts }

    /// Compares within a selection set, then within those inside it.
    mutating func visit(_ set: GraphQLSelectionSet, on parent: GraphQLNamedType?) {
        conflicts += within(collect(set, parent))
        visitInner(set, on: parent)
    }

    private mutating func visitInner(_ set: GraphQLSelectionSet, on parent: GraphQLNamedType?) {
        for selection in set.selections {
            switch selection {
            case .field(let field):
                guard let inner = field.selections else { continue }
                let type = parent.flatMap { facts.schema.field(field.name.name, on: $0) }?.type
                visit(inner, on: type.flatMap { facts.schema.type($0.name) })
            case .inline(let inline): visit(inline.selections, on: inline.condition.map { facts.schema.type($0.name) } ?? parent)
            case .spread: continue
            }
        }
    }

    private mutating func within(_ set: Collection) -> [GraphQLOverlap] {
        var found: [GraphQLOverlap] = []
        for key in set.keys {
            let entries = set.entries[key] ?? []
            for (index, first) in entries.enumerated() {
                for second in entries[(index + 1)...] {
                    if let overlap = compare(first, second, key, isExclusive: false) { found.append(overlap) }
                    if isExhausted { return found }
                }
            }
        }
        for (index, fragment) in set.fragments.enumerated() {
            found += between(set, fragment, isExclusive: false)
            for other in set.fragments[(index + 1)...] { found += between(fragment, other, isExclusive: false) }
        }
        return found
    }

    private mutating func between(_ set: Collection, _ name: Name, isExclusive: Bool) -> [GraphQLOverlap] {
        guard let fragment = facts.fragment(name),
            comparedSets.insert(SetAndFragment(set: set.id, fragment: name, isExclusive: isExclusive)).inserted, enter()
        else { return [] }
        defer { level -= 1 }
        let other = collect(fragment.selections, facts.schema.type(fragment.condition.name))
        guard other.id != set.id else { return [] }
        var found = between(set, other, isExclusive: isExclusive)
        for inner in other.fragments { found += between(set, inner, isExclusive: isExclusive) }
        return found
    }

    private mutating func between(_ first: Name, _ second: Name, isExclusive: Bool) -> [GraphQLOverlap] {
        guard first != second else { return [] }
        let pair = FragmentPair(first: min(first, second), second: max(first, second), isExclusive: isExclusive)
        // What holds when both may apply holds when they exclude each other.
        if isExclusive, comparedFragments.contains(FragmentPair(first: pair.first, second: pair.second, isExclusive: false)) { return [] }
        guard comparedFragments.insert(pair).inserted, let one = facts.fragment(first), let other = facts.fragment(second), enter() else {
            return []
        }
        defer { level -= 1 }
        let left = collect(one.selections, facts.schema.type(one.condition.name))
        let right = collect(other.selections, facts.schema.type(other.condition.name))
        var found = between(left, right, isExclusive: isExclusive)
        for inner in right.fragments { found += between(first, inner, isExclusive: isExclusive) }
        for inner in left.fragments { found += between(inner, second, isExclusive: isExclusive) }
        return found
    }

    private mutating func between(_ left: Collection, _ right: Collection, isExclusive: Bool) -> [GraphQLOverlap] {
        var found: [GraphQLOverlap] = []
        for key in left.keys {
            guard let others = right.entries[key] else { continue }
            for first in left.entries[key] ?? [] {
                for second in others {
                    if let overlap = compare(first, second, key, isExclusive: isExclusive) { found.append(overlap) }
                    if isExhausted { return found }
                }
            }
        }
        return found
    }

    private mutating func compare(_ first: Entry, _ second: Entry, _ key: Name, isExclusive: Bool) -> GraphQLOverlap? {
        if first.field.id == second.field.id, first.parent?.name == second.parent?.name { return nil }
        let areExclusive =
            isExclusive
            || (first.parent?.kind == .object && second.parent?.kind == .object && first.parent?.name != second.parent?.name)
        let pair = FieldPair(
            first: min(first.field.id, second.field.id), second: max(first.field.id, second.field.id), isExclusive: areExclusive)
        if let known = comparedFields[pair] { return known }
        comparisons += 1
        if comparisons > Self.budget { isExhausted = true }
        // While the fields inside are compared, the pair counts as mergeable: a cycle of fragments is another rule's finding.
        comparedFields[pair] = .some(nil)
        let answer = difference(first, second, key, isExclusive: areExclusive)
        comparedFields[pair] = .some(answer)
        return answer
    }

    private mutating func difference(_ first: Entry, _ second: Entry, _ key: Name, isExclusive: Bool) -> GraphQLOverlap? {
        let place = second.field.origin
        if !isExclusive {
            if first.field.name.name != second.field.name.name {
                let reason = "are different fields, \(first.field.name.name) and \(second.field.name.name)"
                return GraphQLOverlap(path: key.text, reason: reason, second: place)
            }
            if !hasSameArguments(first.field, second.field) {
                return GraphQLOverlap(path: key.text, reason: "have different arguments", second: place)
            }
        }
        if let one = first.type, let other = second.type, conflict(one, other) {
            let reason = "have types that do not fit together, \(one.text) and \(other.text)"
            return GraphQLOverlap(path: key.text, reason: reason, second: place)
        }
        guard let left = first.field.selections, let right = second.field.selections, enter() else { return nil }
        defer { level -= 1 }
        let one = collect(left, first.type.flatMap { facts.schema.type($0.name) })
        let other = collect(right, second.type.flatMap { facts.schema.type($0.name) })
        var found = between(one, other, isExclusive: isExclusive)
        for fragment in other.fragments { found += between(one, fragment, isExclusive: isExclusive) }
        for fragment in one.fragments { found += between(other, fragment, isExclusive: isExclusive) }
        for fragment in one.fragments {
            for another in other.fragments { found += between(fragment, another, isExclusive: isExclusive) }
        }
        return found.first.map { GraphQLOverlap(path: "\(key).\($0.path)", reason: $0.reason, second: $0.second) }
    }

    /// Goes one level deeper; refuses where comparisons nest too deep or were too many.
    private mutating func enter() -> Bool {
        guard level < Self.depth, !isExhausted else {
            isExhausted = true
            return false
        }
        level += 1
        return true
    }

    private func hasSameArguments(_ first: GraphQLFieldSelection, _ second: GraphQLFieldSelection) -> Bool {
        guard first.arguments.count == second.arguments.count else { return false }
        return first.arguments.allSatisfy { argument in
            second.arguments.last { $0.name.name == argument.name.name }?.value.canonicalText == argument.value.canonicalText
        }
    }

    /// Whether two types could not both describe one value: lists and non-nulls must agree, and leaf types must be the same.
    private func conflict(_ first: GraphQLTypeReference, _ second: GraphQLTypeReference) -> Bool {
        guard first.wrappers == second.wrappers else { return true }
        guard first.name != second.name else { return false }
        return [first.name, second.name].contains { facts.schema.type($0)?.isLeaf ?? false }
    }

    private mutating func collect(_ set: GraphQLSelectionSet, _ parent: GraphQLNamedType?) -> Collection {
        if let known = collected[set.id] { return known }
        var collection = Collection(id: set.id)
        gather(set, parent, into: &collection)
        collected[set.id] = collection
        return collection
    }

    private func gather(_ set: GraphQLSelectionSet, _ parent: GraphQLNamedType?, into collection: inout Collection) {
        for selection in set.selections {
            switch selection {
            case .field(let field):
                let key = field.responseKey
                let type = parent.flatMap { $0.field(field.name.name) }?.type
                if collection.entries[key] == nil { collection.keys.append(key) }
                if let known = collection.entries[key], known.contains(where: { $0.isSimple(as: field, of: parent) }) { continue }
                collection.entries[key, default: []].append(Entry(field: field, parent: parent, type: type))
            case .spread(let spread):
                if !collection.fragments.contains(spread.name.name) { collection.fragments.append(spread.name.name) }
            case .inline(let inline):
                gather(inline.selections, inline.condition.map { facts.schema.type($0.name) } ?? parent, into: &collection)
            }
        }
    }
}
