extension OperationRules {
    /// Operations, parameters, bodies, responses and their headers.
    static let messages: [OperationRule] = [
        .init("an operation is gone", .init(#""#), .init(nil), "breaking", "safe", because: "what is new takes nothing away"),
        .init(
            "a deprecated operation is gone", .init(#""deprecated": true"#), .init(nil), "risky", "safe",
            because: "what is new takes nothing away"),
        .init(
            "an operation whose end has passed is gone", .init(#""deprecated": true, "x-sunset": "2029-12-31""#), .init(nil), "risky",
            "safe", because: "what is new takes nothing away"),
        .init(
            "an operation is gone before its end", .init(#""deprecated": true, "x-sunset": "2030-01-02""#), .init(nil), "breaking", "safe",
            because: "what is new takes nothing away"),
        .init(
            "a deprecation", .init(#""#), .init(#""deprecated": true"#), "safe", "none",
            because: "a deprecation that is taken back is no news"),
        .init(
            "a parameter must be there", .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}, "required": true}]"#), "breaking", "safe",
            because: "callers may go on to send what is optional"),
        .init(
            "a required parameter", .init(#""#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}, "required": true}]"#), "breaking", "risky",
            because: "a parameter that is gone surprises who sends it"),
        .init(
            "an optional parameter is gone", .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}]"#),
            .init(#""#), "risky", "safe", because: "what is new takes nothing away"),
        .init(
            "a required header", .init(#""#),
            .init(#""parameters": [{"name": "X-P", "in": "header", "schema": {"type": "string"}, "required": true}]"#), "breaking", "risky",
            because: "a parameter that is gone surprises who sends it"),
        .init(
            "a required cookie", .init(#""#),
            .init(#""parameters": [{"name": "p", "in": "cookie", "schema": {"type": "string"}, "required": true}]"#), "breaking", "risky",
            because: "a parameter that is gone surprises who sends it"),
        .init(
            "a default of an optional parameter",
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string", "default": "x"}}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string", "default": "y"}}]"#), "breaking", "breaking"),
        .init(
            "a default of a required parameter",
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string", "default": "x"}, "required": true}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string", "default": "y"}, "required": true}]"#),
            "none", "none"),
        .init(
            "a number became text in a parameter", .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "integer"}}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}]"#), "safe", "breaking",
            because: "as text every number is a text, and not the reverse"),
        .init(
            "one of a parameter's types is gone",
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": ["string", "integer"]}}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}]"#), "breaking", "safe",
            because: "more types take more"),
        .init(
            "how a list is written",
            .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}]"#),
            .init(
                #""parameters": [{"name": "p", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}, "explode": false}]"#
            ), "breaking", "breaking"),
        .init(
            "a parameter became JSON", .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "object"}}]"#),
            .init(#""parameters": [{"name": "p", "in": "query", "content": {"application/json": {"schema": {"type": "object"}}}}]"#),
            "breaking", "breaking"),
        .init(
            "a parameter in another place", .init(#""parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}}]"#),
            .init(#""parameters": [{"name": "p", "in": "header", "schema": {"type": "string"}}]"#), "risky", "risky"),
        .init(
            "a body must be there", .init(#""requestBody": {"content": {"application/json": {"schema": {}}}}"#),
            .init(#""requestBody": {"required": true, "content": {"application/json": {"schema": {}}}}"#), "breaking", "safe",
            because: "callers may go on to send what is optional"),
        .init(
            "a body of which nothing is said must be there", .init(#""requestBody": {}"#), .init(#""requestBody": {"required": true}"#),
            "breaking", "safe", because: "callers may go on to send what is optional"),
        .init(
            "a required body", .init(#""#), .init(#""requestBody": {"required": true, "content": {"application/json": {"schema": {}}}}"#),
            "breaking", "breaking"),
        .init(
            "a media type of a request is gone",
            .init(#""requestBody": {"content": {"application/json": {"schema": {}}, "application/cbor": {"schema": {}}}}"#),
            .init(#""requestBody": {"content": {"application/json": {"schema": {}}}}"#), "breaking", "safe", because: "more types take more"
        ),
        .init(
            "a request's media type became a range",
            .init(#""requestBody": {"required": true, "content": {"application/json": {"schema": {}}}}"#),
            .init(#""requestBody": {"required": true, "content": {"application/*": {"schema": {}}}}"#), "safe", "breaking",
            because: "a range takes more"),
        .init(
            "a media type of a response is gone",
            .init(
                #""responses": {"200": {"description": "", "content": {"application/json": {"schema": {}}, "application/cbor": {"schema": {}}}}}"#
            ), .init(#""responses": {"200": {"description": "", "content": {"application/json": {"schema": {}}}}}"#), "breaking", "safe",
            because: "what is new takes nothing away"),
        .init(
            "a response's media type became a kind of it",
            .init(#""responses": {"200": {"description": "", "content": {"application/json": {"schema": {}}}}}"#),
            .init(#""responses": {"200": {"description": "", "content": {"application/problem+json": {"schema": {}}}}}"#), "risky",
            "breaking", because: "who reads JSON reads what is written in it, and not the reverse"),
        .init(
            "a number became text in XML",
            .init(
                #""requestBody": {"required": true, "content": {"application/xml": {"schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}}}"#
            ),
            .init(
                #""requestBody": {"required": true, "content": {"application/xml": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}"#
            ), "safe", "breaking", because: "as text every number is a text, and not the reverse"),
        .init(
            "how a form's field is written",
            .init(
                #""requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}}}}"#
            ),
            .init(
                #""requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}}, "encoding": {"a": {"style": "pipeDelimited"}}}}}"#
            ), "breaking", "breaking"),
        .init(
            "a success is gone", .init(#""responses": {"200": {"description": ""}, "201": {"description": ""}}"#),
            .init(#""responses": {"200": {"description": ""}}"#), "breaking", "safe", because: "what is new takes nothing away"),
        .init(
            "an error is gone", .init(#""responses": {"200": {"description": ""}, "400": {"description": ""}}"#),
            .init(#""responses": {"200": {"description": ""}}"#), "safe", "safe"),
        .init(
            "a response's header may be missing",
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"required": true, "schema": {"type": "string"}}}}}"#),
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"schema": {"type": "string"}}}}}"#), "breaking", "safe",
            because: "readers may go on to do without"),
        .init(
            "a required header of a response is gone",
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"required": true, "schema": {"type": "string"}}}}}"#),
            .init(#""responses": {"200": {"description": ""}}"#), "breaking", "safe", because: "what is new takes nothing away"),
        .init(
            "an optional header of a response is gone",
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"schema": {"type": "string"}}}}}"#),
            .init(#""responses": {"200": {"description": ""}}"#), "risky", "safe", because: "what is new takes nothing away"),
        .init(
            "the type of a response's header",
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"schema": {"type": "integer"}}}}}"#),
            .init(#""responses": {"200": {"description": "", "headers": {"X-A": {"schema": {"type": "string"}}}}}"#), "breaking", "safe",
            because: "every number is a text"),
    ]
}
