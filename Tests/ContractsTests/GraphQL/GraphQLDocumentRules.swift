import Testing

@testable import Contracts

/// What an edit of a schema does to the operations that clients send: a line for each rule of validation, there and back.
@Suite("Rules of GraphQL's operations")
struct GraphQLDocumentRules {
    /// An edit of a schema and an operation that is valid before it.
    struct Rule: Sendable, CustomTestStringConvertible {
        let name: String
        let old: String
        let new: String
        let document: String
        /// The rule that the operation breaks after the edit, and where; nil where it stays valid.
        let broken: String?

        init(_ name: String, _ old: String, _ new: String, _ document: String, _ broken: String?) {
            (self.name, self.old, self.new, self.document, self.broken) = (name, old, new, document, broken)
        }

        var testDescription: String { name }
    }

    private static func query(_ fields: String, _ more: String = "") -> String { "type Query { \(fields) } \(more)" }
    private static let types = "interface I { id: ID } type A implements I { id: ID a: Int } type B implements I { id: ID b: Int }"
    private static let input = "input X { a: Int b: Int }"

    static let rules: [Rule] = [
        Rule("a field is gone", query("a: Int b: Int"), query("a: Int"), "{ a b }", "FieldsOnCorrectType Query.b 1:5"),
        Rule("a field that nobody asks for is gone", query("a: Int b: Int"), query("a: Int"), "{ a }", nil),
        Rule(
            "a type is gone", query("i: I", types), query("i: I", types.replacing("type B implements I { id: ID b: Int }", with: "")),
            "{ i { ... on B { b } } }", "KnownTypeNames B 1:14"),
        Rule(
            "a member that is read apart is gone", query("u: U a: A b: B", types + " union U = A | B"),
            query("u: U a: A b: B", types + " union U = A"),
            "{ u { ... on B { b } } }", "PossibleFragmentSpreads B 1:7"),
        Rule("an object became a scalar", query("a: A", types), query("a: Int"), "{ a { id } }", "ScalarLeafs Query.a 1:5"),
        Rule("a scalar became an object", query("a: Int b: A", types), query("a: A b: A", types), "{ a }", "ScalarLeafs Query.a 1:3"),
        Rule("an argument is gone", query("a(x: Int): Int"), query("a: Int"), "{ a(x: 1) }", "KnownArgumentNames Query.a(x:) 1:5"),
        Rule(
            "an argument must be there", query("a(x: Int): Int"), query("a(x: Int!): Int"), "{ a }",
            "ProvidedRequiredArguments Query.a(x:) 1:3"),
        Rule("a required argument", query("a: Int"), query("a(x: Int!): Int"), "{ a }", "ProvidedRequiredArguments Query.a(x:) 1:3"),
        Rule("a required argument with a default", query("a: Int"), query("a(x: Int! = 1): Int"), "{ a }", nil),
        Rule(
            "a literal of another type", query("a(x: Int): Int"), query("a(x: Boolean): Int"), "{ a(x: 1) }",
            "ValuesOfCorrectType Query.a(x:) 1:8"),
        Rule("an integer for a number", query("a(x: Int): Int"), query("a(x: Float): Int"), "{ a(x: 1) }", nil),
        Rule("one for a list", query("a(x: Int): Int"), query("a(x: [Int]): Int"), "{ a(x: 1) }", nil),
        Rule(
            "a variable of another type", query("a(x: Int): Int"), query("a(x: [Int]): Int"), "query ($x: Int) { a(x: $x) }",
            "VariablesInAllowedPosition Query.a(x:) 1:24"),
        Rule(
            "a variable that may be null", query("a(x: Int): Int"), query("a(x: Int!): Int"), "query ($x: Int) { a(x: $x) }",
            "VariablesInAllowedPosition Query.a(x:) 1:24"),
        Rule(
            "a variable that may be null and has a default", query("a(x: Int): Int"), query("a(x: Int!): Int"),
            "query ($x: Int = 1) { a(x: $x) }", nil),
        Rule(
            "a value of an enum is gone", query("a(x: E): Int", "enum E { X Y }"), query("a(x: E): Int", "enum E { X }"), "{ a(x: Y) }",
            "ValuesOfCorrectType E.Y 1:8"),
        Rule(
            "an input's field is gone", query("a(x: X): Int", input), query("a(x: X): Int", "input X { a: Int }"), "{ a(x: {b: 1}) }",
            "ValuesOfCorrectType X.b 1:9"),
        Rule(
            "an input's field must be there", query("a(x: X): Int", input), query("a(x: X): Int", "input X { a: Int! b: Int }"),
            "{ a(x: {b: 1}) }",
            "ValuesOfCorrectType X.a 1:8"),
        Rule(
            "exactly one of an input's fields", query("a(x: X): Int", input), query("a(x: X): Int", "input X @oneOf { a: Int b: Int }"),
            "{ a(x: {a: 1, b: 2}) }", "ValuesOfCorrectType X 1:8"),
        Rule(
            "an input's type is gone", query("a(x: X): Int", input), query("a: Int"), "query ($x: X) { a(x: $x) }", "KnownTypeNames X 1:12"),
        Rule("a directive is gone", "directive @d on FIELD " + query("a: Int"), query("a: Int"), "{ a @d }", "KnownDirectives @d 1:5"),
        Rule(
            "a directive's place is gone", "directive @d on FIELD | QUERY " + query("a: Int"), "directive @d on QUERY " + query("a: Int"),
            "{ a @d }",
            "KnownDirectives @d 1:5"),
        Rule(
            "a directive may stand once", "directive @d repeatable on FIELD " + query("a: Int"), "directive @d on FIELD " + query("a: Int"),
            "{ a @d @d }",
            "UniqueDirectivesPerLocation @d 1:8"),
        Rule(
            "a default of a directive's argument is gone", "directive @d(x: Int! = 1) on FIELD " + query("a: Int"),
            "directive @d(x: Int!) on FIELD " + query("a: Int"), "{ a @d }", "ProvidedRequiredArguments @d(x:) 1:5"),
        Rule(
            "two answers under one name", query("i: I", types + " type C implements I { id: ID a: String }"),
            query("i: I", types.replacing("a: Int", with: "a: Int c: Int") + " type C implements I { id: ID a: String c: String }"),
            "{ i { id } }", nil),
    ]

    @Test("Valid before, and after as the line says", arguments: rules) func edits(_ rule: Rule) throws {
        #expect(try GraphQLText.failures(rule.document, try GraphQLText.schema(rule.old)) == [])
        let found = try GraphQLText.failures(rule.document, try GraphQLText.schema(rule.new))
        #expect(found.first == rule.broken)
    }

    /// Taking an edit back mends the operation, which the first expectation shows; an edit that the comparison calls safe breaks none.
    @Test("What breaks an operation is breaking", arguments: rules) func levels(_ rule: Rule) throws {
        let changes = try GraphQLText.changes(rule.old, rule.new)
        if rule.broken != nil { #expect(changes.contains { $0.hasPrefix("breaking") }) }
    }
}
