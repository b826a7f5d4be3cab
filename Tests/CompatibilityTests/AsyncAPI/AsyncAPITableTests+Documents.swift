import Testing

/// The lines of the table, and documents that have every part of it.
extension AsyncAPITableTests {
    // `info.version` is announced and breaks nobody; payloads, headers and places of correlation are judged by messages, in each direction.
    static let two: [(String, String)] = [
        ("asyncapi", "--b"), ("id", "nnn"), ("defaultContentType", "bbb"), ("info", "nbb"), ("info/title", "nnn"),
        ("info/version", "nnn"), ("info/description", "nnn"), ("info/termsOfService", "nbb"), ("info/license", "nbb"),
        ("info/license/name", "bbb"), ("info/license/url", "bnn"), ("info/contact", "nnn"), ("info/contact/name", "nnn"),
        ("info/contact/url", "nnn"), ("info/contact/email", "nnn"), ("servers", "nbb"), ("servers/s", "nbb"), ("servers/s/url", "nbb"),
        ("servers/s/description", "nnn"), ("servers/s/protocol", "bbb"), ("servers/s/protocolVersion", "bbb"),
        ("servers/s/variables", "nbb"), ("servers/s/variables/v", "nbb"), ("servers/s/variables/v/enum", "nbb"),
        ("servers/s/variables/v/enum/0", "bbb"), ("servers/s/variables/v/enum/1", "nbb"), ("servers/s/variables/v/default", "bbb"),
        ("servers/s/variables/v/description", "nnn"), ("servers/s/variables/v/examples", "nnn"),
        ("servers/s/variables/v/examples/0", "nnn"), ("servers/s/security", "bbb"), ("servers/s/security/1", "bbb"),
        ("servers/s/security/0/k", "nnn"), ("servers/s/bindings", "nnn"), ("channels", "nbb"), ("channels/c~1{p}", "nbb"),
        ("channels/c~1{p}/description", "nnn"), ("channels/c~1{p}/bindings", "nnn"), ("channels/c~1{p}/bindings/amqp/is", "nnn"),
        ("channels/c~1{p}/parameters", "bbb"), ("channels/c~1{p}/parameters/p", "nbb"),
        ("channels/c~1{p}/parameters/p/description", "nnn"), ("channels/c~1{p}/parameters/p/schema", "nnn"),
        ("channels/c~1{p}/parameters/p/schema/type", "nnn"), ("channels/c~1{p}/parameters/p/location", "bbb"),
        ("channels/c~1{p}/publish", "nbb"), ("channels/c~1{p}/publish/operationId", "nbb"), ("channels/c~1{p}/publish/summary", "nnn"),
        ("channels/c~1{p}/publish/description", "nnn"), ("channels/c~1{p}/publish/tags", "nnn"),
        ("channels/c~1{p}/publish/tags/0", "nnn"), ("channels/c~1{p}/publish/externalDocs", "nnn"),
        ("channels/c~1{p}/publish/bindings", "nnn"), ("channels/c~1{p}/publish/traits", "nbb"),
        ("channels/c~1{p}/publish/traits/0", "nbb"), ("channels/c~1{p}/publish/message", "bbb"),
        ("channels/c~1{p}/publish/message/correlationId", "nbb"), ("channels/c~1{p}/publish/message/correlationId/location", "nbb"),
        ("channels/c~1{p}/publish/message/correlationId/description", "nnn"), ("channels/c~1{p}/publish/message/schemaFormat", "bbb"),
        ("channels/c~1{p}/publish/message/contentType", "nbb"), ("channels/c~1{p}/publish/message/name", "nnn"),
        ("channels/c~1{p}/publish/message/title", "nnn"), ("channels/c~1{p}/publish/message/summary", "nnn"),
        ("channels/c~1{p}/publish/message/description", "nnn"), ("channels/c~1{p}/publish/message/tags", "nnn"),
        ("channels/c~1{p}/publish/message/tags/0", "nnn"), ("channels/c~1{p}/publish/message/externalDocs", "nnn"),
        ("channels/c~1{p}/publish/message/bindings", "nnn"), ("channels/c~1{p}/publish/message/examples", "nnn"),
        ("channels/c~1{p}/publish/message/examples/0", "nnn"), ("channels/c~1{p}/publish/message/traits", "nbb"),
        ("channels/c~1{p}/publish/message/traits/0", "nbb"), ("channels/c~1{p}/publish/message/headers", "nnn"),
        ("channels/c~1{p}/publish/message/payload", "bn-"), ("channels/c~1{p}/subscribe", "nbb"),
        ("channels/c~1{p}/subscribe/operationId", "nbb"), ("channels/c~1{p}/subscribe/summary", "nnn"),
        ("channels/c~1{p}/subscribe/description", "nnn"), ("channels/c~1{p}/subscribe/tags", "nnn"),
        ("channels/c~1{p}/subscribe/tags/0", "nnn"), ("channels/c~1{p}/subscribe/externalDocs", "nnn"),
        ("channels/c~1{p}/subscribe/bindings", "nnn"), ("channels/c~1{p}/subscribe/traits", "nbb"),
        ("channels/c~1{p}/subscribe/traits/0", "nbb"), ("channels/c~1{p}/subscribe/message", "bbb"),
        ("channels/c~1{p}/subscribe/message/correlationId", "nbb"), ("channels/c~1{p}/subscribe/message/correlationId/location", "nbb"),
        ("channels/c~1{p}/subscribe/message/correlationId/description", "nnn"), ("channels/c~1{p}/subscribe/message/schemaFormat", "bbb"),
        ("channels/c~1{p}/subscribe/message/contentType", "nbb"), ("channels/c~1{p}/subscribe/message/name", "nnn"),
        ("channels/c~1{p}/subscribe/message/title", "nnn"), ("channels/c~1{p}/subscribe/message/summary", "nnn"),
        ("channels/c~1{p}/subscribe/message/description", "nnn"), ("channels/c~1{p}/subscribe/message/tags", "nnn"),
        ("channels/c~1{p}/subscribe/message/tags/0", "nnn"), ("channels/c~1{p}/subscribe/message/externalDocs", "nnn"),
        ("channels/c~1{p}/subscribe/message/bindings", "nnn"), ("channels/c~1{p}/subscribe/message/examples", "nnn"),
        ("channels/c~1{p}/subscribe/message/examples/0", "nnn"), ("channels/c~1{p}/subscribe/message/traits", "nbb"),
        ("channels/c~1{p}/subscribe/message/traits/0", "nbb"), ("channels/c~1{p}/subscribe/message/headers", "nn-"),
        ("channels/c~1{p}/subscribe/message/payload", "nb-"), ("components", "nnn"), ("components/securitySchemes/k/type", "nnn"),
        ("tags", "nnn"), ("externalDocs", "nnn"),
    ]

