import Basics
import Testing

@testable import Contracts

@Suite struct GraphQLValidationTests {
    static let text = """
        directive @once on FIELD
        directive @often(n: Int! = 1, m: String!) repeatable on FIELD | QUERY
        type Query {
          product(id: ID!, lang: Lang = EN): Product
          products(filter: Filter, first: Int! = 10, ids: [ID!], json: JSON, when: Pick): [Product!]!
          found: [Found] node: Node shop: Shop int(i: Int, f: Float, s: String, b: Boolean): Int
        }
        type Mutation { rename(input: Rename!): Product }
        type Subscription { sold: Product gone: Product }
        interface Node { id: ID! }
        type Product implements Node { id: ID! name(lang: Lang): String price: Float tags: [String!] related: [Product] shop: Shop }
        type Shop implements Node { id: ID! name: String price: Int! owner: Product }
        union Found = Product | Shop
        enum Lang { EN DE }
        input Filter { name: String not: Filter all: [Filter!] lang: Lang! = EN min: Int }
        input Rename { id: ID! name: String! note: String = "" }
        input Pick @oneOf { day: String hour: Int }
        scalar JSON
        """

    @Test(
        "What fits the schema has no failures",
        arguments: [
            "{ product(id: 1) { id name(lang: DE) ... on Node { id } __typename } }",
            "query A($id: ID!) { product(id: $id) { ...P } } fragment P on Product { id related { ...Q } } fragment Q on Product { name }",
            "query ($n: Int) { products(first: $n) { id } }",
            "query ($n: Int = 3, $f: [ID!] = \"a\") { products(first: $n, ids: $f) { id } }",
            "query ($l: Lang) { products(filter: {lang: $l, not: {all: {name: \"x\"}}}) { id } }",
            "{ products(json: {a: [1, {b: X}], c: null}) { id } }",
            "{ found { __typename ... on Product { price } ... on Shop { owner { id } } } }",
            "{ int(i: -2147483648, f: 1, s: \"\", b: false) }",
            "{ products(when: {day: \"x\"}) { id } }",
            "query ($d: String!) { products(when: {day: $d}) { id } }",
            "subscription { sold { id } ...S } fragment S on Subscription { sold { name } }",
            "query @often(m: \"\") @often(n: 2, m: \"\") { shop { id } }",
            "mutation { rename(input: {id: \"1\", name: \"x\"}) { id } }",
            "query A { shop { id } } query B { shop { id } }",
            "{ __schema { types { fields { args { name } } } } __type(name: \"Shop\") { name } }",
            "{ node { ... on Product { x: name } ... on Shop { x: name } } }",
            "{ a: product(id: 1) { id } b: product(id: 2) { id } }",
        ])
    func valid(document: String) throws {
        #expect(try GraphQLText.failures(document, try GraphQLText.schema(Self.text)) == [])
    }

