/// Swagger 2.0, whose parameters, bodies and addresses are written otherwise.
enum SwaggerRules {
    private static func api(_ operation: String, _ root: String = "", response: String = #"{"description": ""}"#) -> String {
        let members = operation.isEmpty ? "" : operation + ", "
        return
            #"{"swagger": "2.0", "info": {"title": "t", "version": "1"}\#(root.isEmpty ? "" : ", " + root), "paths": {"/o": {"post": {\#(members)"responses": {"200": \#(response)}}}}}"#
    }
    private static func parameter(_ members: String) -> String { api(#""parameters": [{"name": "p", "in": "query", \#(members)}]"#) }
    private static func body(_ schema: String, _ more: String = "") -> String {
        api(#""parameters": [{"name": "b", "in": "body", "required": true, "schema": \#(schema)}]"#, more)
    }
    private static func answer(_ schema: String) -> String { api("", response: #"{"description": "", "schema": \#(schema)}"#) }
    private static func form(_ members: String) -> String {
        api(#""consumes": ["multipart/form-data"], "parameters": [{"name": "f", "in": "formData", \#(members)}]"#)
    }
    private static let some = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    private static let needed = #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#
    private static let key = #""securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}"#

    static let rules: [ContractRule] = [
        ContractRule(
            "an operation is gone", api(""), #"{"swagger": "2.0", "info": {"title": "t", "version": "1"}, "paths": {}}"#, "breaking",
            "safe",
            at: "operation/removed POST /o"),
        ContractRule(
            "a parameter must be there", parameter(#""type": "string""#), parameter(#""type": "string", "required": true"#),
            "breaking / none",
            "safe / none"),
        ContractRule(
            "a required parameter", api(""), parameter(#""type": "string", "required": true"#), "breaking", "risky",
            because: "a parameter that is gone surprises who sends it"),
        ContractRule(
            "a bound of a parameter", parameter(#""type": "integer""#), parameter(#""type": "integer", "maximum": 9"#), "breaking / none",
            "safe / none"),
        ContractRule(
            "a value of a parameter is gone", parameter(#""type": "string", "enum": ["a", "b"]"#),
            parameter(#""type": "string", "enum": ["a"]"#),
            "breaking / none", "safe / none"),
        ContractRule(
            "how a list is written", parameter(#""type": "array", "items": {"type": "string"}, "collectionFormat": "csv""#),
            parameter(#""type": "array", "items": {"type": "string"}, "collectionFormat": "multi""#), "breaking", "breaking"),
        ContractRule(
            "a list is written as it is anyway", parameter(#""type": "array", "items": {"type": "string"}"#),
            parameter(#""type": "array", "items": {"type": "string"}, "collectionFormat": "csv""#), "none", "none"),
        ContractRule("a field of a body must be there", body(some), body(needed), "breaking / none", "safe / none"),
        ContractRule(
            "a body must be there", api(#""parameters": [{"name": "b", "in": "body", "schema": {"type": "object"}}]"#),
            body(#"{"type": "object"}"#), "breaking", "safe"),
        ContractRule("a field of an answer may be missing", answer(needed), answer(some), "none / breaking", "none / safe"),
        ContractRule(
            "a field of an answer may be null", answer(#"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#),
            answer(#"{"type": "object", "properties": {"a": {"type": "string", "x-nullable": true}}, "required": ["a"]}"#),
            "none / breaking",
            "none / safe"),
        ContractRule(
            "a form's field must be there", form(#""type": "string""#), form(#""type": "string", "required": true"#), "breaking / none",
            "safe / none"),
        ContractRule("a form's file became a text", form(#""type": "file""#), form(#""type": "string""#), "breaking", "breaking"),
        ContractRule(
            "a media type of requests is gone", body(some, #""consumes": ["application/json", "application/xml"]"#),
            body(some, #""consumes": ["application/json"]"#), "breaking", "safe"),
        ContractRule(
            "a media type of answers is gone",
            answer(some).replacing(#""info""#, with: #""produces": ["application/json", "application/xml"], "info""#),
            answer(some).replacing(#""info""#, with: #""produces": ["application/json"], "info""#), "breaking", "safe"),
        ContractRule(
            "a header of an answer is gone", api("", response: #"{"description": "", "headers": {"X-A": {"type": "string"}}}"#), api(""),
            "risky", "safe",
            because: "what was optional was never counted on, and what is new takes nothing away"),
        ContractRule("authentication", api("", key), api(#""security": [{"key": []}]"#, key), "breaking", "safe"),
        ContractRule(
            "another kind of key", api(#""security": [{"key": []}]"#, key),
            api(#""security": [{"key": []}]"#, #""securityDefinitions": {"key": {"type": "basic"}}"#), "breaking", "breaking"),
        ContractRule(
            "another address", api("", #""host": "a.example", "basePath": "/v1", "schemes": ["https"]"#),
            api("", #""host": "a.example", "basePath": "/v2", "schemes": ["https"]"#), "risky", "risky"),
        ContractRule(
            "no longer without encryption", api("", #""host": "a.example", "schemes": ["https", "http"]"#),
            api("", #""host": "a.example", "schemes": ["https"]"#), "risky", "safe", because: "a further address takes nothing away"),
        ContractRule(
            "a body behind a reference", body(some), body(##"{"$ref": "#/definitions/O"}"##, #""definitions": {"O": \#(some)}"#), "none",
            "none"),
        ContractRule(
            "a parameter behind a reference", parameter(#""type": "string""#),
            api(##""parameters": [{"$ref": "#/parameters/P"}]"##, #""parameters": {"P": {"name": "p", "in": "query", "type": "string"}}"#),
            "none",
            "none"),
        ContractRule(
            "the same API in OpenAPI 3",
            api(
                #""consumes": ["application/json"], "parameters": [{"name": "b", "in": "body", "required": true, "schema": \#(some)}]"#,
                #""host": "a.example", "schemes": ["https"]"#),
            #"{"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "servers": [{"url": "https://a.example"}], "paths": {"/o": {"post": {"requestBody": {"required": true, "content": {"application/json": {"schema": \#(some)}}}, "responses": {"200": {"description": ""}}}}}}"#,
            "none", "none"),
    ]
}
