extension OperationRules {
    /// Who may call, where, and what is called back.
    static let peers: [OperationRule] = [
        .init(
            "authentication",
            .init(
                #""#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"key": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ), "breaking", "safe", because: "who proves more than is asked is not refused"),
        .init(
            "a further scheme",
            .init(
                #""security": [{"key": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"key": [], "basic": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ), "breaking", "safe", because: "who proves more than is asked is not refused"),
        .init(
            "a further scope",
            .init(
                #""security": [{"oauth": ["a"]}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"oauth": ["a", "b"]}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ), "breaking", "safe", because: "who proves more than is asked is not refused"),
        .init(
            "an alternative is gone",
            .init(
                #""security": [{"key": []}, {"basic": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"key": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ), "breaking", "safe", because: "a further alternative takes nothing away"),
        .init(
            "another scheme that looks the same",
            .init(
                #""security": [{"key": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"other": []}]"#,
                root:
                    #""components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "other": {"type": "apiKey", "in": "header", "name": "X-Key"}, "basic": {"type": "http", "scheme": "basic"}, "bearer": {"type": "http", "scheme": "bearer"}, "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}}}}}"#
            ), "breaking", "breaking"),
        .init(
            "another name of a scheme",
            .init(#""security": [{"s": []}]"#, root: #""components": {"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}}"#),
            .init(#""security": [{"t": []}]"#, root: #""components": {"securitySchemes": {"t": {"type": "http", "scheme": "basic"}}}"#),
            "safe", "safe"),
        .init(
            "another scheme under its name",
            .init(#""security": [{"s": []}]"#, root: #""components": {"securitySchemes": {"s": {"type": "http", "scheme": "basic"}}}"#),
            .init(
                #""security": [{"s": []}]"#,
                root: #""components": {"securitySchemes": {"s": {"type": "apiKey", "in": "header", "name": "X"}}}"#), "breaking", "breaking"
        ),
        .init(
            "a token from another address",
            .init(
                #""security": [{"s": []}]"#,
                root:
                    #""components": {"securitySchemes": {"s": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.example", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"s": []}]"#,
                root:
                    #""components": {"securitySchemes": {"s": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://b.example", "scopes": {}}}}}}"#
            ), "breaking", "breaking"),
        .init(
            "an address that the flow does not use",
            .init(
                #""security": [{"s": []}]"#,
                root:
                    #""components": {"securitySchemes": {"s": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://a.example", "scopes": {}}}}}}"#
            ),
            .init(
                #""security": [{"s": []}]"#,
                root:
                    #""components": {"securitySchemes": {"s": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://a.example", "tokenUrl": "https://b.example", "scopes": {}}}}}}"#
            ), "none", "none"),
        .init(
            "a form of tokens",
            .init(#""security": [{"s": []}]"#, root: #""components": {"securitySchemes": {"s": {"type": "http", "scheme": "bearer"}}}"#),
            .init(
                #""security": [{"s": []}]"#,
                root: #""components": {"securitySchemes": {"s": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}}"#),
            "breaking", "safe", because: "a form that is no longer asked for is not refused"),
        .init(
            "a token that is described otherwise",
            .init(
                #""security": [{"s": []}]"#,
                root:
                    #""components": {"securitySchemes": {"s": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://a.example", "scopes": {}}}}}}"#
            ), .init(#""security": [{"s": []}]"#, root: #""components": {"securitySchemes": {"s": {"type": "http", "scheme": "bearer"}}}"#),
            "risky", "risky"),
        .init(
            "another server", .init(#""#, root: #""servers": [{"url": "https://a.example"}]"#),
            .init(#""#, root: #""servers": [{"url": "https://b.example"}]"#), "risky", "risky"),
        .init(
            "a further server", .init(#""#, root: #""servers": [{"url": "https://a.example"}]"#),
            .init(#""#, root: #""servers": [{"url": "https://a.example"}, {"url": "https://b.example"}]"#), "safe", "risky",
            because: "the old address is gone"),
        .init(
            "a value of a server's variable is gone",
            .init(#""#, root: #""servers": [{"url": "https://{r}.example", "variables": {"r": {"default": "a", "enum": ["a", "b"]}}}]"#),
            .init(#""#, root: #""servers": [{"url": "https://{r}.example", "variables": {"r": {"default": "a", "enum": ["a"]}}}]"#),
            "risky", "risky"),
        .init(
            "a field of a callback may be missing",
            .init(
                #""callbacks": {"done": {"{$request.body#/url}": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}}"#
            ),
            .init(
                #""callbacks": {"done": {"{$request.body#/url}": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}}"#
            ), "breaking", "safe", because: "receivers get more than they need"),
        .init(
            "a callback is gone",
            .init(
                #""callbacks": {"done": {"{$request.body#/url}": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}}"#
            ), .init(#""#), "breaking", "safe", because: "what is new takes nothing away"),
        .init(
            "a field of a webhook may be missing",
            .init(
                #""#,
                root:
                    #""webhooks": {"made": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}"#
            ),
            .init(
                #""#,
                root:
                    #""webhooks": {"made": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}"#
            ), "breaking", "safe", because: "receivers get more than they need"),
        .init(
            "a webhook's body must be there",
            .init(
                #""#,
                root:
                    #""webhooks": {"made": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}"#
            ),
            .init(
                #""#,
                root:
                    #""webhooks": {"made": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}, "required": true}, "responses": {"200": {"description": ""}}}}}"#
            ), "safe", "breaking", because: "receivers may have counted on it"),
        .init(
            "a webhook is gone",
            .init(
                #""#,
                root:
                    #""webhooks": {"made": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}}, "responses": {"200": {"description": ""}}}}}"#
            ), .init(#""#), "breaking", "safe", because: "what is new takes nothing away"),
    ]
}
