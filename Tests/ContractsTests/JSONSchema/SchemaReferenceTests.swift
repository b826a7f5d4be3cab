import Basics
import Contracts
import Testing

/// References within a file, to anchors and addresses, across files, and in circles.
@Suite struct SchemaReferenceTests {
    private func read(_ files: [(path: String, text: String)], catalog: [Name: Name] = [:]) throws -> SchemaText {
        readContract(try contractFormat("json-schema"), files, catalog: catalog)
    }

    @Test func namesDefinitions() throws {
        let contract = try read([
            (
                "s.yaml",
                """
                $ref: '#/$defs/Order'
                $defs:
                  Order: {type: object, properties: {lines: {type: array, items: {$ref: '#/$defs/Line'}}, parent: {$ref: '#'}}}
                  Line: {type: object, properties: {sku: {type: string}}}
                  Unused: {type: integer}
                """
            )
        ])
        #expect(
            contract.types == [
                " = Order", "Order = {lines?: [Line*], parent?: Order, ..}", "Line = {sku?: text, ..}", "Unused = integer",
            ])
        #expect(contract.contract.types.map(\.kind) == [.root, .type, .type, .type])
        #expect(contract.troubles == [])
    }

    @Test func unescapesPointers() throws {
        let contract = try read([
            (
                "s.json",
                ##"""
                {"type": "array", "prefixItems": [{"$ref": "#/$defs/a~1b~0c"}, {"$ref": "#/$defs/d%20e"}, {"$ref": "#/prefixItems/0"}],
                 "$defs": {"a/b~c": {"type": "string"}, "d e": {"type": "integer"}}}
                """##
            )
        ])
        #expect(contract.types == [" = [a/b~c, d e, a/b~c, any*]", "a/b~c = text", "d e = integer"])
    }

    @Test func namesOtherPlacesByPointer() throws {
        let contract = try read([
            (
                "s.json",
                ##"""
                {"type": "object", "properties": {"a": {"type": "string", "maxLength": 3}, "b": {"$ref": "#/properties/a"}}}
                """##
            )
        ])
        #expect(contract.types == [" = {a?: text(..3), b?: #/properties/a, ..}", "#/properties/a = text(..3)"])
    }

    @Test func followsAnchorsAndAddresses() throws {
        let contract = try read([
            (
                "s.json",
                ##"""
                {"$id": "https://example.com/root.json", "type": "array",
                 "prefixItems": [{"$ref": "#here"}, {"$ref": "part.json"}, {"$ref": "https://example.com/part.json#/$defs/inner"}],
                 "$defs": {
                   "a": {"$anchor": "here", "type": "string"},
                   "b": {"$id": "part.json", "$ref": "#/$defs/inner", "$defs": {"inner": {"type": "integer"}}}}}
                """##
            )
        ])
        #expect(contract.types == [" = [a, inner, inner, any*]", "a = text", "b = inner", "inner = integer"])
        #expect(contract.troubles == [])
    }

    @Test func followsFiles() throws {
        let contract = try read([
            (
                "schemas/order.json",
                ##"""
                {"type": "object", "properties": {
                   "customer": {"$ref": "../common/customer.yaml"},
                   "address": {"$ref": "../common/types.yaml#/$defs/Address"}}}
                """##
            ),
            ("common/customer.yaml", "type: object\nproperties: {address: {$ref: 'types.yaml#/$defs/Address'}, self: {$ref: '#'}}\n"),
            ("common/types.yaml", "$defs:\n  Address: {type: object, properties: {city: {type: string}}}\n"),
        ])
        #expect(
            contract.types == [
                " = {customer?: customer, address?: Address, ..}", "customer = {address?: Address, self?: customer, ..}",
                "Address = {city?: text, ..}",
            ])
        #expect(contract.contract.files.map(\.path) == ["schemas/order.json", "common/customer.yaml", "common/types.yaml"])
        let address = contract.contract.types[2].origin
        #expect(contract.contract.span(of: address).start == (2, 12))
        #expect(contract.troubles == [])
    }

    @Test func mapsRemoteAddressesThroughTheCatalog() throws {
        let files = [
            (
                "s.json",
                #"{"type": "array", "prefixItems": [{"$ref": "https://example.com/a.json"}, {"$ref": "https://other.example/x/b.json"}]}"#
            ),
            ("local/a.json", #"{"type": "string"}"#), ("vendor/b.json", #"{"type": "null"}"#),
        ]
        let mapped = try read(files, catalog: ["https://example.com/a.json": "local/a.json", "https://other.example/x/": "vendor"])
        #expect(mapped.types == [" = [a, b, any*]", "a = text", "b = null"])
        #expect(mapped.troubles == [])
        let unmapped = try read(files)
        #expect(unmapped.types == [" = [any, any, any*]"])
        #expect(
            unmapped.troubles == [
                "s.json:1:44: 'https://example.com/a.json' leads nowhere: nothing is fetched from the network; "
                    + "map 'https://example.com/a.json' to a file in contract.options.catalog; what it stands for is taken as anything",
                "s.json:1:84: 'https://other.example/x/b.json' leads nowhere: nothing is fetched from the network; "
                    + "map 'https://other.example/x/b.json' to a file in contract.options.catalog; what it stands for is taken as anything",
            ])
    }

    static let lost: [(reference: String, reason: String)] = [
        ("#/$defs/Oder", "nothing is called 'Oder' there; did you mean 'Order'?"),
        ("#/nothing/there", "nothing is called 'nothing' there"),
        ("#anchor", "no schema there has the anchor 'anchor'"),
        ("missing.json", "there is no such file"),
        ("../../out.json", "the path leads out of the repository, where nothing is read"),
        ("broken.json", "that file cannot be read"),
    ]

    @Test(arguments: lost) func saysWhyAReferenceLeadsNowhere(reference: String, reason: String) throws {
        let contract = try read([
            ("in/s.json", "{\"$defs\": {\"Order\": true},\n \"properties\": {\"a\": {\"$ref\": \"\(reference)\"}}, \"type\": \"object\"}"),
            ("in/broken.json", "{"),
        ])
        #expect(contract.types == [" = {a?: any, ..}", "Order = any"])
        #expect(
            contract.troubles.first == "in/s.json:2:31: '\(reference)' leads nowhere: \(reason); what it stands for is taken as anything")
        #expect(contract.troubles.count == (reference == "broken.json" ? 2 : 1))
    }

    static let circles: [(schema: String, types: [String])] = [
        (##""$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/a"}}"##, [" = a", "a = any"]),
        (
            ##""$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}"##,
            [" = a", "a = any", "b = a"]
        ),
        (##""definitions": {"a": {"allOf": [{"$ref": "#/definitions/a"}, {"type": "string"}]}}"##, [" = any", "a = (any & text)"]),
        (##""definitions": {"a": {"anyOf": [{"$ref": "#/definitions/a"}, {"type": "string"}]}}"##, [" = any", "a = (never | text)"]),
        (
            ##""definitions": {"pet": {"oneOf": [{"$ref": "#/definitions/cat"}, {"type": "null"}]},"##
                + ##""cat": {"allOf": [{"$ref": "#/definitions/pet"}, {"type": "object", "minProperties": 1}]}}"##,
            [" = any", "pet = (cat | null)", "cat = (any & {count 1.., ..})"]
        ),
    ]

    @Test(arguments: circles) func cutsCirclesThatReachNoSchema(schema: String, types: [String]) throws {
        let contract = try read([("s.json", "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \(schema)}")])
        #expect(contract.types == types)
        #expect(contract.troubles.count == 1)
        #expect(contract.troubles.allSatisfy { $0.contains("is defined by itself") })
    }

    static let nests: [(open: String, close: String)] = [
        (#"{"type": "array", "items": "#, "}"), (#"{"not": "#, "}"), (#"{"properties": {"a": "#, "}}"), (#"{"allOf": ["#, "]}"),
        (#"{"maxLength": 1, "if": "#, #", "then": {"minLength": 1}}"#),
    ]

    @Test(arguments: nests) func boundsNesting(open: String, close: String) throws {
        let depth = 160
        let schema = String(repeating: open, count: depth) + #"{"type": "string"}"# + String(repeating: close, count: depth)
        let contract = try read([("s.json", schema)])
        #expect(
            contract.contract.troubles.map(\.message) == [
                "schemas nest more than 128 deep here; the rest is taken as anything; name the inner ones and refer to them"
            ])
    }

    @Test func namesSchemasOfOtherFiles() throws {
        let contract = try read([
            (
                "s.json",
                ##"{"type": "array", "prefixItems": [{"$ref": "o.yaml#/A"}, {"$ref": "o.yaml#/B/items"}, {"$ref": "#/$defs/A"}], "$defs": {"A": true}}"##
            ),
            ("o.yaml", "A: {type: string}\nB: {items: {type: integer}}\n"),
        ])
        #expect(contract.types == [" = [o.yaml#/A, o.yaml#/B/items, A, any*]", "A = any", "o.yaml#/A = text", "o.yaml#/B/items = integer"])
    }
}
