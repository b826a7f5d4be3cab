import Contracts
import Testing

/// What the same keywords mean in older drafts, and which of them count there.
@Suite struct SchemaDialectTests {
    static let table: [(draft: String, schema: String, shape: String)] = [
        ("draft-04", #""type": "number", "minimum": 1, "exclusiveMinimum": true"#, "number(1<..)"),
        ("draft-04", #""type": "number", "maximum": 9, "exclusiveMaximum": false"#, "number(..9)"),
        ("draft-04", #""type": "string", "const": "a""#, "text"),
        ("draft-06", #""type": "string", "const": "a""#, "<'a'>"),
        ("draft-06", #""type": "string", "if": {"maxLength": 1}, "then": false"#, "text"),
        ("draft-07", #""type": "string", "if": {"maxLength": 1}, "then": false"#, "(text & !text(..1))"),
        ("draft-04", #""type": "array", "items": [{"type": "string"}], "additionalItems": false"#, "[text]"),
        ("draft-07", #""type": "array", "items": [{"type": "string"}], "additionalItems": {"type": "null"}"#, "[text, null*]"),
        ("draft-07", #""type": "array", "items": {"type": "string"}, "additionalItems": false"#, "[text*]"),
        ("draft-07", #""type": "array", "prefixItems": [true]"#, "[any*]"),
        ("draft-07", #""type": "object", "dependencies": {"a": ["b"]}"#, "{a needs b, ..}"),
        ("draft-07", #""type": "object", "dependentRequired": {"a": ["b"]}"#, "{..}"),
        ("2019-09", #""type": "object", "dependentRequired": {"a": ["b"]}"#, "{a needs b, ..}"),
        ("2019-09", #""type": "array", "items": [{"type": "string"}], "additionalItems": false"#, "[text]"),
        ("draft-07", ##""definitions": {"a": {"type": "string"}}, "$ref": "#/definitions/a", "maxLength": 3"##, "a"),
        ("2019-09", ##""$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a", "type": "string", "maxLength": 3"##, "(text(..3) & a)"),
        ("2020-12", ##""$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a", "type": "string"## + "\"", "a"),
        ("2019-09", ##""type": "object", "properties": {"child": {"$recursiveRef": "#"}}"##, "{child?: , ..}"),
        ("2020-12", ##""$dynamicAnchor": "node", "type": "object", "properties": {"child": {"$dynamicRef": "#node"}}"##, "{child?: , ..}"),
        (
            "draft-03", #""type": "object", "properties": {"a": {"type": "string", "required": true}, "b": {"type": "any"}}"#,
            "{a: text, b?: any, ..}"
        ),
        ("draft-03", #""type": "number", "divisibleBy": 2, "disallow": ["integer"]"#, "(integer(step 2) & !integer)"),
        (
            "draft-03", #""type": "object", "extends": {"properties": {"a": {"type": "null"}}}"#,
            "{a?: null, ..}"
        ),
        ("draft-07", #""type": "string", "nullable": true"#, "text"),
    ]

    @Test(arguments: table) func readsShape(draft: String, schema: String, shape: String) throws {
        let host = draft.hasPrefix("draft") ? "http://json-schema.org/\(draft)/schema#" : "https://json-schema.org/draft/\(draft)/schema"
        let read = readContract(try contractFormat("json-schema"), [("s.json", "{\"$schema\": \"\(host)\", \(schema)}")])
        #expect(read.types.first == " = \(shape)")
        #expect(read.troubles == [])
    }
}
