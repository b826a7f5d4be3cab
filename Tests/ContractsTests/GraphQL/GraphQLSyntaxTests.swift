import Basics
import Testing

@testable import Contracts

@Suite struct GraphQLSyntaxTests {
    @Test(
        "A syntax error says what is wrong, and where",
        arguments: [
            ("", "Expected a definition, found the end of the file.", "1:1"),
            ("type", "Expected the type's name, found the end of the file.", "1:5"),
            ("type A {", "Expected a field's name or '}', found the end of the file.", "1:9"),
            ("type A {}", "Expected a field's name or '}', found '}'.", "1:9"),
            ("type A { a }", "Expected ':' and the type of the field a, found '}'.", "1:12"),
            ("type A { a: [Int }", "Expected ']' after the list's type, found '}'.", "1:18"),
            ("type A { a: Int!! }", "Expected a field's name or '}', found '!'.", "1:17"),
            ("enum E { true }", "An enum value cannot be called 'true', which is a value of its own.", "1:10"),
            ("directive @a on NOWHERE", "NOWHERE is no place that a directive can stand on, such as FIELD or OBJECT.", "1:17"),
            ("extend type A", "Expected what the extension of A adds, found the end of the file.", "1:14"),
            (
                "extend fragment A", "Expected what to extend: schema, scalar, type, interface, union, enum or input, found 'fragment'.",
                "1:8"
            ),
            ("schema { find: A }", "Expected query, mutation or subscription, found 'find'.", "1:10"),
            ("input I { a: Int = $x }", "A variable stands where only a constant may; write the value itself.", "1:20"),
            ("{ a", "Expected a field, a fragment or '}', found the end of the file.", "1:4"),
            ("{ }", "Expected a field, a fragment or '}', found '}'.", "1:3"),
            ("{ a(b: ) }", "Expected a value, found ')'.", "1:8"),
            ("{ a() }", "Expected an argument's name, found ')'.", "1:5"),
            ("{ a { ...on } }", "Expected the type that the fragment is on, found '}'.", "1:13"),
            ("fragment on on A { a }", "A fragment cannot be called 'on'; give it another name.", "1:10"),
            ("query ($a Int) { a }", "Expected ':' and the variable's type, found 'Int'.", "1:11"),
            ("\"What for\"\n{ a }", "Expected a definition, found '{'.", "2:1"),
            ("\"What for\"\nquery { a }", "A description stands before 'query', which cannot have one; make it a comment (#).", "2:1"),
            ("{ a(b: 01) }", "A number has a leading zero; leave it away.", "1:8"),
            ("{ a(b: 1.) }", "A number is unfinished: a digit is missing.", "1:8"),
            ("{ a(b: 1e) }", "A number is unfinished: a digit is missing.", "1:8"),
            ("{ a(b: 1x) }", "A number runs into 'x'; put a space or comma between.", "1:8"),
            ("{ a(b: \"x\n\") }", "A string is not closed before the line ends; use \"\"\" for text over several lines.", "1:8"),
            ("{ a(b: \"x", "A string is not closed.", "1:8"),
            ("{ a(b: \"\"\"x\"\"", "A block string is not closed with \"\"\".", "1:8"),
            ("{ a(b: \"\\x\") }", "A string has an escape that GraphQL does not know.", "1:9"),
            ("{ a(b: \"\\uD800\") }", "A string has an escape that GraphQL does not know.", "1:9"),
            ("{ a(b: 'x') }", "Found a single quote; GraphQL's strings stand in double quotes.", "1:8"),
            ("{ a.b }", "A single '.' has no meaning in GraphQL; a fragment is spread with '...'.", "1:4"),
            ("{ ä }", "Found 'ä', which starts nothing in GraphQL.", "1:3"),
            ("# ä\n{ a ? }", "Found '?', which starts nothing in GraphQL.", "2:5"),
        ])
    func errors(text: String, message: String, place: String) {
        #expect(Self.error(of: Array(text.utf8)) == "\(message) \(place)")
    }

