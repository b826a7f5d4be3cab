extension OpenAPIRules {
    private static func security(_ scheme: String, _ operation: String = #""security": [{"s": []}]"#) -> String {
        Side(operation, root: #""components": {"securitySchemes": {"s": {\#(scheme)}}}"#).document
    }
    private static func parameter(_ members: String) -> String {
        Side(#""parameters": [{"name": "p", \#(members)}]"#).document
    }
    private static func answers(_ responses: String) -> String { Side(#""responses": {\#(responses)}"#).document }
    private static func body(_ content: String) -> String { Side(#""requestBody": {"required": true, "content": {\#(content)}}"#).document }
    private static func fields(_ request: String) -> String { Comparing.api(request: request) }
    private static let json = #""application/json": {"schema": {"type": "object"}}"#
    private static let needed = #""required": true, "schema": {"type": "string"}"#
    private static let partial = #"{"type": "object", "properties": {"a": {}}}"#
    private static let whole = #"{"type": "object", "properties": {"a": {}}, "required": ["a"]}"#

    private static func webhook(_ members: String) -> String {
        Side("", root: #""webhooks": {"made": {"post": {\#(members)}}}"#).document
    }

    /// What stands around messages: who calls, how parameters and bodies are told apart, and when something ends.
    static let around: [ContractRule] = [
        ContractRule(
            "an operation is no longer exempt from what all ask for",
            Side(
                #""security": []"#,
                root: #""security": [{"s": []}], "components": {"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}}"#
            ).document,
            Side(
                "", root: #""security": [{"s": []}], "components": {"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}}"#
            ).document, "breaking", "safe"),
        ContractRule(
            "another provider of identities", security(#""type": "openIdConnect", "openIdConnectUrl": "https://a.example""#),
            security(#""type": "openIdConnect", "openIdConnectUrl": "https://b.example""#), "breaking", "breaking"),
        ContractRule(
            "another name of a key", security(#""type": "apiKey", "in": "header", "name": "X-A""#),
            security(#""type": "apiKey", "in": "header", "name": "X-B""#), "breaking", "breaking"),
        ContractRule(
            "another scheme of HTTP", security(#""type": "http", "scheme": "basic""#), security(#""type": "http", "scheme": "digest""#),
            "breaking", "breaking"),
        ContractRule(
            "a certificate for a key", security(#""type": "apiKey", "in": "header", "name": "X-A""#), security(#""type": "mutualTLS""#),
            "breaking", "breaking"),
        ContractRule(
            "a scheme that nothing asks for", security(#""type": "http", "scheme": "basic""#, ""), Side("").document, "none", "none"),
        ContractRule(
            "a bound of a path's parameter", pathParameter(#"{"type": "string"}"#), pathParameter(#"{"type": "string", "maxLength": 9}"#),
            "breaking / none", "safe / none"),
        ContractRule(
            "a bound of a header", parameter(#""in": "header", "schema": {"type": "string"}"#),
            parameter(#""in": "header", "schema": {"type": "string", "maxLength": 9}"#), "breaking / none", "safe / none"),
        ContractRule(
            "a bound of a cookie", parameter(#""in": "cookie", "schema": {"type": "string"}"#),
            parameter(#""in": "cookie", "schema": {"type": "string", "maxLength": 9}"#), "breaking / none", "safe / none"),
        ContractRule(
            "a parameter's media type", parameter(#""in": "query", "content": {"application/json": {"schema": {"type": "object"}}}"#),
            parameter(#""in": "query", "content": {"application/xml": {"schema": {"type": "object"}}}"#), "breaking", "breaking"),
        ContractRule(
            "a parameter is gone whose end has passed",
            parameter(#""in": "query", "deprecated": true, "x-sunset": "2029-12-31", "schema": {"type": "string"}"#), Side("").document,
            "risky", "safe", because: "what is new takes nothing away"),
        ContractRule(
            "a field of a closed object is gone whose end has passed",
            fields(
                #"{"type": "object", "properties": {"a": {"type": "string", "deprecated": true, "x-sunset": "2029-12-31"}}, "additionalProperties": false}"#
            ), fields(#"{"type": "object", "additionalProperties": false}"#), "risky", "safe",
            because: "what was announced is no break on the day it was announced for"),
        ContractRule(
            "a field of a closed object is gone before its end",
            fields(
                #"{"type": "object", "properties": {"a": {"type": "string", "deprecated": true, "x-sunset": "2030-01-02"}}, "additionalProperties": false}"#
            ), fields(#"{"type": "object", "additionalProperties": false}"#), "breaking", "safe"),
        ContractRule(
            "another version of a media type", body(#""application/json; version=1": {"schema": {}}"#),
            body(#""application/json; version=2": {"schema": {}}"#), "breaking", "breaking"),
        ContractRule(
            "a character set that is said", body(json), body(json.replacing("/json", with: "/json; charset=utf-8")), "none", "none"),
        ContractRule(
            "a part of a form in another type",
            body(
                #""multipart/form-data": {"schema": {"type": "object", "properties": {"f": {"type": "string"}}}, "encoding": {"f": {"contentType": "image/png"}}}"#
            ),
            body(
                #""multipart/form-data": {"schema": {"type": "object", "properties": {"f": {"type": "string"}}}, "encoding": {"f": {"contentType": "image/gif"}}}"#
            ), "breaking", "breaking"),
        ContractRule(
            "a status for a range of it", answers(#""200": {"description": ""}"#), answers(#""2XX": {"description": ""}"#), "safe", "none",
            because: "further answers are news, and fewer of a range are within what was promised"),
        ContractRule(
            "a field of a range of answers may be missing",
            answers(#""200": {"description": "", "content": {"application/json": {"schema": \#(whole)}}}"#),
            answers(#""2XX": {"description": "", "content": {"application/json": {"schema": \#(partial)}}}"#), "breaking", "safe"),
        ContractRule(
            "a field of an error may be missing",
            answers(
                #""200": {"description": ""}, "400": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {}}, "required": ["a"]}}}}"#
            ),
            answers(
                #""200": {"description": ""}, "400": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {}}}}}}"#
            ),
            "none / breaking", "none / safe"),
        ContractRule(
            "a field of a webhook's answer must be there",
            webhook(
                #""responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {}}}}}}}"#
            ),
            webhook(
                #""responses": {"200": {"description": "", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {}}, "required": ["a"]}}}}}"#
            ),
            "breaking", "safe"),
        ContractRule(
            "a header of a webhook must be understood", webhook(""),
            webhook(#""parameters": [{"name": "X-A", "in": "header", \#(needed)}]"#),
            "safe", "breaking"),
        ContractRule(
            "words and examples",
            Side(#""summary": "a", "description": "b", "tags": ["c"], "externalDocs": {"url": "https://d.example"}"#).document,
            Side(#""summary": "e", "tags": ["f"]"#).document, "none", "none"),
    ]

    private static func pathParameter(_ schema: String) -> String {
        #"{"openapi": "3.1.0", "paths": {"/o/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": \#(schema)}]}}}}"#
    }
}
