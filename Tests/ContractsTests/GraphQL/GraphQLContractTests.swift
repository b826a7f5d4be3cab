import Basics
import Testing

@testable import Contracts

@Suite struct GraphQLContractTests {
    private static let text = """
        type Query { product(id: ID!, lang: Lang = EN): Product "All" products(filter: Filter, first: Int! = 10): [Product!]! @deprecated found: Found }
        interface Node { id: ID! }
        type Product implements Node { id: ID! name(lang: Lang): String price: PositiveDecimal at: DateTime! extra: JSON related: [Product] }
        type Shop implements Node { id: ID! open: Boolean }
        union Found = Product | Shop
        enum Lang { EN DE }
        input Filter { name: String min: Float! not: Filter tags: [String!] = ["a", "b"] }
        input Pick @oneOf { a: Int b: Int }
        scalar PositiveDecimal scalar DateTime scalar JSON
        """

    /// Writes a shape in one line: `?` is optional, `|null` nullable, types by name.
    private static func write(_ contract: Contract, _ id: ShapeID) -> String {
        switch contract[id] {
        case .any: return "any"
        case .reference(let type): return contract[type].name.text
        case .scalar(.null): return "null"
        case .scalar(.boolean): return "boolean"
        case .scalar(.number(let domain)): return domain.step != nil ? "integer" : domain.minimum == nil ? "number" : "number>=0"
        case .scalar(.text(let domain)): return domain.format ?? "text"
        case .literals(let literals): return "\(literals.count) literals"
        case .content: return "content"
        case .array(let array): return "[" + (array.items.map { write(contract, $0) } ?? "") + "]"
        case .union(let union):
            let tags = union.tags.compactMap { $0?.text }.joined(separator: ",")
            return union.branches.map { write(contract, $0) }.joined(separator: "|")
                + (tags.isEmpty ? "" : " by \(union.discriminator?.text ?? "") \(tags)")
        case .record(let record):
            let fields = record.fields.map { "\($0.name)\($0.isRequired ? "" : "?"): \(write(contract, $0.shape))" }.joined(separator: ", ")
            let bounds = record.maxFields.map { " \(record.minFields)...\($0)" } ?? ""
            return "{\(fields)\(record.rest == .open ? ", ..." : "")}\(bounds)"
        default: return "other"
        }
    }

