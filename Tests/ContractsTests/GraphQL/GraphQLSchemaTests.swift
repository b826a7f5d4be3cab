import Basics
import Testing

@testable import Contracts

@Suite struct GraphQLSchemaTests {
    @Test("Extensions are merged, roots are found, standard scalars are there where they are used")
    func model() throws {
        let schema = try GraphQLText.schema(
            """
            extend type Query { b: Int }
            type Query implements N { a: ID! }
            interface N { a: ID! }
            extend schema { subscription: S }
            type S { s(x: [Boolean]): Date }
            scalar Date
            extend enum E { Y }
            enum E { X }
            union U = Query
            extend union U = S
            input I { a: Int }
            extend input I @oneOf { b: Int }
            """)
        #expect(schema.troubles.isEmpty)
        #expect(schema.ownTypes.map(\.name.text) == ["Query", "N", "S", "Date", "E", "U", "I"])
        #expect(
            schema.types.filter(\.isBuiltIn).map(\.name.text) == [
                "String", "Boolean", "Int", "ID", "__Schema", "__Directive", "__DirectiveLocation", "__Type", "__Field", "__InputValue",
                "__EnumValue", "__TypeKind",
            ])
        #expect(schema.root(.query)?.definition.fields.map(\.name.name.text) == ["a", "b"])
        #expect(schema.root(.subscription)?.name == "S")
        #expect(schema.root(.mutation) == nil)
        #expect(schema.type("U").map(schema.possibleTypes) == ["Query", "S"])
        #expect(schema.type("N").map(schema.possibleTypes) == ["Query"])
        #expect(schema.type("E")?.value("Y") != nil)
        #expect(schema.type("I")?.isOneOf == true)
        #expect(schema.directives.map(\.name.name.text) == ["include", "skip", "deprecated", "specifiedBy", "oneOf"])
        let query = try #require(schema.root(.query))
        #expect(schema.field("__schema", on: query)?.type.text == "__Schema!")
        #expect(schema.field("__typename", on: try #require(schema.type("U")))?.type.text == "String!")
        #expect(schema.field("__type", on: try #require(schema.type("S"))) == nil)
    }

    @Test(
        "What does not fit is said at its place",
        arguments: [
            (
                "type A { a: Prodct } type Product { a: Int }", "A.a has the type Prodct, which is not defined. Did you mean Product?",
                "1:13"
            ),
            ("type A { a: Int } type A { b: Int }", "The type A is defined twice; the first definition counts.", "1:24"),
            ("type A { a: Int a: Int }", "The field a of A stands twice; the first one counts.", "1:17"),
            ("type A { a(b: Int, b: Int): Int }", "The argument A.a(b:) stands twice; the first one counts.", "1:20"),
            ("enum A { X X }", "The value X of A stands twice; the first one counts.", "1:12"),
            ("type A { a: B } input B { a: Int }", "A.a has the type B, an input object, which cannot stand in output.", "1:13"),
            ("type A { a(b: A): Int }", "A.a(b:) has the type A, an object, which cannot stand in input.", "1:15"),
            ("type A implements B { a: Int } type B { a: Int }", "A implements B, which is an object; it needs an interface.", "1:19"),
            ("union A = B | C type B { a: Int }", "The union A has the member C, which is not defined; it needs an object type.", "1:15"),
            (
                "type A { a: Int } extend input A { b: Int }",
                "A is an object and is extended as an input object; the extension is left out.", "1:32"
            ),
            ("extend type A { a: Int }", "The type A is extended but not defined; the extension is taken for its definition.", "1:13"),
            ("schema { query: Q }", "The query type Q is not defined.", "1:17"),
            ("schema { query: Q } enum Q { A }", "The query type Q must be an object type and is an enum.", "1:17"),
            ("directive @a on FIELD directive @a on FIELD", "The directive @a is defined twice; the first definition counts.", "1:34"),
        ])
    func troubles(text: String, message: String, place: String) throws {
        #expect(try GraphQLText.schema(text).troubles.map { "\($0.message) \(GraphQLText.place($0.span))" } == ["\(message) \(place)"])
    }

    @Test("An introspection result and SDL say the same")
    func introspection() throws {
        let file = GraphQLText.file(Self.json, "schema.json")
        #expect(GraphQLFormat().recognises(file))
        let contract = GraphQLFormat().read(ContractInput(files: [file]))
        #expect(contract.troubles.map(\.message) == [])
        let fromJSON = try #require(contract.details as? GraphQLSchema)
        let fromSDL = try GraphQLText.schema(Self.sdl)
        #expect(graphQLChanges(old: fromSDL, new: fromJSON).map(\.message) == [])
        #expect(graphQLChanges(old: fromJSON, new: fromSDL).map(\.message) == [])
        #expect(fromJSON.ownTypes.map(\.name) == fromSDL.ownTypes.map(\.name))
        #expect(fromJSON.root(.query)?.definition.fields.first?.description == "One")
        #expect(GraphQLText.place(fromJSON.root(.query).map { fromJSON.span(of: $0.definition.name.origin) }) == "5:39")
    }

    @Test("What is no introspection result is said")
    func noIntrospection() {
        func troubles(_ text: String) -> [String] {
            GraphQLFormat().read(ContractInput(files: [GraphQLText.file(text, "a.json")])).troubles.map {
                "\($0.message) \(GraphQLText.place($0.span))"
            }
        }
        #expect(
            troubles("{\"data\": {}}") == [
                "The JSON has no __schema, so it is no introspection result; ask the server for the full introspection query. 1:1"
            ])
        #expect(
            troubles(#"{"__schema": {"types": [{"kind": "OBJECT", "name": "Q", "fields": [{"name": "a", "type": {"kind": "LIST"}}]}]}}"#)
                == [
                    "The type is not told: the introspection query did not follow ofType far enough; ask deeper. 1:90"
                ])
    }

    @Test("GraphQL is told from other languages")
    func recognition() {
        func knows(_ text: String, _ path: Name) -> Bool { GraphQLFormat().recognises(GraphQLText.file(text, path)) }
        #expect(knows("type A { a: Int }", "schema.graphql"))
        #expect(knows("# c\n\"\"\"x\"\"\" enum A { B }", "schema.txt"))
        #expect(knows("type A {", "broken.graphql"))
        #expect(!knows("enum A { B = 0; }", "a.proto"))
        #expect(!knows("type: object", "a.yaml"))
        #expect(!knows("{ a }", "query.graphql"))
        #expect(!knows("{\"openapi\": \"3.0.0\"}", "a.json"))
    }

    private static let sdl = """
        type Query { "One" one(id: ID!, f: F = {a: [1], b: X}): U @deprecated many: [[Int!]]! @deprecated(reason: "gone") }
        input F { a: [Int!] = [1] b: E! }
        enum E { X Y @deprecated }
        union U = A
        type A implements N { n: Date }
        interface N { n: Date }
        scalar Date @specifiedBy(url: "http://d")
        directive @d(x: Boolean = true) repeatable on FIELD | QUERY
        """

    private static let json = #"""
        {"data": {"__schema": {
          "queryType": {"name": "Query"}, "mutationType": null, "subscriptionType": null,
          "types": [
            {"kind": "SCALAR", "name": "Int"}, {"kind": "OBJECT", "name": "__Type", "fields": []},
            {"kind": "OBJECT",      "name":   "Query", "interfaces": [], "fields": [
              {"name": "one", "description": "One", "isDeprecated": true, "deprecationReason": "No longer supported", "args": [
                {"name": "id", "type": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "ID"}}, "defaultValue": null},
                {"name": "f", "type": {"kind": "INPUT_OBJECT", "name": "F"}, "defaultValue": "{a: [1], b: X}"}],
                "type": {"kind": "UNION", "name": "U"}},
              {"name": "many", "args": [], "isDeprecated": true, "deprecationReason": "gone", "type": {"kind": "NON_NULL", "name": null, "ofType":
                {"kind": "LIST", "ofType": {"kind": "LIST", "ofType": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "Int"}}}}}}]},
            {"kind": "INPUT_OBJECT", "name": "F", "inputFields": [
              {"name": "a", "type": {"kind": "LIST", "ofType": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "Int"}}}, "defaultValue": "[1]"},
              {"name": "b", "type": {"kind": "NON_NULL", "ofType": {"kind": "ENUM", "name": "E"}}}]},
            {"kind": "ENUM", "name": "E", "enumValues": [{"name": "X", "isDeprecated": false}, {"name": "Y", "isDeprecated": true}]},
            {"kind": "UNION", "name": "U", "possibleTypes": [{"kind": "OBJECT", "name": "A"}]},
            {"kind": "OBJECT", "name": "A", "interfaces": [{"kind": "INTERFACE", "name": "N"}], "fields": [
              {"name": "n", "args": [], "type": {"kind": "SCALAR", "name": "Date"}, "isDeprecated": false}]},
            {"kind": "INTERFACE", "name": "N", "possibleTypes": [{"kind": "OBJECT", "name": "A"}], "fields": [
              {"name": "n", "args": [], "type": {"kind": "SCALAR", "name": "Date"}, "isDeprecated": false}]},
            {"kind": "SCALAR", "name": "Date", "specifiedByURL": "http://d"}],
          "directives": [
            {"name": "skip", "locations": ["FIELD"], "args": []},
            {"name": "d", "isRepeatable": true, "locations": ["FIELD", "QUERY"], "args": [
              {"name": "x", "type": {"kind": "SCALAR", "name": "Boolean"}, "defaultValue": "true"}]}]
        }}}
        """#
}
