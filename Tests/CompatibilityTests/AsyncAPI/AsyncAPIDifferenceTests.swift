import Compatibility
import Contracts
import Testing

/// One line a rule: what changes, and what it does where the application sends and where it receives.
@Suite("Differences of AsyncAPI contracts")
struct AsyncAPIDifferenceTests {
    /// A document of version 2 with one message, which peers subscribe to (`subscribe`) or publish.
    private func two(_ message: String, _ key: String = "subscribe", channel: String = "", more: String = "") -> String {
        "asyncapi: 2.6.0\nchannels: {c: {\(channel)\(key): {operationId: op, message: {name: M, \(message)}}}}\n\(more)"
    }

    /// A document of version 3 with one operation on a channel of some messages.
    private func three(_ messages: String, _ action: String = "send", channel: String = "", operation: String = "", more: String = "")
        -> String
    {
        """
        asyncapi: 3.0.0
        channels: {c: {address: c, \(channel)messages: {\(messages)}}, r: {address: null, messages: {A: {payload: {type: string}}}}}
        operations: {op: {action: \(action), channel: {$ref: "#/channels/c"}\(operation)}}
        \(more)
        """
    }

    private func changes(_ old: String, _ new: String) -> [String] { Comparing.changes(old, new, "asyncapi") }

    @Test(
        "Payloads: what narrows breaks where it is received, what widens where it is sent",
        arguments: [
            ("{type: integer}", "{type: number}", false), ("{type: string}", "{type: string, maxLength: 5}", true),
            ("{type: string}", "{type: boolean}", nil), ("{enum: [a, b]}", "{enum: [a]}", true), ("{type: string}", "{type: string}", nil),
            (
                "{type: object, properties: {a: {type: string}}, required: [a]}", "{type: object, properties: {a: {type: string}}}", false
            ),
        ] as [(String, String, Bool?)])
    func payloads(old: String, new: String, narrows: Bool?) {
        let isOther = narrows == nil && old != new
        for (action, key) in [("send", "subscribe"), ("receive", "publish")] {
            let breaks = isOther || narrows == (action == "receive")
            let expected = breaks && old != new
            let (before, after) = ("payload: \(old)", "payload: \(new)")
            #expect(Comparing.difference(two(before, key), two(after, key), "asyncapi").isBreaking == expected)
            let (left, right) = (three("M: {\(before)}", action), three("M: {\(after)}", action))
            #expect(Comparing.difference(left, right, "asyncapi").isBreaking == expected)
        }
    }

    @Test("Messages without names stay what they are when a channel is put before theirs")
    func unnamed() {
        func channel(_ name: String, _ type: String) -> String {
            """
            \(name):
              publish:
                operationId: \(name)
                message:
                  oneOf:
                    - {payload: {type: \(type)}, correlationId: {location: "$message.header#/\(name)"}}
                    - {payload: {type: boolean}}
            """.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n"
        }
        let (a, b) = (channel("a", "string"), channel("b", "integer"))
        #expect(changes("asyncapi: 2.6.0\nchannels:\n" + b, "asyncapi: 2.6.0\nchannels:\n" + a + b) == ["operation/added safe in a"])
        #expect(changes("asyncapi: 2.6.0\nchannels:\n" + b + a, "asyncapi: 2.6.0\nchannels:\n" + a + b) == [])
    }

    @Test("Avro payloads by Avro's rules: who reads must know the new schema")
    func avro() {
        func message(_ fields: String) -> String {
            "schemaFormat: application/vnd.apache.avro;version=1.9.0, payload: {type: record, name: R, fields: [\(fields)]}"
        }
        let one = message("{name: a, type: int}")
        let withDefault = message("{name: a, type: int}, {name: b, type: string, default: x}")
        let without = message("{name: a, type: int}, {name: b, type: string}")
        let long = message("{name: a, type: long}")
        #expect(changes(two(one), two(without)) == ["field/required-added safe out op/payload.b"])
        #expect(changes(two(one, "publish"), two(without, "publish")) == ["field/required-added breaking in op/payload.b"])
        #expect(changes(two(one, "publish"), two(withDefault, "publish")) == ["field/added safe in op/payload.b"])
        #expect(changes(two(without), two(one)) == ["field/removed breaking out op/payload.b"])
        #expect(changes(two(without, "publish"), two(one, "publish")) == ["field/removed risky in op/payload.b"])
        #expect(changes(two(one), two(long)) == ["type/widened breaking out op/payload.a"])
        #expect(changes(two(one, "publish"), two(long, "publish")) == ["type/widened safe in op/payload.a"])
        #expect(changes(two(one), two("payload: {type: object}")) == ["format/changed breaking out op/payload"])
        let both = Comparing.difference(two(one), two(without), "asyncapi")
        #expect(!both.backward && both.forward)
    }