    @Test("Types become records, literals and unions")
    func types() {
        let contract = GraphQLText.contract(Self.text)
        #expect(contract.troubles == [])
        #expect(
            contract.types.map { "\($0.label) \($0.name): \(Self.write(contract, $0.shape))" } == [
                "object Query: {product: Product|null, products: [Product], found: Found|null}",
                "interface Node: {id: text, ...}",
                "object Product: {id: text, name: text|null, price: PositiveDecimal|null, at: DateTime, extra: JSON|null, related: [Product|null]|null}",
                "object Shop: {id: text, open: boolean|null}",
                "union Found: Product|Shop by __typename Product,Shop",
                "enum Lang: 2 literals",
                "input Filter: {name?: text|null, min: number, not?: Filter|null, tags?: [text]|null}",
                "input Pick: {a?: integer|null, b?: integer|null} 1...1",
                "scalar PositiveDecimal: number>=0", "scalar DateTime: date-time", "scalar JSON: any",
            ])
    }

    @Test("Fields of the root types become operations, with arguments and facets")
    func operations() throws {
        let contract = GraphQLText.contract(Self.text)
        #expect(
            contract.operations.map { operation in
                "\(operation.name)\(operation.isDeprecated ? " deprecated" : "") "
                    + operation.positions.map { "\($0.part) \($0.direction) \($0.isRequired) \(Self.write(contract, $0.shape))" }.joined(
                        separator: "; ")
            } == [
                "Query.product request in true {id: text, lang?: Lang|null}; response() out true Product|null",
                "Query.products deprecated request in false {filter?: Filter|null, first?: integer}; response() out true [Product]",
                "Query.found request in false {}; response() out true Found|null",
            ])
        guard case .record(let filter)? = contract.types.first(where: { $0.name == "Filter" }).map({ contract[$0.shape] }),
            case .record(let product)? = contract.types.first(where: { $0.name == "Product" }).map({ contract[$0.shape] })
        else { return #expect(Bool(false), "no records") }
        #expect(filter.fields.map(\.facets.defaultValue) == [nil, nil, nil, .composite(#"["a","b"]"#)])
        #expect(
            product.fields.map { $0.facets.arguments.map { Self.write(contract, $0) } } == [nil, "{lang?: Lang|null}", nil, nil, nil, nil])
        #expect(GraphQLText.place(contract.span(of: product.fields[1].origin)) == "3:40")
    }

    @Test("A file that is no schema is unreadable, with the place")
    func unreadable() {
        func troubles(_ text: String) -> [String] {
            GraphQLText.contract(text).troubles.map { "\($0.kind) \($0.message) \(GraphQLText.place($0.span))" }
        }
        #expect(troubles("type A {") == ["unreadable Expected a field's name or '}', found the end of the file. 1:9"])
        #expect(
            troubles("query { a }") == [
                "unreadable The file defines no types and no directives, so there is no contract in it; name the schema rather than operations. 1:1"
            ])
    }

    @Test("A folder's files make one schema, each with its places")
    func folder() {
        let files = [
            GraphQLText.file("type Query { a: A }", "a.graphql"), GraphQLText.file("# no schema", "README.md"),
            GraphQLText.file("type A { b: B }", "b.graphqls"),
        ]
        let contract = GraphQLFormat().read(ContractInput(files: files))
        #expect(contract.files.map(\.path) == ["a.graphql", "b.graphqls"])
        #expect(
            contract.troubles.map { "\($0.message) \($0.span.path) \(GraphQLText.place($0.span))" } == [
                "A.b has the type B, which is not defined. Did you mean A? b.graphqls 1:13"
            ])
    }

    @Test("A document's selection is a record: aliases, merged fragments, conditions")
    func selection() throws {
        let document = try GraphQLDocument.parse(
            GraphQLText.file(
                """
                query Shown($id: ID!, $l: Lang, $n: Int = 3, $x: Boolean!) {
                  one: product(id: $id) { ...P name(lang: $l) related { ...P } }
                  found { __typename ... on Node { id } ... on Shop { open } }
                  products(first: $n) @include(if: $x) { at ... on Product { price } }
                }
                fragment P on Product { id related { at } }
                """, "shown.graphql"))
        let contract = GraphQLText.contract(Self.text)
        let added = document.added(to: contract)
        let operation = try #require(added.operations.last)
        #expect(operation.name == "Shown")
        #expect(added.operations.count == contract.operations.count + 1)
        #expect(
            operation.positions.map { Self.write(added, $0.shape) } == [
                "{id: text, l?: Lang|null, n?: integer|null, x: boolean}",
                "{one: {id: text, related: [{at: DateTime, id: text, related: [{at: DateTime}|null]|null}|null]|null, name: text|null}|null, "
                    + "found: {__typename: text, id: text, open?: boolean|null}|null, products?: [{at: DateTime, price: PositiveDecimal|null}]}",
            ])
        #expect(added.span(of: operation.origin).path == "shown.graphql")
    }

    @Test("A document's uses are listed with their places")
    func uses() throws {
        let document = try GraphQLDocument.parse(
            GraphQLText.file("query ($f: Filter) { product(id: 1) { name(lang: DE) } products(filter: $f) { id } }"))
        let schema = try GraphQLText.schema(Self.text)
        #expect(
            usage(of: document, in: schema).map {
                "\($0.kind) \($0.coordinate) \($0.direction)\($0.isNamed ? "" : " implied") \(GraphQLText.place($0.span))"
            } == [
                "type Query out 1:1", "type Filter in 1:12", "type Float in implied 1:12", "type String in implied 1:12",
                "type Product out 1:22",
                "type Query out 1:22", "field Query.product out 1:22", "argument Query.product(lang:) in implied 1:22",
                "argument Query.product(id:) in 1:30", "type ID in 1:34", "type Product out 1:39", "field Product.name out 1:39",
                "type String out 1:39", "argument Product.name(lang:) in 1:44", "type Lang in 1:50", "enumValue Lang.DE in 1:50",
                "type Product out 1:56", "type Query out 1:56", "field Query.products out 1:56",
                "argument Query.products(first:) in implied 1:56", "argument Query.products(filter:) in 1:65", "type ID out 1:79",
                "type Product out 1:79", "field Product.id out 1:79",
            ])
    }
}
