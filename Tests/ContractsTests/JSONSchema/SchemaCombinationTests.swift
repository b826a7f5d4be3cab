import Contracts
import Testing

/// Schemas that apply others in place, and the shape that each is read as.
@Suite struct SchemaCombinationTests {
    static let table: [(schema: String, shape: String)] = [
        (#"{"allOf": [{"type": "string"}]}"#, "text"),
        (#"{"allOf": [{"type": "string"}, {}]}"#, "text"),
        (#"{"allOf": [{"type": "string"}, false]}"#, "never"),
        (#"{"allOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]}"#, "(text & text(..3))"),
        (#"{"type": "string", "allOf": [{"minLength": 1}, {"maxLength": 3}]}"#, "(text(1..) & text(..3))"),
        (#"{"type": "object", "properties": {"a": true}, "allOf": [{"required": ["a"]}]}"#, "({a?: any, ..} & {a: any, ..})"),
        (#"{"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, "({a: any, ..} | {b: any, ..})"),
        (
            #"{"allOf": [{"allOf": [{"type": "string"}, {"minLength": 1}]}, {"type": "string", "maxLength": 3}]}"#,
            "(text & ({..} | [any*] | text(1..) | number | boolean | null) & text(..3))"
        ),
        (#"{"anyOf": [{"type": "string"}]}"#, "text"),
        (#"{"anyOf": [{"type": "string"}, {"type": "integer"}]}"#, "(text | integer)"),
        (#"{"anyOf": [{"type": "null"}, {"anyOf": [{"type": "string"}, {"type": "integer"}]}]}"#, "(text | integer | null)"),
        (#"{"anyOf": [{"type": "string"}, true]}"#, "any"),
        (#"{"anyOf": [{"type": "string"}, false]}"#, "text"),
        (#"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#, "(text | null)"),
        (#"{"oneOf": [{"type": "integer"}, {"type": "number", "minimum": 2}]}"#, "(integer ^ number(2..))"),
        (#"{"oneOf": [{"type": "integer"}]}"#, "integer"),
        (#"{"oneOf": [{"type": "integer"}, false]}"#, "integer"),
        (#"{"not": {}}"#, "never"),
        (#"{"not": false}"#, "any"),
        (#"{"not": {"type": "string"}}"#, "({..} | [any*] | number | boolean | null)"),
        (#"{"type": ["string", "null"], "not": {"type": "null"}}"#, "text"),
        (#"{"type": "number", "not": {"type": "integer"}}"#, "(number & !integer)"),
        (#"{"type": "object", "not": {"required": ["a"]}}"#, "({..} & !{a: any, ..})"),
        (#"{"type": "string", "not": {"enum": ["a"]}}"#, "(text & !<'a'>)"),
        (
            #"{"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"#,
            "(({a: any, ..} & {b: any, ..}) | (!{a: any, ..} & {c: any, ..}))"
        ),
        (
            #"{"type": "string", "if": {"maxLength": 1}, "then": {"pattern": "a"}}"#,
            "(text & ((text(..1) & text(/a/)) | !text(..1)))"
        ),
        (#"{"type": "string", "if": {"maxLength": 1}}"#, "text"),
        (#"{"type": "string", "if": true, "then": {"maxLength": 1}}"#, "text(..1)"),
        (#"{"type": "object", "properties": {"a": true}, "unevaluatedProperties": false}"#, "{a?: any}"),
        (
            #"{"type": "object", "allOf": [{"properties": {"a": {"type": "string"}}}], "properties": {"b": true}, "unevaluatedProperties": false}"#,
            "({b?: any, a?: any} & {a?: text, ..})"
        ),
        (#"{"type": "object", "allOf": [{"additionalProperties": true}], "unevaluatedProperties": false}"#, "({..} & {*: any})"),
        (#"{"type": "object", "unevaluatedProperties": {"type": "string"}}"#, "{*: text}"),
    ]

    @Test(arguments: table) func readsShape(schema: String, shape: String) throws {
        let read = readContract(try contractFormat("json-schema"), [("s.json", schema)])
        #expect(read.types == [" = \(shape)"])
        #expect(read.troubles == [])
    }
}
