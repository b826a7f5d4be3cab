import Testing

@Suite("Rules about OpenAPI's schemas")
struct SchemaRules {
    /// An operation that takes and gives the schema; three types look alike.
    static func api(_ schema: String) -> String {
        let type = #"{"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}}"#
        let document = Comparing.api(request: schema, response: schema)
        return document.dropLast() + #", "components": {"schemas": {"Cat": \#(type), "Dog": \#(type), "Cow": \#(type)}}}"#
    }

    @Test("Each edit, there and back", arguments: values + records) func levels(_ rule: ContractRule) {
        #expect(ContractRule.levels(Self.api(rule.old), Self.api(rule.new)) == rule.there)
        #expect(ContractRule.levels(Self.api(rule.new), Self.api(rule.old)) == rule.back)
    }

    @Test("What is taken back mirrors the edit, or there is a reason", arguments: values + records) func mirrors(_ rule: ContractRule) {
        #expect(rule.isMirrored == (rule.because == nil))
    }

    /// Pairs of schemas that the same values fit.
    static let spellings: [(name: String, one: String, two: String)] = [
        (
            "a one-part allOf", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}]}"#
        ),
        (
            "an inlined reference", ##"{"$ref": "#/components/schemas/Cat"}"##,
            #"{"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}}"#
        ),
        (
            "an object in parts",
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a"]}"#,
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}, {"type": "object", "properties": {"b": {"type": "integer"}}}]}"#
        ),
        (
            "members in another order",
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "required": ["a", "b"]}"#,
            #"{"type": "object", "properties": {"b": {"type": "integer"}, "a": {"type": "string"}}, "required": ["b", "a"]}"#
        ),
        ("null in a list of types", #"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, #"{"type": ["string", "null"]}"#),
        ("null as a branch", #"{"oneOf": [{"type": "string"}, {"type": "null"}]}"#, #"{"type": ["null", "string"]}"#),
        ("null among the values", #"{"enum": ["a", null]}"#, #"{"anyOf": [{"const": "a"}, {"type": "null"}]}"#),
        (
            "additionalProperties as it is", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}"#
        ),
        ("a constant as an enum", #"{"const": "a"}"#, #"{"enum": ["a"]}"#),
        ("words", #"{"type": "string", "description": "a", "title": "b", "examples": ["c"]}"#, #"{"type": "string"}"#),
        (
            "a branch by another spelling", ##"{"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"type": "string"}]}"##,
            #"{"oneOf": [{"type": "string"}, {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}}]}"#
        ),
        ("an exclusive bound in two drafts", #"{"type": "integer", "minimum": 2}"#, #"{"type": "integer", "exclusiveMinimum": 1}"#),
        (
            "a part without a demand",
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}"#,
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}, {"description": "d"}]}"#
        ),
    ]

    @Test("What changes no message is no change", arguments: spellings) func refactoring(
        _ pair: (name: String, one: String, two: String)
    ) {
        #expect(Comparing.changes(Self.api(pair.one), Self.api(pair.two), "openapi") == [], "\(pair.name)")
        #expect(Comparing.changes(Self.api(pair.two), Self.api(pair.one), "openapi") == [], "\(pair.name), back")
    }
}
