import Basics

extension GraphQLRule {
    /// Two fields that answer under one key must be the same field with the same arguments, unless they can never both apply
    /// (section 5.3.2 of the specification; the algorithm is graphql-js's, with all its comparisons remembered and counted).
    static let overlappingFieldsCanBeMerged = GraphQLRule("OverlappingFieldsCanBeMerged") { facts, report in
        var search = GraphQLOverlapSearch(facts: facts)
        for operation in facts.operations { search.visit(operation.selections, on: facts.schema.root(operation.kind)) }
        for fragment in facts.fragments { search.visit(fragment.selections, on: facts.schema.type(fragment.condition.name)) }
        for conflict in search.conflicts {
            report.add(
                "Two fields answer as \(conflict.path) and \(conflict.reason); give one of them an alias.", conflict.path,
                at: conflict.second)
        }
        if search.isExhausted {
            report.add(
                "The selections overlap too much to be compared (\(GraphQLOverlapSearch.budget) comparisons); split the document.",
                "document",
                at: Origin(file: 0, lower: 0, upper: 0))
        }
    }
}
