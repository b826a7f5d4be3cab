import Testing

@testable import Contracts

@Suite struct GraphQLDifferencesTests {
    @Test(
        "Every difference has its level, and the way back its own",
        arguments: [
            ("type A { a: Int } type B { b: Int }", "type A { a: Int }", ["breaking type/removed B removed"], ["safe type/added B added"]),
            (
                "type A { a: Int f: Float }", "type A { a: Int }",
                ["breaking field/removed A.f removed", "breaking type/removed Float removed"],
                ["safe field/added A.f added", "safe type/added Float added"]
            ),
            (
                "type A { a: Int }", "interface A { a: Int }", ["breaking type/kind-changed A object>interface"],
                ["breaking type/kind-changed A interface>object"]
            ),
            ("type A { a: Int }", "type A { a: Int! }", ["safe null/removed A.a Int>Int!"], ["breaking null/added A.a Int!>Int"]),
            (
                "type A { a: [Int] }", "type A { a: [Int!]! }", ["safe type/changed A.a [Int]>[Int!]!"],
                ["breaking type/changed A.a [Int!]!>[Int]"]
            ),
            ("type A { a: Int }", "type A { a: [Int] }", ["breaking type/changed A.a Int>[Int]"], ["breaking type/changed A.a [Int]>Int"]),
            (
                "type A { a: Int b: ID }", "type A { a: ID b: ID a2: Int }",
                ["breaking type/changed A.a Int>ID", "safe field/added A.a2 added"],
                [
                    "breaking type/changed A.a ID>Int", "breaking field/removed A.a2 removed",
                ]
            ),
            (
                "type A { a(x: Int): Int }", "type A { a: Int }", ["breaking argument/removed A.a(x:) removed"],
                ["risky argument/added A.a(x:) added"]
            ),
            (
                "type A { a: Int }", "type A { a(x: Int!, y: Int! = 1): Int }",
                ["breaking argument/required-added A.a(x:) added", "risky argument/added A.a(y:) added"],
                ["breaking argument/removed A.a(x:) removed", "breaking argument/removed A.a(y:) removed"]
            ),
            (
                "type A { a(x: Int!): Int }", "type A { a(x: Int): Int }", ["safe null/added A.a(x:) Int!>Int"],
                ["breaking null/removed A.a(x:) Int>Int!"]
            ),
            (
                "type A { a(x: [[Int!]!]): Int }", "type A { a(x: [[Int]]): Int }", ["safe type/changed A.a(x:) [[Int!]!]>[[Int]]"],
                [
                    "breaking type/changed A.a(x:) [[Int]]>[[Int!]!]"
                ]
            ),
            (
                "type A { a(x: Int): Int }", "type A { a(x: [Int]): Int }", ["breaking type/changed A.a(x:) Int>[Int]"],
                ["breaking type/changed A.a(x:) [Int]>Int"]
            ),
            (
                "type A { a(x: Int = 1): Int }", "type A { a(x: Int = 2): Int }", ["risky default/changed A.a(x:) 1>2"],
                ["risky default/changed A.a(x:) 2>1"]
            ),
            (
                "type A { a(x: Int = 1): Int }", "type A { a(x: Int): Int }", ["risky default/removed A.a(x:) default<1"],
                ["safe default/added A.a(x:) default>1"]
            ),
            (
                "type A { a(x: Int! = 1): Int }", "type A { a(x: Int!): Int }", ["breaking default/removed A.a(x:) default<1"],
                [
                    "safe default/added A.a(x:) default>1"
                ]
            ),
            (
                "input A { a: Int }", "input A { a: Int b: Int! }", ["breaking field/required-added A.b added"],
                ["breaking field/removed A.b removed"]
            ),
            (
                "input A { a: Int }", "input A { a: Int b: Int! = 1 c: Int }",
                ["risky field/added A.b added", "risky field/added A.c added"],
                [
                    "breaking field/removed A.b removed", "breaking field/removed A.c removed",
                ]
            ),
            ("input A { a: Int! }", "input A { a: Int }", ["safe null/added A.a Int!>Int"], ["breaking null/removed A.a Int>Int!"]),
            (
                "input A { a: Int b: Int }", "input A @oneOf { a: Int b: Int }", ["breaking directive/changed A +@oneOf"],
                ["safe directive/changed A -@oneOf"]
            ),
            ("enum A { X Y }", "enum A { X }", ["breaking enum/value-removed A.Y -Y"], ["risky enum/value-added A.Y +Y"]),
            (
                "type A { a: Int } type B { b: Int } union U = A | B", "type A { a: Int } type B { b: Int } union U = A",
                ["breaking union/branch-removed U -B"], ["risky union/branch-added U +B"]
            ),
            (
                "interface I { a: Int } type A implements I { a: Int }", "interface I { a: Int } type A { a: Int }",
                ["breaking type/interface-removed A -I"], ["risky type/interface-added A +I"]
            ),
            (
                "directive @d on FIELD type A { a: Int }", "type A { a: Int }", ["breaking directive/removed @d removed"],
                ["safe directive/added @d added"]
            ),
            (
                "directive @d repeatable on FIELD", "directive @d on FIELD", ["breaking directive/changed @d -repeatable"],
                ["safe directive/changed @d +repeatable"]
            ),
            (
                "directive @d on FIELD | QUERY", "directive @d on FIELD", ["breaking directive/changed @d -QUERY"],
                ["safe directive/changed @d +QUERY"]
            ),
            (
                "directive @d(a: String) on FIELD", "directive @d on FIELD", ["breaking argument/removed @d(a:) removed"],
                ["safe argument/added @d(a:) added"]
            ),
            (
                "directive @d on FIELD", "directive @d(a: String!) on FIELD", ["breaking argument/required-added @d(a:) added"],
                [
                    "breaking argument/removed @d(a:) removed"
                ]
            ),
            (
                "schema { query: Q mutation: Q } type Q { a: Int }", "schema { query: Q } type Q { a: Int }",
                ["breaking type/removed mutation root>none"],
                ["safe type/added mutation none>root"]
            ),
            (
                "schema { query: A } type A { a: Int } type B { a: Int }", "schema { query: B } type A { a: Int } type B { a: Int }",
                ["breaking type/changed query A>B"], ["breaking type/changed query B>A"]
            ),
            (
                "type Query { a: Int b: Int }", "type Query { a: Int }", ["breaking operation/removed Query.b removed"],
                ["safe operation/added Query.b added"]
            ),
            (
                "type A { a: Int }", "type A { a: Int @deprecated(reason: \"x\") }",
                [#"safe field/deprecated A.a @deprecated(reason: "x")"#],
                [
                    #"safe directive/changed A.a -@deprecated(reason: "x")"#
                ]
            ),
        ])
    func levels(old: String, new: String, forth: [String], back: [String]) throws {
        #expect(try GraphQLText.changes(old, new) == forth)
        #expect(try GraphQLText.changes(new, old) == back)
    }

    @Test(
        "Defaults are compared by what they mean",
        arguments: [
            ("[Int]", "1", "[1]"), ("Float", "1", "1.0"), ("Float", "1.50e1", "15"), ("ID", "1", "\"1\""),
            ("F", "{b: 2, a: 1}", "{a: 1, b: 2}"),
            ("F", "{a: 1}", "{a: 1, c: X}"), ("[F!]", "{}", "[{c: X}]"), ("String", "\"\"\"a\"\"\"", "\"a\""),
        ])
    func equalDefaults(type: String, one: String, other: String) throws {
        func schema(_ value: String) -> String {
            "type A { a(x: \(type) = \(value)): ID b: Float } input F { a: Int b: Int c: E = X } enum E { X }"
        }
        #expect(try GraphQLText.changes(schema(one), schema(other)) == [])
    }

    @Test("Descriptions, order and files change nothing")
    func noDifference() throws {
        let old =
            "\"x\" type A implements I & J { a: Int b(x: Int, y: Int): Int } interface I { a: Int } interface J { a: Int } union U = A | B type B { a: Int } enum E { X Y }"
        let new =
            "enum E { Y X } type B { \"y\" a: Int } union U = B extend union U = A interface J { a: Int } interface I { a: Int } "
            + "type A implements J & I { b(y: Int, x: Int): Int a: Int }"
        #expect(try GraphQLText.changes(old, new) == [])
    }

    @Test("A change tells the operations that it reaches, and its places in both files")
    func places() throws {
        let old = """
            type Query { shop: Shop node(f: Filter): Node other: Int }
            type Mutation { buy(f: [Filter!]!): Found }
            union Found = Shop
            interface Node { id: ID }
            type Shop implements Node { id: ID sells(lang: Lang): Int }
            input Filter { inner: Filter lang: Lang }
            enum Lang { EN DE }
            """
        let new = old.split(separator: " DE").joined().split(separator: "sells(lang: Lang)").joined(separator: "sells(lang: Lang!)")
        let changes = graphQLChanges(old: try GraphQLText.schema(old), new: try GraphQLText.schema(new))
        let lines = changes.map { change in
            "\(change.subject) \(change.message) \(GraphQLText.place(change.old)) \(GraphQLText.place(change.new)) "
                + change.places.map { "\($0.place)-\($0.direction)" }.joined(separator: " ")
        }
        #expect(
            lines == [
                "Lang.DE the value is gone 7:16 - Mutation.buy/args-in Query.node/args-in Query.shop/args-in",
                "Shop.sells(lang:) the type changed from Lang to Lang! 5:48 5:48 Mutation.buy/args-in Query.node/args-in Query.shop/args-in",
            ])
        #expect(changes.map(\.placesTotal) == [3, 3])
    }

    @Test("Places are bounded, and all are counted")
    func manyPlaces() throws {
        let fields = (0..<30).map { "f\($0): A" }.joined(separator: " ")
        let changes = graphQLChanges(
            old: try GraphQLText.schema("type Query { \(fields) } type A { a: Int b: Int }"),
            new: try GraphQLText.schema("type Query { \(fields) } type A { a: Int }"))
        #expect(changes.map(\.placesTotal) == [30])
        #expect(changes.first?.places.count == 20)
    }
}