    static let three: [(String, String)] = [
        ("asyncapi", "--b"), ("id", "nbb"), ("defaultContentType", "bbb"), ("info", "nbn"), ("info/title", "nnn"),
        ("info/version", "nnn"), ("info/description", "nnn"), ("info/termsOfService", "nbb"), ("info/contact", "nbn"),
        ("info/contact/name", "nbn"), ("info/contact/url", "nbn"), ("info/contact/email", "nbn"), ("info/license", "nbn"),
        ("info/license/name", "nbn"), ("info/license/url", "nnn"), ("info/tags", "nnn"), ("info/tags/0", "nnn"),
        ("info/externalDocs", "nnn"), ("servers", "nbb"), ("servers/s", "nbb"), ("servers/s/host", "nbb"), ("servers/s/pathname", "nbb"),
        ("servers/s/description", "nnn"), ("servers/s/title", "nnn"), ("servers/s/protocol", "bbb"), ("servers/s/protocolVersion", "bbb"),
        ("servers/s/variables", "nbb"), ("servers/s/variables/v", "nbb"), ("servers/s/variables/v/enum", "nbb"),
        ("servers/s/variables/v/enum/0", "bbb"), ("servers/s/variables/v/enum/1", "nbb"), ("servers/s/variables/v/default", "bbb"),
        ("servers/s/variables/v/description", "nnn"), ("servers/s/variables/v/examples", "nnn"), ("servers/s/security", "bbb"),
        ("servers/s/security/1", "bbb"), ("servers/s/security/0/type", "nnn"), ("servers/s/tags", "nnn"),
        ("servers/s/externalDocs", "nnn"), ("servers/s/bindings", "nnn"), ("channels", "nbb"), ("channels/c", "nbb"),
        ("channels/c/address", "nbb"), ("channels/c/title", "nnn"), ("channels/c/summary", "nnn"), ("channels/c/description", "nnn"),
        ("channels/c/servers", "nbb"), ("channels/c/servers/0", "nbb"), ("channels/c/servers/0/$ref", "nnn"),
        ("channels/c/parameters", "bbb"), ("channels/c/parameters/p", "nnn"), ("channels/c/parameters/p/enum", "nnn"),
        ("channels/c/parameters/p/enum/0", "nnn"), ("channels/c/tags", "nnn"), ("channels/c/externalDocs", "nnn"),
        ("channels/c/bindings", "nnn"), ("channels/c/bindings/amqp/is", "nnn"), ("channels/c/messages", "nbb"),
        ("channels/c/messages/M", "nbb"), ("channels/c/messages/M/headers", "bbb"), ("channels/c/messages/M/payload", "bbb"),
        ("channels/c/messages/M/correlationId", "nbb"), ("channels/c/messages/M/correlationId/location", "nbb"),
        ("channels/c/messages/M/correlationId/description", "nnn"), ("channels/c/messages/M/contentType", "bbb"),
        ("channels/c/messages/M/name", "nbb"), ("channels/c/messages/M/title", "nnn"), ("channels/c/messages/M/summary", "nnn"),
        ("channels/c/messages/M/description", "nnn"), ("channels/c/messages/M/tags", "nnn"), ("channels/c/messages/M/tags/0", "nnn"),
        ("channels/c/messages/M/externalDocs", "nnn"), ("channels/c/messages/M/bindings", "nnn"),
        ("channels/c/messages/M/examples", "nnn"), ("channels/c/messages/M/examples/0", "nnn"), ("channels/c/messages/M/traits", "nbb"),
        ("channels/c/messages/M/traits/0", "nbb"), ("channels/c/messages/M/traits/0/headers", "nnn"),
        ("channels/c/messages/M/traits/0/correlationId", "nbb"), ("channels/c/messages/M/traits/0/correlationId/location", "nbb"),
        ("channels/c/messages/M/traits/0/correlationId/description", "nnn"), ("channels/c/messages/M/traits/0/contentType", "bbb"),
        ("channels/c/messages/M/traits/0/name", "nnn"), ("channels/c/messages/M/traits/0/bindings", "nnn"), ("operations", "nb-"),
        ("operations/op", "nbb"), ("operations/op/action", "nbb"), ("operations/op/channel", "nbb"),
        ("operations/op/channel/$ref", "nnn"), ("operations/op/title", "nnn"), ("operations/op/summary", "nnn"),
        ("operations/op/description", "nnn"), ("operations/op/tags", "nnn"), ("operations/op/tags/0", "nnn"),
        ("operations/op/externalDocs", "nnn"), ("operations/op/bindings", "nnn"), ("operations/op/security", "bbb"),
        ("operations/op/security/1", "bbb"), ("operations/op/security/0/type", "nnn"), ("operations/op/traits", "nbb"),
        ("operations/op/traits/0", "nbb"), ("operations/op/traits/0/title", "nnn"), ("operations/op/traits/0/security", "bbb"),
        ("operations/op/traits/0/security/0", "bbb"), ("operations/op/traits/0/bindings", "nnn"), ("operations/op/messages", "nbb"),
        ("operations/op/messages/0", "nbb"), ("operations/op/messages/0/$ref", "nbn"), ("operations/op/reply", "nbb"),
        ("operations/op/reply/address", "bbb"), ("operations/op/reply/address/description", "nnn"),
        ("operations/op/reply/address/location", "nbb"), ("operations/op/reply/channel", "nnn"), ("operations/op/reply/messages", "nn-"),
        ("components", "nnn"),
    ]

