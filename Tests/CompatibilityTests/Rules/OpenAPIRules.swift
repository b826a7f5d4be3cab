/// OpenAPI beyond `SchemaRules` and `OperationRules`: version 3.0's spellings, what stands around messages, and what is the same.
enum OpenAPIRules {
    /// A document of version 3.0 whose one operation takes and gives a schema.
    private static func older(_ schema: String) -> String {
        Comparing.api(request: schema, response: schema).replacing("3.1.0", with: "3.0.3")
    }

    private static func schema(_ name: String, _ old: String, _ new: String, because: String? = nil) -> ContractRule {
        ContractRule(name, older(old), older(new), "breaking / safe", "safe / breaking", because: because)
    }

    private static func sameSchema(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(name, older(old), older(new), "none / none", "none / none")
    }

    static let schemas: [ContractRule] = [
        schema("3.0: never null", #"{"type": "string", "nullable": true}"#, #"{"type": "string"}"#),
        schema(
            "3.0: a bound that is left out", #"{"type": "number", "maximum": 9}"#,
            #"{"type": "number", "maximum": 9, "exclusiveMaximum": true}"#),
        ContractRule(
            "3.0: a field must be left out", older(#"{"type": "object", "properties": {"a": {"type": "string"}}}"#),
            older(#"{"type": "object", "properties": {"a": {"type": "string"}}, "not": {"required": ["a"]}}"#), "breaking / safe",
            "safe / risky",
            because: "readers are expected to bear a member that they do not know"),
        sameSchema(
            "3.0: null beside a reference, and as alternatives", #"{"type": "string", "nullable": true, "enum": ["a", null]}"#,
            #"{"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "string", "nullable": true, "enum": [null]}]}"#),
        ContractRule(
            "null in two versions of the language", older(#"{"type": "string", "nullable": true}"#),
            Comparing.api(request: #"{"type": ["string", "null"]}"#, response: #"{"type": ["string", "null"]}"#), "none / none",
            "none / none"),
        ContractRule(
            "a request's condition has another case", Comparing.api(request: #"{"type": "object", "if": {"required": ["a"]}}"#),
            Comparing.api(request: #"{"type": "object", "if": {"required": ["a"]}, "else": {"required": ["b"]}}"#), "breaking / none",
            "safe / none", because: "only the request has it"),
        ContractRule(
            "the same in a response",
            Comparing.api(response: #"{"type": "object", "if": {"required": ["a"]}, "else": {"required": ["b"]}}"#),
            Comparing.api(response: #"{"type": "object", "if": {"required": ["a"]}}"#), "none / breaking", "none / safe",
            because: "only the response has it"),
    ]

    typealias Side = OperationRule.Side

    private static func operation(
        _ name: String, _ old: Side, _ new: Side, _ there: String, _ back: String, at place: String? = nil, because: String? = nil
    ) -> ContractRule {
        ContractRule(name, old.document, new.document, there, back, at: place, because: because)
    }

    private static func parameter(_ members: String) -> Side { Side(#""parameters": [{"name": "p", "in": "query", \#(members)}]"#) }
    private static let list = #""schema": {"type": "array", "items": {"type": "string"}}"#
    private static let object = #""schema": {"type": "object", "properties": {"a": {"type": "string"}}}"#

    private static func answer(_ members: String) -> Side {
        Side(#""responses": {"200": {"description": "", \#(members)}}"#, root: #""components": {"schemas": {}}"#)
    }
    private static func link(_ members: String) -> Side { answer(#""links": {"next": {\#(members)}}"#) }

    private static func callback(_ request: String, _ answer: String, at address: String = "{$request.body#/url}") -> Side {
        Side(
            #""callbacks": {"done": {"\#(address)": {"post": {"requestBody": {"content": {"application/json": {"schema": \#(request)}}}, "responses": {"200": {"description": "", "content": {"application/json": {"schema": \#(answer)}}}}}}}}"#
        )
    }
    private static let some = #"{"type": "object", "properties": {"a": {"type": "string"}}}"#
    private static let needed = #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#
    private static let key = #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}}"#
    private static let keyInQuery = #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "query", "name": "X-Key"}}}"#

    static let operations: [ContractRule] =
        [
            operation(
                "a list between other signs", parameter(list), parameter(#""style": "pipeDelimited", \#(list)"#), "breaking", "breaking"),
            operation("an object in brackets", parameter(object), parameter(#""style": "deepObject", \#(object)"#), "breaking", "breaking"),
            operation(
                "a style that is said though it is so anyway", parameter(list), parameter(#""style": "form", "explode": true, \#(list)"#),
                "none", "none"),
            operation(
                "a parameter that ends", parameter(#""schema": {"type": "string"}"#),
                parameter(#""schema": {"type": "string"}, "deprecated": true"#),
                "safe", "none", because: "a deprecation that is taken back is no news"),
            operation(
                "a field of a callback's answer must be there", callback(some, some), callback(some, needed), "breaking", "safe"),
            operation("a field of a callback may be missing", callback(needed, some), callback(some, some), "breaking", "safe"),
            operation(
                "a callback to another address", callback(some, some), callback(some, some, at: "{$request.body#/other}"), "breaking",
                "breaking"),
            operation(
                "a link is gone", link(#""operationId": "create""#), answer(#""links": {}"#), "risky", "safe",
                because: "what is new takes nothing away, and no message has a link"),
            operation(
                "a link to another operation", link(#""operationId": "create""#),
                link(#""operationRef": "https://a.example/o.json#/paths/~1o/get""#),
                "risky", "risky"),
            operation(
                "a link with another parameter", link(#""operationId": "create", "parameters": {"id": "$response.body#/id"}"#),
                link(#""operationId": "create", "parameters": {"id": "$response.body#/no"}"#), "risky", "risky"),
            operation(
                "a link in other words", link(#""operationId": "create", "description": "a""#),
                link(#""operationId": "create", "description": "b""#),
                "none", "none"),
            operation(
                "authentication for all operations", Side("", root: key), Side("", root: key + #", "security": [{"key": []}]"#), "breaking",
                "safe"),
            operation(
                "one operation is no longer open to all", Side(#""security": [{"key": []}, {}]"#, root: key),
                Side(#""security": [{"key": []}]"#, root: key),
                "breaking", "safe"),
            operation(
                "a key at another place", Side(#""security": [{"key": []}]"#, root: key),
                Side(#""security": [{"key": []}]"#, root: keyInQuery), "breaking",
                "breaking"),
            operation(
                "a type of a response's header that another one holds",
                answer(#""headers": {"X-A": {"schema": {"type": "string", "maxLength": 9}}}"#),
                answer(#""headers": {"X-A": {"schema": {"type": "string"}}}"#), "breaking", "safe"),
            operation(
                "a server of one operation", Side(#""servers": [{"url": "https://a.example"}]"#),
                Side(#""servers": [{"url": "https://b.example"}]"#), "risky",
                "risky"),
            operation(
                "another default of a server's variable",
                Side("", root: #""servers": [{"url": "https://{r}.example", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}]"#),
                Side("", root: #""servers": [{"url": "https://{r}.example", "variables": {"r": {"default": "b", "enum": ["a", "b"]}}}]"#),
                "none",
                "none"),
        ] + same

    /// Documents that say the same of every message.
    private static let same: [ContractRule] = [
        operation(
            "a parameter moved to the components", parameter(list),
            Side(
                ##""parameters": [{"$ref": "#/components/parameters/P"}]"##,
                root: #""components": {"parameters": {"P": {"name": "p", "in": "query", \#(list)}}}"#),
            "none", "none"),
        operation(
            "a body moved to the components", Side(#""requestBody": {"content": {"application/json": {"schema": \#(some)}}}"#),
            Side(
                ##""requestBody": {"$ref": "#/components/requestBodies/B"}"##,
                root: #""components": {"requestBodies": {"B": {"content": {"application/json": {"schema": \#(some)}}}}}"#), "none", "none"),
        operation(
            "a response moved to the components", answer(#""content": {"application/json": {"schema": \#(some)}}"#),
            Side(
                ##""responses": {"200": {"$ref": "#/components/responses/R"}}"##,
                root: #""components": {"responses": {"R": {"description": "", "content": {"application/json": {"schema": \#(some)}}}}}"#),
            "none", "none"),
        operation(
            "a header moved to the components", answer(#""headers": {"X-A": {"schema": {"type": "string"}}}"#),
            Side(
                ##""responses": {"200": {"description": "", "headers": {"X-A": {"$ref": "#/components/headers/A"}}}}"##,
                root: #""components": {"headers": {"A": {"schema": {"type": "string"}}}}"#), "none", "none"),
        ContractRule(
            "a parameter of the path",
            #"{"openapi": "3.1.0", "paths": {"/o": {"get": {"parameters": [{"name": "p", "in": "query", \#(list)}]}}}}"#,
            #"{"openapi": "3.1.0", "paths": {"/o": {"parameters": [{"name": "p", "in": "query", \#(list)}], "get": {}}}}"#, "none", "none"),
        ContractRule(
            "another name in a path",
            #"{"openapi": "3.1.0", "paths": {"/o/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}]}}}}"#,
            #"{"openapi": "3.1.0", "paths": {"/o/{key}": {"get": {"parameters": [{"name": "key", "in": "path", "required": true, "schema": {"type": "string"}}]}}}}"#,
            "safe", "safe"),
    ]
}
