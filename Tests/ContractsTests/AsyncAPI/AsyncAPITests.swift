import Basics
import Testing

@testable import Contracts

/// Makes AsyncAPI contracts from text for the tests.
enum AsyncText {
    static func contract(_ text: String, _ more: [Name: String] = [:]) -> Contract {
        AsyncAPIFormat().read(
            ContractInput(
                files: [SourceFile(path: "api.yaml", bytes: Array(text.utf8))],
                resolve: { path in more[path].map { SourceFile(path: path, bytes: Array($0.utf8)) } }))
    }

    /// The operations with their identity and positions, one position a line.
    static func operations(_ contract: Contract) -> [String] {
        contract.operations.flatMap { operation in
            ["\(operation.name) = \(operation.identity)"]
                + operation.positions.map { position in
                    let message = position.message.map { " \($0)" } ?? ""
                    return "  \(position.part)\(message) \(position.direction) \(position.mediaType?.text ?? "-")"
                        + (position.embedded.map { " \($0.format)" } ?? "")
                }
        }
    }

    static func troubles(_ contract: Contract) -> [String] {
        contract.troubles.map { "\($0.span.start.line):\($0.span.start.column) \($0.message)" }
    }
}

@Suite("AsyncAPI as operations and messages")
struct AsyncAPITests {
    private static let two = """
        asyncapi: 2.6.0
        info: {title: Shop, version: 1.4.0}
        defaultContentType: application/json
        servers:
          live: {url: "broker.example:{port}", protocol: kafka, protocolVersion: "3", variables: {port: {default: "9092", enum: ["9092", "9093"]}},
            security: [{scram: []}]}
        channels:
          orders/{region}/created:
            parameters: {region: {schema: {type: string, enum: [eu, us]}}}
            bindings: {kafka: {topic: orders, partitions: 3, bindingVersion: "0.4.0"}}
            subscribe:
              operationId: onOrder
              traits: [{$ref: "#/components/operationTraits/all"}]
              message:
                oneOf: [{$ref: "#/components/messages/OrderCreated"}, {$ref: "#/components/messages/OrderGone"}]
          orders/{region}/cancel:
            publish: {message: {name: Cancel, payload: {type: object, required: [id], properties: {id: {type: string}}}}}
        components:
          securitySchemes: {scram: {type: scramSha256}}
          operationTraits: {all: {bindings: {kafka: {groupId: {type: string}}}}}
          messageTraits: {common: {headers: {type: object, properties: {trace: {type: string}}, required: [trace]}, correlationId: {location: $message.header#/trace}}}
          messages:
            OrderCreated:
              name: order.created
              traits: [{$ref: "#/components/messageTraits/common"}]
              bindings: {kafka: {key: {type: string}}}
              payload: {$ref: "#/components/schemas/Order"}
            OrderGone: {contentType: text/plain, payload: {type: string}}
          schemas:
            Order: {type: object, properties: {id: {type: string}, total: {type: number}}}
        """

