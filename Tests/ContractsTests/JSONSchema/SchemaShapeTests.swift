import Contracts
import Testing

/// Schemas of the newest draft, and the shape that each is read as.
@Suite struct SchemaShapeTests {
    static let table: [(schema: String, shape: String)] = [
        // Booleans and nothing.
        ("true", "any"),
        ("false", "never"),
        ("{}", "any"),
        (#"{"title": "x", "unknown": 1}"#, "any"),
        // Types.
        (#"{"type": "string"}"#, "text"),
        (#"{"type": "number"}"#, "number"),
        (#"{"type": "integer"}"#, "integer"),
        (#"{"type": "boolean"}"#, "boolean"),
        (#"{"type": "null"}"#, "null"),
        (#"{"type": "array"}"#, "[any*]"),
        (#"{"type": "object"}"#, "{..}"),
        (#"{"type": ["string", "null"]}"#, "(text | null)"),
        (#"{"type": ["null", "string"], "maxLength": 3}"#, "(text(..3) | null)"),
        (#"{"type": ["integer", "number"]}"#, "number"),
        (#"{"type": ["string"]}"#, "text"),
        (#"{"type": ["null", "boolean", "number", "string", "array", "object"]}"#, "any"),
        // Keywords without a type constrain their own type only.
        (#"{"minLength": 3}"#, "({..} | [any*] | text(3..) | number | boolean | null)"),
        (#"{"maximum": 3}"#, "({..} | [any*] | text | number(..3) | boolean | null)"),
        (#"{"required": ["a"]}"#, "({a: any, ..} | [any*] | text | number | boolean | null)"),
        (#"{"type": "string", "minimum": 3}"#, "text"),
        // Numbers.
        (#"{"type": "integer", "minimum": 1, "maximum": 10}"#, "integer(1..10)"),
        (#"{"type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 1e2}"#, "number(0.5<..<100)"),
        (#"{"type": "number", "minimum": 1, "exclusiveMinimum": 1}"#, "number(1<..)"),
        (#"{"type": "number", "minimum": 2, "exclusiveMinimum": 1}"#, "number(2..)"),
        (#"{"type": "number", "minimum": 1, "exclusiveMinimum": true}"#, "number(1<..)"),
        (#"{"type": "number", "multipleOf": 0.01}"#, "number(step 0.01)"),
        (#"{"type": "integer", "multipleOf": 1.5}"#, "integer(step 3)"),
        (#"{"type": "integer", "format": "int32"}"#, "integer"),
        // Texts.
        (#"{"type": "string", "minLength": 1, "maxLength": 5, "pattern": "^a", "format": "email"}"#, "text(1..5 /^a/ email)"),
        (#"{"type": "string", "contentEncoding": "base64"}"#, "text(byte)"),
        // Values.
        (#"{"enum": ["a", 1, null, true, [1, {"b": 2.0, "a": 1}]]}"#, #"(<'a', 1, true, [1,{"a":1,"b":2}]> | null)"#),
        (#"{"const": 1.0}"#, "<1>"),
        (#"{"const": null}"#, "null"),
        (#"{"enum": [true, false]}"#, "boolean"),
        (#"{"type": "string", "enum": ["a", 1, "b"]}"#, "<'a', 'b'>"),
        (#"{"type": "integer", "enum": [1, 1.5, 2.0]}"#, "<1, 2>"),
        (#"{"type": "string", "enum": ["a", "bcd"], "maxLength": 2}"#, "<'a'>"),
        (#"{"enum": [1, 5, 9], "minimum": 2, "exclusiveMaximum": 9}"#, "<5>"),
        (#"{"enum": ["a", "b"], "const": "b"}"#, "<'b'>"),
        (#"{"enum": ["a"], "const": "b"}"#, "never"),
        (#"{"enum": []}"#, "never"),
        (#"{"type": "string", "enum": ["a", "b"], "pattern": "^a"}"#, "(<'a', 'b'> & text(/^a/))"),
        (#"{"enum": ["a", 1], "pattern": "^a"}"#, "(<'a', 1> & (text(/^a/) | integer))"),
        (#"{"type": ["string", "null"], "enum": ["a", null]}"#, "(<'a'> | null)"),
        // Arrays.
        (#"{"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3, "uniqueItems": true}"#, "[text*; 1..3 unique]"),
        (#"{"type": "array", "prefixItems": [{"type": "string"}, true], "items": false}"#, "[text, any]"),
        (#"{"type": "array", "prefixItems": [{"type": "string"}]}"#, "[text, any*]"),
        (#"{"type": "array", "items": false}"#, "[]"),
        (#"{"type": "array", "contains": {"type": "integer"}}"#, "[any*; contains 1.. integer]"),
        (#"{"type": "array", "contains": {"type": "integer"}, "minContains": 2, "maxContains": 4}"#, "[any*; contains 2..4 integer]"),
        (#"{"type": "array", "contains": {"type": "integer"}, "minContains": 0}"#, "[any*]"),
        (#"{"type": "array", "prefixItems": [{"type": "null"}], "unevaluatedItems": false}"#, "[null]"),
        // Objects.
        (#"{"type": "object", "properties": {"a": {"type": "string"}, "b": true}, "required": ["b"]}"#, "{a?: text, b: any, ..}"),
        (#"{"type": "object", "additionalProperties": false, "required": ["a"]}"#, "{a: never}"),
        (#"{"type": "object", "additionalProperties": {"type": "integer"}, "required": ["a"]}"#, "{a: integer, *: integer}"),
        (#"{"type": "object", "additionalProperties": true}"#, "{*: any}"),
        (#"{"type": "object", "additionalProperties": {}}"#, "{*: any}"),
        (#"{"type": "object", "patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": false}"#, "{/^x-/: text}"),
        (
            #"{"type": "object", "propertyNames": {"maxLength": 3}, "minProperties": 1, "maxProperties": 2}"#,
            "{names text(..3), count 1..2, ..}"
        ),
        (#"{"type": "object", "dependentRequired": {"a": ["b", "c"]}}"#, "{a needs b c, ..}"),
        (#"{"type": "object", "dependentSchemas": {"a": {"required": ["b"]}}}"#, "{a implies {b: any, ..}, ..}"),
        (
            #"{"type": "object", "dependencies": {"a": ["b"], "c": {"minProperties": 2}}}"#,
            "{a needs b, c implies {count 2.., ..}, ..}"
        ),
        (
            #"{"type": "object", "properties": {"a": {"type": "string", "readOnly": true, "default": "x", "deprecated": true}}}"#,
            "{a? (readOnly, deprecated, = 'x'): text, ..}"
        ),
        (
            #"{"type": "object", "properties": {"a": {"type": "number", "writeOnly": true, "x-unit": "kg", "description": "Weight"}}}"#,
            "{a? (writeOnly, unit kg, \"Weight\"): number, ..}"
        ),
    ]

    @Test(arguments: table) func readsShape(schema: String, shape: String) throws {
        let read = readContract(try contractFormat("json-schema"), [("s.json", schema)])
        #expect(read.types == [" = \(shape)"])
        #expect(read.troubles == [])
    }
}
