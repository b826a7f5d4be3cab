import Basics

extension GraphQLRule {
    /// Introspection lists nest at most two deep, since every level multiplies the answer; graphql-js rejects more.
    static let maxIntrospectionDepth = GraphQLRule("MaxIntrospectionDepth") { facts, report in
        for fact in facts.fields where fact.field.name.name == "__schema" || fact.field.name.name == "__type" {
            var search = DepthSearch(facts: facts)
            if let set = fact.field.selections, search.isTooDeep(set) {
                let name = fact.field.name.name
                report.add(
                    "The introspection below \(name) nests lists three deep; servers refuse that.", "Query.\(name)", at: fact.field.origin)
            }
        }
    }

    private struct DepthSearch {
        static let limit = 3
        static let lists: Set<Name> = ["fields", "interfaces", "possibleTypes", "inputFields"]
        let facts: GraphQLFacts
        /// The depths at which a fragment was looked at; deeper ones need another look.
        var known: [Name: Int] = [:]

        init(facts: GraphQLFacts) { self.facts = facts }

        /// Uses a list of its own instead of recursion, since fragments can follow each other far deeper than text nests.
        mutating func isTooDeep(_ root: GraphQLSelectionSet) -> Bool {
            var pending = [(set: root, depth: 0)]
            while let (set, depth) = pending.popLast() {
                for selection in set.selections {
                    switch selection {
                    case .field(let field):
                        let inner = Self.lists.contains(field.name.name) ? depth + 1 : depth
                        if inner >= Self.limit { return true }
                        if let set = field.selections { pending.append((set, inner)) }
                    case .inline(let inline): pending.append((inline.selections, depth))
                    case .spread(let spread):
                        let name = spread.name.name
                        guard let fragment = facts.fragment(name), known[name, default: -1] < depth else { continue }
                        known[name] = depth
                        pending.append((fragment.selections, depth))
                    }
                }
            }
            return false
        }
    }
}