    @Test("Version 2 is turned around: what peers may subscribe to, the application sends") func versionTwo() {
        let contract = AsyncText.contract(Self.two)
        #expect(AsyncText.troubles(contract) == [])
        #expect(contract.version == "1.4.0")
        #expect(
            AsyncText.operations(contract) == [
                "onOrder = send orders/{}/created", "  payload OrderCreated out application/json", "  headers OrderCreated out -",
                "  key OrderCreated out -", "  payload OrderGone out text/plain", "  path out -",
                "publish orders/:region/cancel = receive orders/{}/cancel", "  payload Cancel in application/json", "  path in -",
            ])
        #expect(
            AvroText.types(contract) == [
                "Order: {id?: text, total?: number(...) ...}", "OrderCreated: @Order", "OrderGone: text", "Cancel: {id: text ...}",
            ])
        #expect(contract.types.map(\.aliases) == [[], ["order.created"], [], []])
        #expect(contract.types.map(\.kind) == [.type, .message, .message, .message])
        #expect(contract.operations.map { $0.security.map { $0.map(\.definition) } } == [[["scramSha256"]], [["scramSha256"]]])
    }

    @Test("What peers must agree to beside shapes is a list of terms") func terms() {
        let contract = AsyncText.contract(Self.two)
        func words(_ terms: [ExchangeTerm]) -> [String] { terms.map { "\($0.name): \($0.value)" } }
        #expect(
            words(contract.terms) == [
                #"server live: protocol: exactly("kafka")"#, #"server live: protocol version: exactly("3")"#,
                #"server live: address: exactly("broker.example:{port}")"#, #"server live: port by default: exactly("9092")"#,
                #"server live: values of port: oneOf(["9092", "9093"])"#,
            ])
        #expect(
            words(contract.operations[0].terms) == [
                #"channel binding kafka.topic: exactly("orders")"#, #"channel binding kafka.partitions: exactly("3")"#,
                #"correlation id of OrderCreated: exactly("$message.header#/trace")"#,
                #"operation binding kafka.groupId.type: exactly("string")"#,
            ])
    }

    private static let three = """
        asyncapi: 3.0.0
        info: {title: Shop, version: "2"}
        channels:
          orders:
            address: shop.orders.{region}
            parameters: {region: {enum: [eu, us]}}
            messages:
              OrderCreated: {$ref: "#/components/messages/OrderCreated"}
              OrderGone: {payload: {type: string}}
          answers: {address: null, messages: {Answer: {payload: {type: boolean}}}}
          quiet: {address: quiet, messages: {Whisper: {payload: {type: integer}}}}
        operations:
          onOrder: {action: send, channel: {$ref: "#/channels/orders"}, messages: [{$ref: "#/channels/orders/messages/OrderCreated"}]}
          ask:
            action: receive
            channel: {$ref: "#/channels/orders"}
            reply: {address: {location: $message.header#/replyTo}, channel: {$ref: "#/channels/answers"}}
        components:
          messages:
            OrderCreated:
              contentType: application/json
              payload:
                schemaFormat: application/vnd.apache.avro;version=1.9.0
                schema: {type: record, name: shop.Order, fields: [{name: id, type: string}, {name: note, type: ["null", string], default: null}]}
        """

    @Test("Version 3 says what the application does; replies go back, and a quiet channel is one that it sends on") func versionThree() {
        let contract = AsyncText.contract(Self.three)
        #expect(AsyncText.troubles(contract) == [])
        #expect(
            AsyncText.operations(contract) == [
                "onOrder = send shop.orders.{}", "  payload OrderCreated out application/json avro", "  path out -",
                "ask = receive shop.orders.{}", "  payload OrderCreated in application/json avro", "  payload OrderGone in -",
                "  path in -",
                "  response() Answer out -", "quiet = send quiet", "  payload Whisper out -",
            ])
        #expect(
            AvroText.types(contract) == [
                "OrderCreated: @shop.Order", "shop.Order: {id: text, note: null/text default=null}", "OrderGone: text", "Answer: boolean",
                "Whisper: number(... by 1)",
            ])
    }

    @Test(
        "Payloads are read in the language that they say",
        arguments: [
            ("application/vnd.aai.asyncapi+yaml;version=3.0.0", "{type: string, nullable: true}", "text"),
            ("application/vnd.oai.openapi;version=3.0.3", "{type: string, nullable: true}", "text/null"),
            ("application/schema+json;version=draft-04", "{const: 1, type: string}", "text"),
            ("application/schema+yaml;version=draft-07", "{const: 1}", "1"),
            ("application/vnd.apache.avro+yaml;version=1.11.0", "{type: array, items: int}", "[number(-2147483648...2147483647 by 1)]"),
        ])
    func formats(format: String, schema: String, shape: String) {
        for text in [
            "asyncapi: 3.0.0\nchannels: {c: {messages: {M: {payload: {schemaFormat: \"\(format)\", schema: \(schema)}}}}}",
            "asyncapi: 2.6.0\nchannels: {c: {publish: {message: {name: M, schemaFormat: \"\(format)\", payload: \(schema)}}}}",
        ] {
            let contract = AsyncText.contract(text)
            #expect(AsyncText.troubles(contract) == [])
            #expect(AvroText.types(contract).last == "M: \(shape)")
        }
    }

    @Test("What cannot be read is said at its place") func troubles() {
        let contract = AsyncText.contract(
            """
            asyncapi: 3.0.0
            channels:
              c: {messages: {A: {$ref: "#/components/messages/Gone"}, B: {payload: {schemaFormat: application/raml+yaml;version=1.0, schema: "x"}}}}
            operations:
              one: {action: send, channel: {$ref: "#/channels/c"}}
              two: {action: shout, channel: {$ref: "#/channels/c"}}
              three: {action: send}
            """)
        #expect(
            AsyncText.troubles(contract) == [
                "3:28 '#/components/messages/Gone' leads nowhere: nothing is called 'components' there; what it stands for is taken as anything",
                "3:130 the payload's schema is written in application/raml+yaml;version=1.0, which is not read inside AsyncAPI; what it is, is unknown",
                "6:8 the operation 'two' says 'action: send' or 'action: receive'; without it, it is left out",
                "7:10 the operation 'three' is on no channel, so nobody can reach it; it is left out; name its channel",
            ])
        #expect(contract.operations.map(\.name) == ["one"])
        #expect(AsyncText.contract("asyncapi: 1.2.0").troubles.map(\.kind) == [.unreadable])
    }

    @Test("Files are told by their key") func recognition() {
        let file = SourceFile(path: "x.yaml", bytes: Array("asyncapi: 2.0.0\n".utf8))
        #expect(ContractFormats.detect(file)?.id.text == "asyncapi")
    }
}
