import Basics
import Contracts
import Testing

@Suite("Witnesses of GraphQL changes")
struct GraphQLWitnessTests {
    private static func schema(_ text: String) throws -> GraphQLSchema {
        let file = SourceFile(path: "schema.graphql", bytes: Array(text.utf8))
        let contract = try #require(ContractFormats.format(named: "graphql")).read(ContractInput(files: [file]))
        return try #require(contract.details as? GraphQLSchema)
    }

    @Test(
        "Operations that were valid and are not",
        arguments: [
            (
                "type Query { a(id: ID!): A } type A { x: Int y: Int }", "type Query { a(id: ID!): A } type A { x: Int }",
                #"field/removed: query { a(id: "1") { y } }"#
            ),
            (
                "type Query { a(n: Int): Int }", "type Query { a(n: Int, m: Int!): Int }",
                "argument/required-added: query { a }"
            ),
            (
                "type Query { a(c: C): Int } enum C { RED BLUE }", "type Query { a(c: C): Int } enum C { RED }",
                "enum/value-removed: query { a(c: BLUE) }"
            ),
            (
                "type Query { a(i: I): Int } input I { x: Int! }", "type Query { a(i: I): Int } input I { x: Int! y: Int! }",
                "field/required-added: query { a(i: {x: 1}) }"
            ),
            (
                "type Query { u: U } union U = A | B type A { x: Int } type B { x: Int }",
                "type Query { u: U a: A b: B } union U = A type A { x: Int } type B { x: Int }",
                "union/branch-removed: query { u { ... on B { __typename } } }"
            ),
            (
                "type Query { a: Int! }", "type Query { a: Int }", #"null/added: {"data":{"a":null}}"#
            ),
        ]) func operations(old: String, new: String, expected: String) throws
    {
        let (before, after) = (try Self.schema(old), try Self.schema(new))
        var changes = graphQLChanges(old: before, new: after).filter { $0.level == .breaking }
        addWitnesses(to: &changes, old: before, new: after, most: 10)
        #expect(changes.map { "\($0.kind.rawValue): \($0.witness?.witness?.before ?? "none")" } == [expected])
    }
}
