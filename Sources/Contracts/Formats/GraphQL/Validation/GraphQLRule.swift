package import Basics

/// One way in which an operation does not fit its schema.
package struct GraphQLFailure: Sendable, Hashable {
    /// The rule's name, as graphql-js has it.
    package let rule: String
    package let message: String
    /// What of the schema, or of the document, it is about: `Product.price`, `Query.products(first:)`, `$first`.
    package let coordinate: String
    package let span: SourceSpan
}

/// One of the rules by which GraphQL judges operations; a rule is one static constant and one line in `all`.
struct GraphQLRule: Sendable {
    let name: String
    let check: @Sendable (GraphQLFacts, inout GraphQLReport) -> Void

    init(_ name: String, _ check: @escaping @Sendable (GraphQLFacts, inout GraphQLReport) -> Void) {
        self.name = name
        self.check = check
    }

    /// The rules for operations of the October 2021 specification, in graphql-js's order.
    static let all: [GraphQLRule] = [
        .executableDefinitions, .uniqueOperationNames, .loneAnonymousOperation, .singleFieldSubscriptions, .knownTypeNames,
        .fragmentsOnCompositeTypes, .variablesAreInputTypes, .scalarLeafs, .fieldsOnCorrectType, .uniqueFragmentNames,
        .knownFragmentNames, .noUnusedFragments, .possibleFragmentSpreads, .noFragmentCycles, .uniqueVariableNames,
        .noUndefinedVariables, .noUnusedVariables, .knownDirectives, .uniqueDirectivesPerLocation, .knownArgumentNames,
        .uniqueArgumentNames, .valuesOfCorrectType, .providedRequiredArguments, .variablesInAllowedPosition,
        .overlappingFieldsCanBeMerged, .uniqueInputFieldNames, .maxIntrospectionDepth,
    ]
}

/// Collects what rules find.
struct GraphQLReport {
    private(set) var failures: [GraphQLFailure] = []
    var rule = ""
    let document: GraphQLDocument

    init(document: GraphQLDocument) { self.document = document }

    mutating func add(_ message: String, _ coordinate: some CustomStringConvertible, at origin: Origin) {
        failures.append(GraphQLFailure(rule: rule, message: message, coordinate: coordinate.description, span: document.span(of: origin)))
    }
}

/// Judges a document by GraphQL's validation rules; returns every failure, by place and then by rule.
package func validate(document: GraphQLDocument, against schema: GraphQLSchema) -> [GraphQLFailure] {
    validate(GraphQLFacts.gather(document, schema))
}

func validate(_ facts: GraphQLFacts) -> [GraphQLFailure] {
    var report = GraphQLReport(document: facts.document)
    for rule in GraphQLRule.all {
        report.rule = rule.name
        rule.check(facts, &report)
    }
    var seen: Set<GraphQLFailure> = []
    // The sort is stable: at one place the rules keep their order.
    return report.failures.filter { seen.insert($0).inserted }.sorted { $0.span.lower < $1.span.lower }
}
