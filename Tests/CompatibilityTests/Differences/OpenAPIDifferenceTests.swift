import Testing

@Suite("Differences of OpenAPI contracts")
struct OpenAPIDifferenceTests {
    private static let closed = #"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#
    private static let open = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#

    private func parameter(_ schema: String, _ more: String = "") -> String {
        Comparing.api(parameters: #"[{"name": "p", "in": "query", "schema": \#(schema)\#(more)}]"#)
    }

    private func response(_ old: String, _ new: String) -> [String] {
        Comparing.changes(Comparing.api(response: old), Comparing.api(response: new), "openapi")
    }

    private func request(_ old: String, _ new: String) -> [String] {
        Comparing.changes(Comparing.api(request: old), Comparing.api(request: new), "openapi")
    }

    @Test("Members of open and closed objects") func members() {
        let more = #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#
        #expect(request(Self.open, more) == ["field/added safe in create/request.b"])
        #expect(response(Self.open, more) == ["field/added safe out create/response/200.b"])
        #expect(request(more, Self.open) == ["field/removed risky in create/request.b"])
        #expect(response(more, Self.open) == ["field/removed risky out create/response/200.b"])
        #expect(request(Self.open, Self.closed) == ["record/closed breaking in create/request"])
        #expect(response(Self.closed, Self.open) == ["record/opened risky out create/response/200"])
        let stated = #"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": true}"#
        #expect(request(stated, more) == ["field/added safe in create/request.b"])
        #expect(request(stated, Self.open) == [])
    }

    @Test("Values of a response") func values() {
        #expect(
            response(#"{"enum": ["a"]}"#, #"{"enum": ["a", "b"]}"#) == ["enum/value-added risky out create/response/200"])
        #expect(
            response(#"{"const": "a"}"#, #"{"const": "b"}"#) == [
                "enum/value-added breaking out create/response/200", "enum/value-removed safe out create/response/200",
            ])
        #expect(
            response(#"{"type": "string", "pattern": "^a$"}"#, #"{"type": "string"}"#) == [
                "pattern/changed breaking out create/response/200"
            ])
        #expect(request(#"{"enum": ["a"]}"#, #"{"type": "string"}"#) == ["enum/dropped safe in create/request"])
    }

    @Test("What is read-only is in no request") func readOnly() {
        let old = #"{"type": "object", "properties": {"a": {"enum": ["x", "y"]}}}"#
        let new = #"{"type": "object", "properties": {"a": {"enum": ["x"], "readOnly": true}}}"#
        #expect(request(old, new) == ["field/became-read-only risky in create/request.a"])
    }

    @Test("Parameters are text on the wire") func parameters() {
        func changes(_ old: String, _ new: String) -> [String] { Comparing.changes(old, new, "openapi") }
        let (number, text) = (parameter(#"{"type": "integer"}"#), parameter(#"{"type": "string"}"#))
        #expect(changes(number, text) == ["type/widened safe in create/query.p"])
        #expect(changes(text, number) == ["type/narrowed breaking in create/query.p"])
        let list = parameter(#"{"type": "array", "items": {"type": "string"}}"#)
        #expect(changes(text, list) == ["type/widened safe in create/query.p"])
        #expect(changes(list, text) == ["type/changed breaking in create/query.p"])
        let joined = parameter(#"{"type": "array", "items": {"type": "string"}}"#, #", "explode": false"#)
        #expect(changes(list, joined) == ["parameter/style-changed breaking in create/query.p"])
        #expect(changes(text, joined) == ["type/changed breaking in create/query.p"])
    }

    @Test("Spelling is no difference") func spelling() {
        let plain = #"{"type": ["string", "null"], "maxLength": 5}"#
        for other in [
            #"{"anyOf": [{"type": "string", "maxLength": 5}, {"type": "null"}]}"#,
            #"{"oneOf": [{"type": "null"}, {"maxLength": 5, "type": "string"}]}"#,
            #"{"allOf": [{"type": ["null", "string"], "maxLength": 5}]}"#,
            #"{"type": ["string", "null"], "minLength": 0, "maxLength": 5}"#,
        ] {
            #expect(request(plain, other) == [])
            #expect(request(other, plain) == [])
        }
    }
}
