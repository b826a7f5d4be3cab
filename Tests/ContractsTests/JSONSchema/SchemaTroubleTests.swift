import Basics
import Contracts
import Testing

/// Malformed schemas: the trouble at its place, and what is still read.
@Suite struct SchemaTroubleTests {
    static let table: [(schema: String, shape: String, trouble: String)] = [
        (
            #"{"type": "strin"}"#, "any",
            "s.json:1:10: 'strin' is no type of JSON Schema; it is left out; use string, number, integer, boolean, array, object or null"
        ),
        (#"{"type": {}}"#, "any", "s.json:1:10: 'type' is a type's name or a list of them, and this is neither; it is left out"),
        (
            #"{"type": "object", "properties": {"a": 3}}"#, "{a?: any, ..}",
            "s.json:1:40: a schema is an object, true or false, and this is none; its values are taken as anything"
        ),
        (
            #"{"type": "object", "properties": []}"#, "{..}",
            "s.json:1:34: 'properties' takes an object of schemas, and this is none; it is left out"
        ),
        (
            #"{"type": "string", "maxLength": -1}"#, "text",
            "s.json:1:33: 'maxLength' takes a whole number that is not negative, and this is none; it is left out"
        ),
        (#"{"type": "number", "minimum": "1"}"#, "number", "s.json:1:31: 'minimum' takes a number, and this is no number; it is left out"),
        (
            #"{"type": "number", "multipleOf": 0}"#, "number",
            "s.json:1:34: 'multipleOf' is greater than zero, and this is not; it is left out"
        ),
        (#"{"enum": "a"}"#, "any", "s.json:1:10: 'enum' takes a list of values, and this is none; any value is taken"),
        (#"{"anyOf": {}}"#, "any", "s.json:1:11: 'anyOf' takes a list of schemas, and this is none; it is left out"),
        (
            #"{"$ref": 3}"#, "any",
            "s.json:1:10: a reference is a text such as '#/definitions/Order', and this is none; what it stands for is unknown"
        ),
        (
            #"{"type": "object", "anyOf": [{"properties": {"a": true}}, true], "unevaluatedProperties": false}"#, "{a?: any}",
            "s.json:1:91: which names 'unevaluatedProperties' leaves depends on which of the schemas beside it hold; those of all of them "
                + "are taken, so that more is allowed here than a validator takes"
        ),
        (
            #"{"type": "object", "anyOf": [{"properties": {"a": true}, "additionalProperties": true}, true], "unevaluatedProperties": false}"#,
            "{..}",
            "s.json:1:121: what 'unevaluatedProperties' leaves depends on which of the schemas beside it hold, which is not worked out; "
                + "it is left out, so that more is allowed here than a validator takes"
        ),
    ]

    @Test(arguments: table) func reports(schema: String, shape: String, trouble: String) throws {
        let read = readContract(try contractFormat("json-schema"), [("s.json", schema)])
        #expect(read.types == [" = \(shape)"])
        #expect(read.troubles == [trouble])
    }

    @Test func takesTrueToLookAtNothing() throws {
        let schema = #"{"type": "object", "anyOf": [true], "unevaluatedProperties": false}"#
        let read = readContract(try contractFormat("json-schema"), [("s.json", schema)])
        #expect(read.types == [" = {}"])
        #expect(read.troubles == [])
    }

    @Test func saysThatAFileIsUnreadable() throws {
        let read = readContract(try contractFormat("json-schema"), [("s.json", "{\"type\": ")])
        #expect(read.contract.troubles.map(\.kind) == [.unreadable])
        #expect(read.types == [])
    }

    static let files: [(text: String, format: String?)] = [
        (#"{"$schema": "http://json-schema.org/draft-07/schema#"}"#, "json-schema"),
        (#"{"a": {"openapi": "3.0.0"}, "type": "object"}"#, "json-schema"),
        ("$defs:\n  A: {type: string}\n", "json-schema"),
        ("# a comment\nopenapi: 3.0.3\ninfo: {}\n", "openapi"),
        (#"{"info": {}, "swagger": "2.0"}"#, "openapi"),
        (#"{"type": "record", "name": "R", "fields": []}"#, "avro"),
        ("kind: System\nname: erp\n", nil),
        ("<schema/>", nil),
        ("", nil),
    ]

    @Test(arguments: files) func detectsTheFormat(text: String, format: String?) {
        let file = SourceFile(path: "f", bytes: Array(text.utf8))
        #expect(ContractFormats.detect(file)?.id.text == format)
    }
}
