/// GraphQL: what operations ask for and send must still be valid, and answers must be what they were read as.
///
/// In capitals stand the rules of graphql-js's `findBreakingChanges` and `findDangerousChanges`.
enum GraphQLRules {
    private static func narrows(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, old, new, "breaking", "safe", at: place)
    }

    private static func loses(_ name: String, _ old: String, _ new: String, at place: String? = nil, because: String) -> ContractRule {
        ContractRule(name, old, new, "breaking", "risky", at: place, because: because)
    }

    private static func parts(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(name, old, new, "breaking", "breaking", because: "an operation for either side is invalid on the other")
    }

    private static func same(_ name: String, _ old: String, _ new: String) -> ContractRule { ContractRule(name, old, new, "none", "none") }

    private static func query(_ fields: String, _ more: String = "") -> String { "type Query { \(fields) } \(more)" }
    private static let types = "interface I { id: ID } interface J { id: ID } type A implements I { id: ID } type B implements I { id: ID }"

    static let outputs: [ContractRule] = [
        narrows("TYPE_REMOVED", query("a: Int", "type A { a: Int }"), query("a: Int")),
        parts("TYPE_CHANGED_KIND", query("a: X", "interface X { a: Int }"), query("a: X", "type X { a: Int }")),
        narrows("FIELD_REMOVED", query("a: Int b: Int"), query("a: Int"), at: "operation/removed Query.b"),
        narrows("FIELD_REMOVED of a type", query("x: X", "type X { a: Int b: Int }"), query("x: X", "type X { a: Int }")),
        narrows("FIELD_CHANGED_KIND: a field may be null", query("a: Int!"), query("a: Int")),
        narrows("FIELD_CHANGED_KIND: an item may be null", query("a: [Int!]!"), query("a: [Int]!")),
        parts("FIELD_CHANGED_KIND: an interface for its type", query("a: A", types), query("a: I", types)),
        parts(
            "FIELD_CHANGED_KIND: a union for its member", query("a: A b: U", types + " union U = A | B"),
            query("a: U b: U", types + " union U = A | B")),
        parts("FIELD_CHANGED_KIND: another type", query("a: Int b: String"), query("a: String b: Int")),
        parts("FIELD_CHANGED_KIND: a list for one", query("a: Int"), query("a: [Int]")),
        loses(
            "VALUE_REMOVED_FROM_ENUM", query("a: E", "enum E { X Y }"), query("a: E", "enum E { X }"),
            because: "VALUE_ADDED_TO_ENUM: readers are expected to bear a value that they do not know"),
        loses(
            "TYPE_REMOVED_FROM_UNION", query("u: U", types + " union U = A | B"), query("u: U", types + " union U = A"),
            because: "TYPE_ADDED_TO_UNION: readers are expected to bear a member that they do not know"),
        loses(
            "IMPLEMENTED_INTERFACE_REMOVED", query("a: J c: C", types + " type C implements J & I { id: ID }"),
            query("a: J c: C", types + " type C implements J { id: ID }"),
            because: "IMPLEMENTED_INTERFACE_ADDED: a fragment may match more than before"),
        narrows(
            "an operation's root is gone", "type Query { a: Int } type Mutation { a: Int }",
            "type Query { a: Int } type Mutation { a: Int } schema { query: Query }"),
        ContractRule(
            "a deprecation", query("a: Int b: Int"), query("a: Int b: Int @deprecated(reason: \"x\")"), "safe", "safe"),
        same("words and order", query("\"one\" a: Int b: Int"), query("b: Int \"two\" a: Int")),
        same("an extension for a field", query("a: Int b: Int"), query("a: Int", "extend type Query { b: Int }")),
        same(
            "members and values in another order", query("u: U e: E", types + " union U = A | B enum E { X Y }"),
            query("u: U e: E", types + " union U = B | A enum E { Y X }")),
    ]

    static let inputs: [ContractRule] = [
        loses(
            "ARG_REMOVED", query("a(x: Int): Int"), query("a: Int"), because: "OPTIONAL_ARG_ADDED: who left it out gets what it stands for"),
        ContractRule(
            "REQUIRED_ARG_ADDED", query("a: Int"), query("a(x: Int!): Int"), "breaking", "breaking",
            because: "an argument that is gone may not be given"),
        narrows("ARG_CHANGED_KIND: an argument must be there", query("a(x: Int): Int"), query("a(x: Int!): Int")),
        narrows("ARG_CHANGED_KIND: items are never null", query("a(x: [Int]): Int"), query("a(x: [Int!]): Int")),
        parts("ARG_CHANGED_KIND: another type", query("a(x: Int): Int b: String"), query("a(x: String): Int b: String")),
        parts("ARG_CHANGED_KIND: a list for one", query("a(x: [Int]): Int"), query("a(x: Int): Int")),
        ContractRule(
            "ARG_DEFAULT_VALUE_CHANGE", query("a(x: Int = 1): Int"), query("a(x: Int = 2): Int"), "risky", "risky",
            because: "who left it out gets something else"),
        ContractRule(
            "ARG_DEFAULT_VALUE_CHANGE: it is gone", query("a(x: Int = 1): Int"), query("a(x: Int): Int"), "risky", "safe",
            because: "who left it out is told what it stands for"),
        narrows("a default of what must be there is gone", query("a(x: Int! = 1): Int"), query("a(x: Int!): Int")),
        ContractRule(
            "REQUIRED_INPUT_FIELD_ADDED", query("a(x: X): Int", "input X { a: Int }"), query("a(x: X): Int", "input X { a: Int b: Int! }"),
            "breaking",
            "breaking", because: "a field that is gone may not be given"),
        loses(
            "FIELD_REMOVED of an input", query("a(x: X): Int", "input X { a: Int b: Int }"), query("a(x: X): Int", "input X { a: Int }"),
            because: "OPTIONAL_INPUT_FIELD_ADDED: who left it out gets what it stands for"),
        narrows(
            "an input's field must be there", query("a(x: X): Int", "input X { a: Int }"), query("a(x: X): Int", "input X { a: Int! }")),
        narrows(
            "exactly one field", query("a(x: X): Int", "input X { a: Int b: Int }"),
            query("a(x: X): Int", "input X @oneOf { a: Int b: Int }")),
        loses(
            "VALUE_REMOVED_FROM_ENUM of an argument", query("a(x: E): Int", "enum E { X Y }"), query("a(x: E): Int", "enum E { X }"),
            because: "VALUE_ADDED_TO_ENUM is said of the enum, wherever it is used"),
        same("arguments in another order", query("a(x: Int, y: Int): Int"), query("a(y: Int, x: Int): Int")),
        same("a default in another spelling", query("a(x: [Float] = [1.0]): Int b: Float"), query("a(x: [Float] = 1): Int b: Float")),
    ]

    private static func directive(_ definition: String, _ more: String = "") -> String { "\(definition) type Query { a: String } \(more)" }

    static let directives: [ContractRule] = [
        narrows("DIRECTIVE_REMOVED", directive("directive @d on FIELD"), directive("")),
        narrows("DIRECTIVE_LOCATION_REMOVED", directive("directive @d on FIELD | QUERY"), directive("directive @d on FIELD")),
        narrows("DIRECTIVE_REPEATABLE_REMOVED", directive("directive @d repeatable on FIELD"), directive("directive @d on FIELD")),
        narrows("DIRECTIVE_ARG_REMOVED", directive("directive @d(x: String) on FIELD"), directive("directive @d on FIELD")),
        ContractRule(
            "REQUIRED_DIRECTIVE_ARG_ADDED", directive("directive @d on FIELD"), directive("directive @d(x: String!) on FIELD"), "breaking",
            "breaking",
            because: "an argument that is gone may not be given"),
        narrows(
            "a default of what must be there is gone from a directive", directive("directive @d(x: String! = \"a\") on FIELD"),
            directive("directive @d(x: String!) on FIELD")),
        ContractRule(
            "another default of a directive's argument", directive("directive @d(x: String = \"a\") on FIELD"),
            directive("directive @d(x: String = \"b\") on FIELD"),
            "risky", "risky", because: "who left it out gets something else"),
        ContractRule(
            "@oneOf of the user's own on an object's field", "directive @oneOf on FIELD_DEFINITION type Query { a: String }",
            "directive @oneOf on FIELD_DEFINITION type Query { a: String @oneOf }", "safe", "safe"),
    ]
}
