import Basics

extension GraphQLRule {
    /// A subscription selects one field, and none of introspection (section 5.2.3.1 of the specification).
    static let singleFieldSubscriptions = GraphQLRule("SingleFieldSubscriptions") { facts, report in
        guard let root = facts.schema.root(.subscription) else { return }
        for operation in facts.operations where operation.kind == .subscription {
            var collector = RootFields(facts: facts, root: root)
            collector.collect(operation.selections)
            for field in collector.fields.dropFirst() {
                report.add(
                    "A subscription selects one field, and \(field.responseKey) is another one; make a subscription for each.",
                    "\(root.name).\(field.name.name)", at: field.origin)
            }
            for field in collector.fields where field.name.name.text.hasPrefix("__") {
                report.add(
                    "A subscription cannot select \(field.name.name), which belongs to introspection.", "\(root.name).\(field.name.name)",
                    at: field.origin)
            }
        }
    }

    /// The fields that a root type is really asked for: one for each key of the response, fragments resolved.
    private struct RootFields {
        let facts: GraphQLFacts
        let root: GraphQLNamedType
        var fields: [GraphQLFieldSelection] = []
        private var keys: Set<Name> = []
        private var visited: Set<Name> = []

        init(facts: GraphQLFacts, root: GraphQLNamedType) {
            self.facts = facts
            self.root = root
        }

        /// Uses a list of its own instead of recursion, since fragments can follow each other far deeper than text nests.
        mutating func collect(_ set: GraphQLSelectionSet) {
            var pending = Array(set.selections.reversed())
            while let selection = pending.popLast() {
                switch selection {
                case .field(let field):
                    if isIncluded(field.directives), keys.insert(field.responseKey).inserted { fields.append(field) }
                case .inline(let inline):
                    guard isIncluded(inline.directives), inline.condition.map({ applies($0.name) }) ?? true else { continue }
                    pending += inline.selections.selections.reversed()
                case .spread(let spread):
                    guard isIncluded(spread.directives), visited.insert(spread.name.name).inserted,
                        let fragment = facts.fragment(spread.name.name), applies(fragment.condition.name)
                    else { continue }
                    pending += fragment.selections.selections.reversed()
                }
            }
        }

        private func applies(_ condition: Name) -> Bool {
            condition == root.name || facts.schema.type(condition).map { facts.schema.possibleTypes($0).contains(root.name) } ?? false
        }

        /// Whether `@skip` and `@include` leave it in; what a variable decides may be there.
        private func isIncluded(_ directives: [GraphQLDirective]) -> Bool {
            directives.allSatisfy { directive in
                guard case .boolean(let condition)? = directive.arguments.first(where: { $0.name.name == "if" })?.value.kind else {
                    return true
                }
                return directive.name.name == "skip" ? !condition : directive.name.name == "include" ? condition : true
            }
        }
    }
}