    private static let bindings = DocumentTree.object(["amqp": .object(["is": .text("routingKey")])])
    private static let texts = DocumentTree.object(["url": .text("https://a.example")])
    private static let tags = DocumentTree.list([.object(["name": .text("a")])])
    private static let variables = DocumentTree.object([
        "v": .object([
            "enum": .list([.text("a"), .text("b")]), "default": .text("a"), "description": .text("d"), "examples": .list([.text("a")]),
        ])
    ])
    private static let payload = DocumentTree.object(["type": .text("object")])
    private static let headers = DocumentTree.object([
        "type": .text("object"), "properties": .object(["h": .object(["type": .text("string")])]),
    ])
    private static let correlation = DocumentTree.object(["location": .text("$message.header#/h"), "description": .text("d")])

    private static func message(_ more: KeyValuePairs<String, DocumentTree>) -> DocumentTree {
        let common = DocumentTree.object([
            "headers": headers, "payload": payload, "correlationId": correlation, "contentType": .text("application/json"),
            "name": .text("M"), "title": .text("t"), "summary": .text("s"), "description": .text("d"), "tags": tags, "externalDocs": texts,
            "bindings": bindings, "examples": .list([.object(["name": .text("e")])]),
        ])
        return more.reduce(common) { $0.setting($1.key, $1.value) }
    }

