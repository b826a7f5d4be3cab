import Basics

/// Where fragments may stand and what they may be on.
extension GraphQLRule {
    static let fragmentsOnCompositeTypes = GraphQLRule("FragmentsOnCompositeTypes") { facts, report in
        let conditions = facts.inlines.compactMap(\.inline.condition) + facts.fragments.map(\.condition)
        for condition in conditions {
            guard let type = facts.schema.type(condition.name), !type.isComposite else { continue }
            report.add(
                "A fragment is on \(type.name), \(type.kind.withArticle), which has no fields to select.", type.name, at: condition.origin)
        }
    }

    static let knownFragmentNames = GraphQLRule("KnownFragmentNames") { facts, report in
        for fact in facts.spreads where facts.fragment(fact.spread.name.name) == nil {
            let name = fact.spread.name
            report.add("The document has no fragment \(name.name).", name.name, at: name.origin)
        }
    }

    static let noUnusedFragments = GraphQLRule("NoUnusedFragments") { facts, report in
        var used: Set<Name> = []
        for index in facts.operations.indices {
            for fragment in facts.fragmentsReached(from: .operation(index)) { used.insert(facts.fragments[fragment].name.name) }
        }
        for fragment in facts.fragments where !used.contains(fragment.name.name) {
            report.add("No operation uses the fragment \(fragment.name.name).", fragment.name.name, at: fragment.origin)
        }
    }

    static let possibleFragmentSpreads = GraphQLRule("PossibleFragmentSpreads") { facts, report in
        func check(_ condition: GraphQLNamedType?, in parent: GraphQLNamedType?, _ what: String, _ origin: Origin) {
            guard let condition, let parent, condition.isComposite, condition.name != parent.name else { return }
            guard facts.schema.possibleTypes(condition).isDisjoint(with: facts.schema.possibleTypes(parent)) else { return }
            report.add("\(what) can never apply: no \(parent.name) is ever of the type \(condition.name).", condition.name, at: origin)
        }
        for fact in facts.inlines {
            guard let condition = fact.inline.condition else { continue }
            check(facts.schema.type(condition.name), in: fact.parent, "A fragment on \(condition.name)", fact.inline.origin)
        }
        for fact in facts.spreads {
            guard let fragment = facts.fragment(fact.spread.name.name) else { continue }
            let type = facts.schema.type(fragment.condition.name)
            check(type, in: fact.parent, "The fragment \(fragment.name.name)", fact.spread.origin)
        }
    }

    static let noFragmentCycles = GraphQLRule("NoFragmentCycles") { facts, report in
        var search = CycleSearch(facts: facts)
        for index in facts.fragments.indices { search.visit(index) }
        for (spread, path) in search.cycles {
            let names = path.map(\.text).joined(separator: ", ")
            let through = path.isEmpty ? "itself" : "itself through \(names)"
            report.add("The fragment \(spread.name.name) spreads \(through); it would never end.", spread.name.name, at: spread.origin)
        }
    }

    /// Searches depth first; every fragment is entered once, so that the work is linear. Depth is bounded by the number of fragments, which
    /// is why the stack is our own.
    private struct CycleSearch {
        let facts: GraphQLFacts
        var visited: Set<Int> = []
        var cycles: [(GraphQLFragmentSpread, [Name])] = []

        init(facts: GraphQLFacts) { self.facts = facts }

        mutating func visit(_ root: Int) {
            guard visited.insert(root).inserted else { return }
            var stack: [(fragment: Int, next: Int)] = [(root, 0)]
            while let (fragment, next) = stack.last {
                let spreads = facts.spreadsByOwner[.fragment(fragment)] ?? []
                guard next < spreads.count else {
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                guard let target = facts.fragmentIndices[spreads[next].name.name] else { continue }
                if let position = stack.firstIndex(where: { $0.fragment == target }) {
                    cycles.append((spreads[next], stack[(position + 1)...].map { facts.fragments[$0.fragment].name.name }))
                } else if visited.insert(target).inserted {
                    stack.append((target, 0))
                }
            }
        }
    }
}
