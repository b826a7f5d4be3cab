import Basics
import Testing

@testable import Contracts

@Suite struct GraphQLFuzzTests {
    private static let seeds = [
        """
        \"\"\"
        Sold things
        \"\"\"
        type Product implements Node & Named @key(fields: "id") { id: ID! name(in: Language = EN): String @deprecated(reason: "x\\n") }
        interface Node { id: ID! } interface Named { name: String }
        union Found = | Product | Shop
        enum Language { EN DE } input Filter @oneOf { a: [Int!] = [1, -2], b: Float = 1.5e3 } scalar Date @specifiedBy(url: "http://x")
        directive @key(fields: String!) repeatable on OBJECT | INTERFACE
        extend type Query { found(f: Filter = {a: [1]}): [Found!]! } schema { query: Query } type Query { p: Product }
        """,
        """
        query Q($f: Filter! = {a: [1]}, $n: Int @d) @e { all: found(f: $f) { ... on Product { ...P } __typename } }
        fragment P on Product { id n: name(in: DE) @include(if: $n) ...P }
        subscription { x } mutation M { y(a: \"\"\"b\"\"\", c: null) { z } }
        """,
    ]

    /// A generator with a fixed start (SplitMix64), so that every run tries the same.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("Changed bytes never crash the parser, the schema or the rules, and all places lie in the file", arguments: [1, 2, 3, 4])
    func mutations(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let schema = try GraphQLText.schema(Self.seeds[0])
        for round in 0..<200 {
            var bytes = Array(Self.seeds[round % 2].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
            let file = SourceFile(path: "fuzz.graphql", bytes: bytes)
            var spans: [SourceSpan] = []
            do throws(GraphQLSyntaxError) {
                let document = try GraphQLDocument.parse(file)
                spans += validate(document: document, against: schema).map(\.span)
                spans += usage(of: document, in: schema).map(\.span)
                let other = GraphQLSchema(definitions: document.definitions, files: [file])
                spans += other.troubles.map(\.span)
                _ = graphQLChanges(old: schema, new: other)
            } catch {
                spans.append(error.span)
            }
            #expect(spans.allSatisfy { $0.lower >= 0 && $0.lower <= $0.upper && $0.upper <= bytes.count })
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("{}()[]!$@:=|&\"#.\\,0aä".utf8).randomElement(using: &generator) ?? 0, at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...20, using: &generator)))
        default:
            let other = Int.random(in: 0..<bytes.count, using: &generator)
            bytes.insert(
                contentsOf: Array(bytes[min(index, other)..<min(bytes.count, max(index, other), min(index, other) + 30)]), at: index)
        }
    }

    @Test("Fragments that follow each other far, or multiply, end")
    func adversarial() throws {
        let schema = try GraphQLText.schema("type Query { q: Query a: Int }")
        let long =
            "{ ...F0 } " + (0..<3000).map { "fragment F\($0) on Query { ...F\($0 + 1) }" }.joined(separator: " ")
            + "fragment F3000 on Query { a }"
        let chained = validate(document: try GraphQLDocument.parse(GraphQLText.file(long)), against: schema)
        #expect(chained.isEmpty || chained.map(\.rule) == ["OverlappingFieldsCanBeMerged"])
        let wide =
            "{ ...F0 } "
            + (0..<40).map { "fragment F\($0) on Query { x: q { ...F\($0 + 1) } y: q { ...F\($0 + 1) } }" }.joined(separator: " ")
            + "fragment F40 on Query { a }"
        let document = try GraphQLDocument.parse(GraphQLText.file(wide))
        #expect(validate(document: document, against: schema).isEmpty)
        let contract = GraphQLText.contract("type Query { q: Query a: Int }")
        #expect(document.added(to: contract).operations.count == contract.operations.count + 1)
        #expect(try GraphQLText.failures("{ " + String(repeating: "a ", count: 3000) + "}", schema).isEmpty)
        let many = try GraphQLText.failures("{ " + String(repeating: "q { a } ", count: 700) + "}", schema)
        #expect(many == ["OverlappingFieldsCanBeMerged document 1:1"])
    }
}