    private static func operationOfTwo(_ id: String) -> DocumentTree {
        .object([
            "operationId": .text(id), "summary": .text("s"), "description": .text("d"), "tags": tags, "externalDocs": texts,
            "bindings": bindings, "traits": .list([.object(["summary": .text("t")])]),
            "message": message([
                "schemaFormat": .text("application/vnd.aai.asyncapi;version=2.6.0"), "traits": .list([.object(["title": .text("t")])]),
            ]),
        ])
    }

    static let documentOfTwo = DocumentTree.object([
        "asyncapi": .text("2.6.0"), "id": .text("urn:a"), "defaultContentType": .text("application/json"),
        "info": .object([
            "title": .text("t"), "version": .text("1"), "description": .text("d"), "termsOfService": .text("https://a.example/terms"),
            "license": .object(["name": .text("MIT"), "url": .text("https://a.example/mit")]),
            "contact": .object(["name": .text("n"), "url": .text("https://a.example"), "email": .text("a@a.example")]),
        ]),
        "servers": .object([
            "s": .object([
                "url": .text("a.example"), "description": .text("d"), "protocol": .text("amqp"), "protocolVersion": .text("1"),
                "variables": variables, "security": .list([.object(["k": .list([])]), .object(["l": .list([])])]), "bindings": bindings,
            ])
        ]),
        "channels": .object([
            "c/{p}": .object([
                "description": .text("d"), "bindings": bindings,
                "parameters": .object([
                    "p": .object([
                        "description": .text("d"), "schema": .object(["type": .text("string")]), "location": .text("$message.payload#/p"),
                    ])
                ]),
                "publish": operationOfTwo("put"), "subscribe": operationOfTwo("get"),
            ])
        ]),
        "components": .object([
            "securitySchemes": .object([
                "k": .object(["type": .text("userPassword")]), "l": .object(["type": .text("X509")]),
            ])
        ]),
        "tags": tags, "externalDocs": texts,
    ])

    private static func reference(_ text: String) -> DocumentTree { .object(["$ref": .text(text)]) }
    private static let schemes = DocumentTree.list([.object(["type": .text("userPassword")]), .object(["type": .text("X509")])])

    static let documentOfThree = DocumentTree.object([
        "asyncapi": .text("3.0.0"), "id": .text("urn:a"), "defaultContentType": .text("application/json"),
        "info": .object([
            "title": .text("t"), "version": .text("1"), "description": .text("d"), "termsOfService": .text("https://a.example/terms"),
            "license": .object(["name": .text("MIT"), "url": .text("https://a.example/mit")]),
            "contact": .object(["name": .text("n"), "url": .text("https://a.example"), "email": .text("a@a.example")]),
            "tags": tags, "externalDocs": texts,
        ]),
        "servers": .object([
            "s": .object([
                "host": .text("a.example"), "pathname": .text("/a"), "description": .text("d"), "title": .text("t"),
                "protocol": .text("amqp"), "protocolVersion": .text("1"), "variables": variables, "security": schemes, "tags": tags,
                "externalDocs": texts, "bindings": bindings,
            ])
        ]),
        "channels": .object([
            "c": .object([
                "address": .text("c/{p}"), "title": .text("t"), "summary": .text("s"), "description": .text("d"),
                "servers": .list([reference("#/servers/s")]),
                "parameters": .object(["p": .object(["description": .text("d"), "enum": .list([.text("a"), .text("b")])])]),
                "tags": tags, "externalDocs": texts, "bindings": bindings,
                "messages": .object([
                    "M": message([
                        "traits": .list([
                            .object([
                                "headers": headers, "correlationId": correlation, "contentType": .text("application/json"),
                                "name": .text("n"), "bindings": bindings,
                            ])
                        ])
                    ])
                ]),
            ]),
            "r": .object(["address": .scalar("null"), "messages": .object(["A": .object(["payload": .object(["type": .text("string")])])])]
            ),
        ]),
        "operations": .object([
            "op": .object([
                "action": .text("send"), "channel": reference("#/channels/c"), "title": .text("t"), "summary": .text("s"),
                "description": .text("d"), "tags": tags, "externalDocs": texts, "bindings": bindings, "security": schemes,
                "traits": .list([.object(["title": .text("t"), "security": schemes, "bindings": bindings])]),
                "messages": .list([reference("#/channels/c/messages/M")]),
                "reply": .object([
                    "address": .object(["location": .text("$message.header#/h"), "description": .text("d")]),
                    "channel": reference("#/channels/r"), "messages": .list([reference("#/channels/r/messages/A")]),
                ]),
            ])
        ]),
        "components": .object(["schemas": .object(["S": payload])]),
    ])
}
