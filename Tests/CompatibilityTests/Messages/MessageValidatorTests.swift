import Basics
import Compatibility
import Contracts
import Documents
import Foundation
import Testing

@Suite("Messages against shapes")
struct MessageValidatorTests {
    static func validate(_ message: String, _ schema: String, _ rules: MessageValidator.Rules = MessageValidator.Rules()) -> String {
        let contract = Comparing.contract(schema)
        guard let value = MessageValue(json: message), let root = contract.types.first(where: { $0.kind == .root }) else {
            return "unreadable"
        }
        var validator = MessageValidator(contract, rules: rules)
        switch validator.validate(value, root.shape) {
        case .valid: return "valid"
        case .invalid(let problems): return problems.map { "\($0.kind.rawValue): \($0.description)" }.joined(separator: "; ")
        case .unknown(let reason): return "unknown: \(reason)"
        }
    }

    @Test(
        "Says what is wrong, and where",
        arguments: [
            (#"{"a": 1}"#, #"{"type": "object", "properties": {"a": {"type": "integer"}}}"#, "valid"),
            (#"{}"#, #"{"type": "object", "required": ["a"], "properties": {"a": {}}}"#, "missing: `a` is missing"),
            (
                #"{"a": "12345"}"#, #"{"type": "object", "properties": {"a": {"type": "string", "maxLength": 4}}}"#,
                "too-long: `a` is 5 characters long, at most 4 are accepted"
            ),
            (
                #"{"a": [{"b": 1}, {"b": null}]}"#,
                #"{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "object", "properties": {"b": {"type": "integer"}}}}}}"#,
                "may-be-null: `a[1].b` is null, which is not accepted"
            ),
            (
                #"{"x": 1}"#, #"{"type": "object", "additionalProperties": false}"#,
                "undeclared-field: `x` is not declared, and nothing undeclared is accepted"
            ),
            (#"2.5"#, #"{"type": "integer"}"#, "too-many-digits: the message is 2.5, a whole number is expected"),
            (#"0.01"#, #"{"type": "number", "multipleOf": 0.01}"#, "valid"),
            (
                #"[1, 1.0]"#, #"{"type": "array", "uniqueItems": true}"#,
                "not-unique: the message holds an item twice, which is not accepted"
            ),
            (#""D""#, #"{"enum": ["A", "B"]}"#, "unknown-value: the message is `D`, only `A`, `B` are accepted"),
            (#"{"a": 1, "b": [2]}"#, #"{"const": {"b": [2], "a": 1.0}}"#, "valid"),
            (
                #"1"#, #"{"oneOf": [{"type": "integer"}, {"type": "number"}]}"#,
                "no-branch: the message fits 2 of the alternatives where exactly one must"
            ),
            (#""x""#, #"{"not": {"type": "string"}}"#, "no-branch: the message is `x`, which fits none of the alternatives"),
            (
                #"{"a": {"a": {}}}"#,
                ##"{"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {"a": {"$ref": "#/$defs/T"}}}}}"##, "valid"
            ),
            (
                #"{"a": {"a": 1}}"#,
                ##"{"$ref": "#/$defs/T", "$defs": {"T": {"type": "object", "properties": {"a": {"$ref": "#/$defs/T"}}}}}"##,
                "type-mismatch: `a.a` is `1` where an object is expected"
            ),
        ]) func words(message: String, schema: String, expected: String)
    {
        #expect(Self.validate(message, schema) == expected)
    }

    @Test("Read-only fields are not asked of requests, nor write-only ones of responses")
    func directions() {
        let schema =
            #"{"type": "object", "required": ["id", "pin"], "properties": {"id": {"type": "string", "readOnly": true}, "pin": {"type": "string", "writeOnly": true}}}"#
        #expect(Self.validate(#"{"pin": "1"}"#, schema, MessageValidator.Rules(direction: .in)) == "valid")
        #expect(Self.validate(#"{"id": "1"}"#, schema, MessageValidator.Rules(direction: .out)) == "valid")
        #expect(Self.validate(#"{}"#, schema, MessageValidator.Rules(direction: .out)) == "missing: `id` is missing")
    }

    @Test("Where everything is text, digits are numbers and a value is a list of one")
    func text() {
        let rules = MessageValidator.Rules(isTextual: true)
        #expect(Self.validate(#""12""#, #"{"type": "integer", "maximum": 20}"#, rules) == "valid")
        #expect(
            Self.validate(#""12x""#, #"{"type": "integer"}"#, rules) == "type-mismatch: the message is `12x` where a number is expected")
        #expect(Self.validate(#""a""#, #"{"type": "array", "items": {"type": "string"}, "minItems": 1}"#, rules) == "valid")
    }

    @Test(
        "In XML a day may have a zone",
        arguments: [("2020-01-01", true), ("2020-01-01Z", true), ("2020-01-01+02:00", true), ("2020-01-01X", false)])
    func zonedDays(text: String, isValid: Bool) {
        let schema = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"r\" type=\"xs:date\"/></xs:schema>"
        let contract = Comparing.contract(schema, "xsd")
        var validator = MessageValidator(contract, rules: MessageValidator.Rules(isTextual: true))
        let found = if case .valid = validator.validate(.text(Name(text)), contract.types[0].shape) { true } else { false }
        #expect(found == isValid)
    }

    /// Random schemas and instances, judged by Python's jsonschema 4 (draft 2020-12, formats asserted).
    @Test("Agrees with a validator that others wrote")
    func agreement() throws {
        let folder =
            String(#filePath.prefix(upTo: #filePath.firstRange(of: "/Tests/CompatibilityTests/")!.lowerBound)) + "/Tests/Fixtures/Messages/"
        let path = ProcessInfo.processInfo.environment["TIELINE_VALIDITY"] ?? folder + "validity.jsonl"
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(rows.count >= 700)
        var undecided = 0
        for row in rows {
            let root = try #require(readDocument(SourceFile(path: "row.json", bytes: Array(row.utf8)), as: .json).root)
            let schema = try #require(root["schema"])
            let contract = Comparing.contract(
                String(decoding: schema.document.file.bytes[schema.span.lower..<schema.span.upper], as: UTF8.self))
            let shape = try #require(contract.types.first { $0.kind == .root }).shape
            var validator = MessageValidator(contract, rules: MessageValidator.Rules())
            switch validator.validate(MessageValue(try #require(root["instance"])), shape) {
            case .valid: #expect(root["valid"]?.boolean == true, "\(row)")
            case .invalid(let problems): #expect(root["valid"]?.boolean == false, "\(row) \(problems.map(\.description))")
            case .unknown: undecided += 1
            }
        }
        #expect(undecided * 100 <= rows.count)
    }
}
