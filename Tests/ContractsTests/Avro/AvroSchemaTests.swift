import Basics
import Testing

@testable import Contracts

@Suite("Avro schemas as shapes")
struct AvroSchemaTests {
    @Test("Each type has its shape") func types() {
        let contract = AvroText.schema(
            """
            {"type": "record", "name": "Order", "namespace": "com.acme", "doc": "What was ordered.", "fields": [
              {"name": "id", "type": "string"}, {"name": "count", "type": "int"}, {"name": "total", "type": ["null", "double"], "default": null},
              {"name": "raw", "type": "bytes"}, {"name": "paid", "type": "boolean", "doc": "Whether it is paid."},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "sku", "type": "string"}, {"name": "parent", "type": ["null", "Line"]}]}}},
              {"name": "tags", "type": {"type": "map", "values": "long"}},
              {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["NEW", "DONE"], "default": "NEW"}},
              {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 16}}]}
            """)
        #expect(AvroText.troubles(contract) == [])
        #expect(
            AvroText.types(contract) == [
                "com.acme.Order: {id: text, count: number(-2147483648...2147483647 by 1), total: null/number(... double) default=null, raw: bytes, paid: boolean 'Whether it is paid.', "
                    + "lines: [@com.acme.Line], tags: {}, status: @com.acme.Status, digest: @com.acme.Digest}",
                "com.acme.Line: {sku: text, parent: null/@com.acme.Line}",
                #"com.acme.Status: "NEW"|"DONE""#,
                "com.acme.Digest: bytes(16)",
            ])
        #expect(contract.types.map(\.kind) == [.root, .type, .type, .type])
        #expect(contract.types.map(\.label) == ["record", "record", "enum", "fixed"])
        #expect(contract.types[1].aliases == ["Line"])
        #expect(contract.types[0].description == "What was ordered.")
    }

    @Test(
        "Logical types say what values mean",
        arguments: [
            (#"{"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}"#, "number(-9999.99...9999.99 by 0.01)"),
            (#"{"type": "int", "logicalType": "date"}"#, "date"),
            (#"{"type": "int", "logicalType": "time-millis"}"#, "time"),
            (#"{"type": "long", "logicalType": "time-micros"}"#, "time"),
            (#"{"type": "long", "logicalType": "timestamp-nanos"}"#, "dateTime"),
            (#"{"type": "long", "logicalType": "local-timestamp-micros"}"#, "dateTime"),
            (#"{"type": "string", "logicalType": "uuid"}"#, "text:uuid"),
            (#"{"type": "bytes", "logicalType": "big-decimal"}"#, "number(...)"),
            (#"{"type": "string", "logicalType": "our-own"}"#, "text"),
        ])
    func logical(schema: String, shape: String) {
        let contract = AvroText.schema(#"{"type": "record", "name": "R", "fields": [{"name": "a", "type": \#(schema)}]}"#)
        #expect(AvroText.troubles(contract) == [])
        #expect(AvroText.types(contract) == ["R: {a: \(shape)}"])
    }

    @Test("A decimal has its digits as bounds") func decimal() throws {
        let contract = AvroText.schema(#"{"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}"#)
        let root = try #require(contract.types.first { $0.kind == .root })
        guard case .scalar(.number(let domain)) = contract[root.shape] else {
            Issue.record("the root is no number")
            return
        }
        #expect(domain == .decimal(precision: 6, scale: 2))
    }

    @Test("Names are found in their namespace, in the one that is stated, and without one") func namespaces() {
        let contract = AvroText.schema(
            """
            {"type": "record", "name": "a.b.Outer", "fields": [
              {"name": "x", "type": {"type": "record", "name": "Inner", "fields": []}},
              {"name": "y", "type": {"type": "enum", "name": "E", "namespace": "c", "symbols": ["A"]}},
              {"name": "z", "type": "Inner"}, {"name": "w", "type": "c.E"},
              {"name": "v", "type": {"type": "fixed", "name": "F", "namespace": "", "size": 1}}, {"name": "u", "type": "F"}]}
            """)
        #expect(AvroText.troubles(contract) == [])
        #expect(contract.types.map(\.name) == ["a.b.Outer", "a.b.Inner", "c.E", "F"])
    }

    @Test("A union at the top is a root without a name, and files of a folder know each other's types") func roots() {
        let union = AvroText.schema(#"["null", {"type": "record", "name": "A", "fields": []}]"#)
        #expect(union.types.map { "\($0.kind) \($0.name)" } == ["type A", "root "])
        let files = [
            AvroText.file(#"{"type": "record", "name": "x.A", "fields": [{"name": "b", "type": "x.B"}]}"#, "a.avsc"),
            AvroText.file(#"{"type": "record", "name": "x.B", "fields": []}"#, "b.avsc"),
        ]
        let folder = AvroFormat().read(ContractInput(files: files))
        #expect(AvroText.troubles(folder) == [])
        #expect(folder.types.map { "\($0.kind) \($0.name)" } == ["type x.A", "type x.B"])
    }

    @Test("A protocol has operations with request, response and errors") func protocols() {
        let contract = AvroFormat().read(
            ContractInput(files: [
                AvroText.file(
                    """
                    {"protocol": "Mail", "namespace": "org.x", "types": [
                      {"type": "record", "name": "Message", "fields": [{"name": "to", "type": "string"}]},
                      {"type": "error", "name": "Curse", "fields": []}],
                     "messages": {
                      "send": {"request": [{"name": "message", "type": "Message"}], "response": "string", "errors": ["Curse"]},
                      "ping": {"request": [], "response": "null", "one-way": true}}}
                    """, "mail.avpr")
            ]))
        #expect(AvroText.troubles(contract) == [])
        #expect(
            ContractOutline(contract: contract).operations
                == [
                    "send request in {message: @org.x.Message}", "send response out text",
                    "send fault(Curse) out? @org.x.Curse",
                    "ping request in {}",
                ])
        #expect(contract.profile.hasDirection)
    }

    @Test(
        "Files are told by their content",
        arguments: [
            (#"{"type": "record", "name": "R", "fields": []}"#, "x.json", true), (#"["null", "int"]"#, "x.avsc", true),
            (#"{"type": "enum", "name": "E", "symbols": []}"#, "x.json", true),
            (#"{"type": "fixed", "name": "F", "size": 2}"#, "x.json", true),
            (#"{"protocol": "P", "types": []}"#, "x.json", true), ("/** Mail. */ @namespace(\"a\") protocol P { }", "x", true),
            ("namespace a.b;\nrecord R {}", "x", true), ("import idl \"a.avdl\";", "x", true),
            ("protocol: https\nname: x", "x.yaml", false),
            (#"{"type": "object", "properties": {}}"#, "x.json", false), ("type Query { a: Int }", "x.graphql", false),
            ("", "x.yaml", false),
        ])
    func recognition(text: String, path: String, expected: Bool) {
        let file = AvroText.file(text, Name(path))
        #expect((ContractFormats.detect(file)?.id.text == "avro") == expected)
    }
}