    @Test("Bytes that are not UTF-8 are refused at their place")
    func invalidUTF8() {
        let message = "The file is not valid UTF-8 from here on. Save it as UTF-8."
        #expect(Self.error(of: [0x7B, 0x20, 0xC3]) == "\(message) 1:3")
        #expect(Self.error(of: [0x23, 0xED, 0xA0, 0x80]) == "\(message) 1:2")
        #expect(Self.error(of: [0x23, 0xC0, 0xAF]) == "\(message) 1:2")
    }

    @Test("Depth, tokens and size are bounded")
    func limits() {
        let deep = String(repeating: "{a", count: 200) + String(repeating: "}", count: 200)
        #expect(Self.error(of: Array(deep.utf8)) == "This nests more than 128 levels deep; Tieline reads no deeper. 1:257")
        let list = "{ a(b: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + ") }"
        #expect(Self.error(of: Array(list.utf8)) == "This nests more than 128 levels deep; Tieline reads no deeper. 1:135")
        let type = "input A { a: " + String(repeating: "[", count: 40) + "Int" + String(repeating: "]", count: 40) + " }"
        #expect(Self.error(of: Array(type.utf8)) == "A type has more than 30 lists and non-nulls. 1:89")
        var limits = GraphQLLimits()
        limits.tokens = 3
        #expect(Self.error(of: Array("{ a b }".utf8), limits) == "The file has more than 3 tokens; split it. 1:7")
        limits.size = 2
        #expect(Self.error(of: Array("{ a }".utf8), limits) == "The file has 5 bytes; GraphQL files are read up to 2. 1:1")
    }

    @Test(
        "Strings stand for what the specification says",
        arguments: [
            (#""a\"\\\/\b\f\n\r\tA""#, "a\"\\/\u{8}\u{C}\n\r\tA"),
            (#""\u0041\u{1F600}\uD83D\uDE00""#, "A😀😀"),
            ("\"\"", ""),
            (#""""a""""#, "a"),
            ("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL."),
            ("\"\"\"  first\n    second\r\n    third\n\"\"\"", "  first\nsecond\nthird"),
            (#""""say \""" now \n""""#, #"say """ now \n"#),
            ("\"\"\"\t \n\"\"\"", ""),
        ])
    func strings(source: String, value: String) throws {
        let document = try GraphQLDocument.parse(GraphQLText.file("{ a(b: \(source)) }"))
        guard case .field(let field)? = document.operations.first?.selections.selections.first,
            case .string(let text)? = field.arguments.first?.value.kind
        else { return #expect(Bool(false), "no string") }
        #expect(Name(text) == Name(value))
    }

    @Test("Values, directives and types are read as they are written")
    func values() throws {
        let text = "query Q($a: [[Int!]!]! = [[1]] @d) @e(f: {g: -1.5e3, h: [A, null, true, $a, \"x\"]}) { b: c }"
        let operation = try #require(try GraphQLDocument.parse(GraphQLText.file(text)).operations.first)
        #expect(operation.variables.first?.type.text == "[[Int!]!]!")
        #expect(operation.variables.first?.defaultValue?.text == "[[1]]")
        #expect(operation.directives.first?.canonicalText == "@e(f: { g: -1.5e3, h: [A, null, true, $a, \"x\"] })")
        #expect(operation.origin == Origin(file: 0, lower: 0, upper: text.utf8.count))
    }

    @Test("A byte-order mark, commas and comments mean nothing")
    func ignored() throws {
        let document = try GraphQLDocument.parse(GraphQLText.file("\u{FEFF},,# x\r\n{,a,,b}#"))
        #expect(document.operations.first?.selections.selections.count == 2)
    }

    private static func error(of bytes: [UInt8], _ limits: GraphQLLimits = GraphQLLimits()) -> String? {
        do throws(GraphQLSyntaxError) {
            _ = try GraphQLDocument.parse(SourceFile(path: "test.graphql", bytes: bytes), limits: limits)
            return nil
        } catch {
            return "\(error.message) \(GraphQLText.place(error.span))"
        }
    }
}