    @Test("Messages come and go by name; the only one may be renamed") func messages() {
        let (a, b, c) = ("A: {payload: {type: string}}", "B: {payload: {type: integer}}", "C: {payload: {type: boolean}}")
        for action in ["send", "receive"] {
            let direction = action == "send" ? "out" : "in"
            #expect(changes(three("\(a), \(b)", action), three(a, action)) == ["message/removed breaking \(direction) op/payload/B"])
            #expect(
                changes(three(a, action), three("\(a), \(b)", action)) == [
                    "message/added \(action == "send" ? "risky" : "safe") \(direction) op/payload/B"
                ])
            // No message differs, but code is generated under the name.
            #expect(
                changes(three(a, action), three("Z: {payload: {type: string}}", action)) == [
                    "message/removed breaking in channel c: message A"
                ])
        }
        #expect(
            changes(three("\(a), \(b)"), three("\(a), \(c)")) == [
                "message/removed breaking in channel c: message B", "type/changed breaking out op/payload/C",
            ])
    }

    @Test(
        "What no shape shows, one line a rule",
        arguments: [
            ("correlationId: {location: a}", "", "correlation/changed breaking in op/correlation id of M"),
            ("correlationId: {location: a}", "correlationId: {location: b}", "correlation/changed breaking in op/correlation id of M"),
            ("", "correlationId: {location: a}", "correlation/changed safe in op/correlation id of M"),
            ("contentType: application/json", "contentType: text/plain", "media-type/removed breaking out op/payload"),
            ("contentType: application/json", "", "media-type/removed breaking out op/payload"),
            ("", "contentType: application/json", "media-type/added safe out op/payload"),
            (
                "headers: {type: object, properties: {h: {type: string}}, required: [h]}",
                "headers: {type: object, properties: {h: {type: string}}}",
                "field/became-optional breaking out op/headers.h"
            ),
            ("bindings: {kafka: {key: {type: string}}}", "bindings: {kafka: {key: {type: integer}}}", "type/changed breaking out op/key"),
            (
                "bindings: {kafka: {schemaIdLocation: header}}", "bindings: {kafka: {schemaIdLocation: payload}}",
                "binding/changed breaking in op/message M binding kafka.schemaIdLocation"
            ),
            ("bindings: {mqtt: {x: 1}}", "bindings: {mqtt: {x: 2}}", "binding/changed risky in op/message M binding mqtt.x"),
            ("description: a", "description: b, summary: c, title: d, tags: [], examples: []", nil),
        ] as [(String, String, String?)])
    func facts(old: String, new: String, change: String?) {
        #expect(changes(two(old), two(new)) == (change.map { [$0] } ?? []))
    }

    @Test(
        "Servers and security, one line a rule",
        arguments: [
            ("", "", nil),
            ("{a: {url: x, protocol: mqtt}}", "{a: {url: x, protocol: amqp}}", "protocol/changed breaking in server a: protocol"),
            ("{a: {url: x, protocol: mqtt}}", "{a: {url: y, protocol: mqtt}}", "server/changed breaking in server a: address"),
            ("{a: {url: x, protocolVersion: 1}}", "{a: {url: x}}", "protocol/changed breaking in server a: protocol version"),
            (
                "{a: {url: x, variables: {p: {enum: [b, c]}}}}", "{a: {url: x, variables: {p: {enum: [b]}}}}",
                "server/changed breaking in server a: values of p"
            ),
            (
                "{a: {url: x, variables: {p: {enum: [b]}}}}", "{a: {url: x, variables: {p: {}}}}",
                "server/changed breaking in server a: values of p"
            ),
            ("{a: {url: x}}", "{a: {url: x, protocolVersion: 1}}", "protocol/changed breaking in server a: protocol version"),
            (
                "{a: {url: x, variables: {p: {}}}}", "{a: {url: x, variables: {p: {enum: [b]}}}}",
                "server/changed risky in server a: values of p"
            ),
            ("{a: {url: x, security: [{k: []}]}}", "{a: {url: x}}", "security/removed breaking in op"),
            ("{a: {url: x}}", "{a: {url: x, security: [{k: []}]}}", "security/added breaking in op"),
            ("{a: {url: x, description: a}}", "{a: {url: x, description: b}}", nil),
        ] as [(String, String, String?)])
    func servers(old: String, new: String, change: String?) {
        let schemes = "components: {securitySchemes: {k: {type: userPassword}}}\n"
        func document(_ servers: String) -> String { two("payload: {}", more: schemes + (servers.isEmpty ? "" : "servers: \(servers)\n")) }
        #expect(changes(document(old), document(new)) == (change.map { [$0] } ?? []))
    }

    @Test("Addresses are operations; names of parameters are not") func addresses() {
        let old = "asyncapi: 2.6.0\nchannels: {'a/{b}': {subscribe: {operationId: op, message: {name: M}}}}"
        #expect(changes(old, old.replacing("a/{b}", with: "a/{c}")) == [])
        #expect(
            changes(old, old.replacing("a/{b}", with: "x/{b}")) == ["operation/added safe in op", "operation/removed breaking in op"])
        #expect(changes(old, old.replacing("operationId: op", with: "operationId: other")) == ["operation/renamed breaking in other"])
        #expect(changes(old, old.replacing("info", with: "info") + "\ninfo: {version: 2}") == [])
    }

    @Test("Both versions of the language say the same of the same interface") func versions() {
        #expect(
            changes(
                two("payload: {type: string}"),
                three("M: {payload: {type: string}}").replacing(", r: {address: null, messages: {A: {payload: {type: string}}}}", with: ""))
                == [])
    }

    @Test("A reply is a message that goes back") func replies() {
        let asked = three("M: {payload: {type: string}}", "receive", operation: ", reply: {channel: {$ref: \"#/channels/r\"}}")
        let not = three("M: {payload: {type: string}}", "receive")
        #expect(changes(asked, not) == ["message/removed breaking out op/response", "operation/added safe in r"])
        #expect(
            changes(asked, asked.replacing("A: {payload: {type: string}}", with: "A: {payload: {type: boolean}}")) == [
                "type/changed breaking out op/response"
            ])
    }

    @Test("A message whose reference is broken leaves the answer open") func unknown() {
        let old = three("M: {payload: {type: string}, correlationId: {location: a}}")
        let found = Comparing.difference(old, three("M: {$ref: \"#/components/messages/Gone\"}"), "asyncapi")
        #expect(found.changes.map { "\($0.kind.rawValue) \($0.level) \($0.isUndecided)" } == ["shape/undecided risky true"])
    }
}