    @Test(
        "Every rule finds what breaks it, at its place",
        arguments: [
            ("{ int } type A { a: Int }", ["ExecutableDefinitions A 1:9"]),
            ("query A { int } query A { int }", ["UniqueOperationNames A 1:23"]),
            ("{ int } query A { int }", ["LoneAnonymousOperation query 1:1"]),
            ("subscription { sold { id } gone { id } }", ["SingleFieldSubscriptions Subscription.gone 1:28"]),
            (
                "subscription { ...S } fragment S on Subscription { sold { id } x: gone { id } }",
                ["SingleFieldSubscriptions Subscription.gone 1:64"]
            ),
            ("subscription { __typename }", ["SingleFieldSubscriptions Subscription.__typename 1:16"]),
            ("query ($x: Lng) { int @include(if: true) }", ["NoUnusedVariables $x 1:8", "KnownTypeNames Lng 1:12"]),
            ("query ($x: Float!) { int(f: $x) ... on Prodct { id } }", ["KnownTypeNames Prodct 1:40"]),
            ("{ ... on Lang { id } }", ["FragmentsOnCompositeTypes Lang 1:10"]),
            (
                "query ($x: Product) { int(i: $x) }",
                ["VariablesAreInputTypes Product 1:12", "VariablesInAllowedPosition Query.int(i:) 1:30"]
            ),
            ("{ int { a } }", ["ScalarLeafs Query.int 1:7"]),
            ("{ shop }", ["ScalarLeafs Query.shop 1:3"]),
            ("{ shop { nme } }", ["FieldsOnCorrectType Shop.nme 1:10"]),
            ("{ found { id } }", ["FieldsOnCorrectType Found.id 1:11"]),
            ("{ shop { __schema { description } } }", ["FieldsOnCorrectType Shop.__schema 1:10"]),
            ("{ ...A } fragment A on Query { int } fragment A on Query { int }", ["UniqueFragmentNames A 1:47"]),
            ("{ ...A }", ["KnownFragmentNames A 1:6"]),
            ("{ int } fragment A on Query { ...B } fragment B on Query { int }", ["NoUnusedFragments A 1:9", "NoUnusedFragments B 1:38"]),
            ("{ shop { ... on Product { id } } }", ["PossibleFragmentSpreads Product 1:10"]),
            ("{ found { ...Q } } fragment Q on Query { int }", ["PossibleFragmentSpreads Query 1:11"]),
            (
                "{ shop { ...A } } fragment A on Shop { owner { shop { ...B } } } fragment B on Shop { ...A }", ["NoFragmentCycles A 1:87"]
            ),
            ("{ shop { ...A } } fragment A on Shop { ...A }", ["NoFragmentCycles A 1:40"]),
            ("query ($a: Int, $a: Int) { int(i: $a) }", ["UniqueVariableNames $a 1:18"]),
            ("query A { ...F } query B($i: Int) { ...F } fragment F on Query { int(i: $i) }", ["NoUndefinedVariables $i 1:73"]),
            ("query ($a: Int) { int }", ["NoUnusedVariables $a 1:8"]),
            ("{ int @onc }", ["KnownDirectives @onc 1:7"]),
            ("query @skip(if: true) { int }", ["KnownDirectives @skip 1:7"]),
            ("{ int @once @once }", ["UniqueDirectivesPerLocation @once 1:13"]),
            ("{ int(j: 1) }", ["KnownArgumentNames Query.int(j:) 1:7"]),
            ("{ int @skip(if: true, a: 1) }", ["KnownArgumentNames @skip(a:) 1:23"]),
            ("{ int(i: 1, i: 1) }", ["UniqueArgumentNames Query.int(i:) 1:13"]),
            ("{ int(i: \"1\") }", ["ValuesOfCorrectType Query.int(i:) 1:10"]),
            ("{ int(i: 2147483648) }", ["ValuesOfCorrectType Query.int(i:) 1:10"]),
            (
                "{ int(i: 1.0, f: \"\", s: 1, b: 1) }",
                [
                    "ValuesOfCorrectType Query.int(i:) 1:10", "ValuesOfCorrectType Query.int(f:) 1:18",
                    "ValuesOfCorrectType Query.int(s:) 1:25",
                    "ValuesOfCorrectType Query.int(b:) 1:31",
                ]
            ),
            ("{ int(i: [1]) }", ["ValuesOfCorrectType Query.int(i:) 1:10"]),
            ("{ product(id: null) { id } }", ["ValuesOfCorrectType Query.product(id:) 1:15"]),
            (
                "{ product(id: 1.5, lang: \"EN\") { name(lang: FR) } }",
                [
                    "ValuesOfCorrectType Query.product(id:) 1:15", "ValuesOfCorrectType Query.product(lang:) 1:26",
                    "ValuesOfCorrectType Lang.FR 1:45",
                ]
            ),
            (
                "{ products(ids: [1, null], filter: {nme: 1}) { id } }",
                [
                    "ValuesOfCorrectType Query.products(ids:) 1:21", "ValuesOfCorrectType Filter.nme 1:37",
                ]
            ),
            ("{ products(filter: {not: {lang: null}}) { id } }", ["ValuesOfCorrectType Filter.lang 1:33"]),
            ("mutation { rename(input: {id: 1}) { id } }", ["ValuesOfCorrectType Rename.name 1:26"]),
            ("{ products(when: {}) { id } }", ["ValuesOfCorrectType Pick 1:18"]),
            ("{ products(when: {day: \"\", hour: 1}) { id } }", ["ValuesOfCorrectType Pick 1:18"]),
            ("{ products(when: {day: null}) { id } }", ["ValuesOfCorrectType Pick.day 1:24"]),
            ("query ($d: String) { products(when: {day: $d}) { id } }", ["VariablesInAllowedPosition Pick.day 1:43"]),
            ("query ($f: Filter = {min: \"1\"}) { products(filter: $f) { id } }", ["ValuesOfCorrectType Filter.min 1:27"]),
            ("{ product { id } }", ["ProvidedRequiredArguments Query.product(id:) 1:3"]),
            ("{ int @often }", ["ProvidedRequiredArguments @often(m:) 1:7"]),
            ("query ($i: [ID]) { products(ids: $i) { id } }", ["VariablesInAllowedPosition Query.products(ids:) 1:34"]),
            ("query ($i: ID) { product(id: $i) { id } }", ["VariablesInAllowedPosition Query.product(id:) 1:30"]),
            ("query ($i: ID) { products(ids: [$i]) { id } }", ["VariablesInAllowedPosition Query.products(ids:) 1:33"]),
            ("query ($i: Int) { products(filter: {name: $i}) { id } }", ["VariablesInAllowedPosition Filter.name 1:43"]),
            ("{ shop { x: id x: name } }", ["OverlappingFieldsCanBeMerged x 1:16"]),
            ("{ product(id: 1) { id } product(id: 2) { id } }", ["OverlappingFieldsCanBeMerged product 1:25"]),
            ("{ node { ... on Product { price } ... on Shop { price } } }", ["OverlappingFieldsCanBeMerged price 1:49"]),
            (
                "{ shop { ...A ...B } } fragment A on Shop { owner { x: id } } fragment B on Shop { owner { x: name } }",
                [
                    "OverlappingFieldsCanBeMerged owner.x 1:92"
                ]
            ),
            ("{ products(filter: {min: 1, min: 1}) { id } }", ["UniqueInputFieldNames Query.products(filter:) 1:29"]),
            ("{ products(json: {a: 1, a: 2}) { id } }", ["UniqueInputFieldNames Query.products(json:) 1:25"]),
            (
                "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
                ["MaxIntrospectionDepth Query.__schema 1:3"]
            ),
        ])
    func invalid(document: String, failures: [String]) throws {
        #expect(try GraphQLText.failures(document, try GraphQLText.schema(Self.text)) == failures)
    }

    @Test("A message names what it is about and what to do")
    func messages() throws {
        let schema = try GraphQLText.schema(Self.text)
        let document = "query Q($i: [ID], $u: Int) { products(ids: $i, fist: 1) { nam found { id } } shop { x: id x: name } }"
        let messages = validate(document: try GraphQLDocument.parse(GraphQLText.file(document)), against: schema).map(\.message)
        #expect(
            messages == [
                "The variable $u is declared and never used in the query Q.",
                "The variable $i is [ID], and Query.products(ids:) takes [ID!].",
                "Query.products takes no argument fist. Did you mean first?",
                "Object Product has no field nam. Did you mean name?",
                "Object Product has no field found.",
                "Two fields answer as x and are different fields, id and name; give one of them an alias.",
            ])
    }
}
