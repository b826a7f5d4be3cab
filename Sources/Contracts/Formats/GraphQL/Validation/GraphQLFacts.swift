import Basics

/// A document held beside a schema: every node with the types that stand there, walked once; the rules only read these lists.
struct GraphQLFacts {
    let document: GraphQLDocument
    let schema: GraphQLSchema
    let operations: [GraphQLOperationDefinition]
    let fragments: [GraphQLFragmentDefinition]
    /// The last fragment of each name, as an index into `fragments`.
    let fragmentIndices: [Name: Int]

    var fields: [FieldFact] = []
    var spreads: [SpreadFact] = []
    var inlines: [InlineFact] = []
    var directives: [DirectiveFact] = []
    var directiveLists: [[GraphQLDirective]] = []
    /// The values of arguments and the defaults of variables; what stands in them is theirs.
    var values: [ValueFact] = []
    var argumentLists: [ArgumentsFact] = []
    /// Names of types that the document writes.
    var typeNames: [GraphQLIdentifier] = []
    /// The variables used in each definition, by its owner.
    var variables: [OwnerID: [VariableFact]] = [:]
    /// The fragments spread in each definition, by its owner.
    var spreadsByOwner: [OwnerID: [GraphQLFragmentSpread]] = [:]

    /// The operation or fragment that something stands in.
    enum OwnerID: Hashable {
        case operation(Int)
        case fragment(Int)
    }

    struct FieldFact {
        let field: GraphQLFieldSelection
        let parent: GraphQLNamedType?
        let definition: GraphQLFieldDefinition?
        let owner: OwnerID
    }

    struct SpreadFact {
        let spread: GraphQLFragmentSpread
        let parent: GraphQLNamedType?
    }

    struct InlineFact {
        let inline: GraphQLInlineFragment
        let parent: GraphQLNamedType?
    }

    struct DirectiveFact {
        let directive: GraphQLDirective
        let definition: GraphQLDirectiveDefinition?
        let location: Name
    }

    /// Arguments in one pair of parentheses, with what takes them.
    struct ArgumentsFact {
        let arguments: [GraphQLArgument]
        /// `Query.products` or `@include`.
        let owner: String
        /// What the field or directive takes; nil where it is not known.
        let definitions: [GraphQLInputValueDefinition]?
        /// Where to say that something is missing.
        let origin: Origin
    }

    struct ValueFact {
        let value: GraphQLValue
        /// What is expected here; nil where it is not known.
        let type: GraphQLTypeReference?
        /// `Query.products(first:)` or `$first`.
        let coordinate: String
        let owner: OwnerID
    }

    struct VariableFact {
        let name: Name
        let origin: Origin
        let type: GraphQLTypeReference?
        let hasDefault: Bool
        let coordinate: String
        /// The input object whose only field this fills, where exactly one must be given.
        let oneOf: Name?
    }

    private init(_ document: GraphQLDocument, _ schema: GraphQLSchema) {
        self.document = document
        self.schema = schema
        operations = document.operations
        fragments = document.fragments
        fragmentIndices = Dictionary(fragments.enumerated().map { ($1.name.name, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// Walks a document beside a schema.
    static func gather(_ document: GraphQLDocument, _ schema: GraphQLSchema) -> GraphQLFacts {
        var walk = GraphQLFactsWalk(facts: GraphQLFacts(document, schema))
        walk.run()
        return walk.facts
    }

    func fragment(_ name: Name) -> GraphQLFragmentDefinition? { fragmentIndices[name].map { fragments[$0] } }

    func span(_ origin: Origin) -> SourceSpan { document.span(of: origin) }

    /// The operation's variables with those of all fragments that it reaches.
    func variablesReached(from operation: Int) -> [VariableFact] {
        var result = variables[.operation(operation)] ?? []
        for index in fragmentsReached(from: .operation(operation)) { result += variables[.fragment(index)] ?? [] }
        return result
    }

    /// The indices of the fragments that a definition spreads, also through others, in the order in which they are met.
    func fragmentsReached(from owner: OwnerID) -> [Int] {
        var seen: Set<Int> = []
        var order: [Int] = []
        var pending = [owner]
        while let next = pending.popLast() {
            for spread in spreadsByOwner[next] ?? [] {
                guard let index = fragmentIndices[spread.name.name], seen.insert(index).inserted else { continue }
                order.append(index)
                pending.append(.fragment(index))
            }
        }
        return order
    }
}
