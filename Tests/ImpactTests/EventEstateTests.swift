import Basics
import Checking
import Estate
import Impact
import Testing

/// An estate of events: an Avro schema is received and mapped into a message that an AsyncAPI application takes, and one of its events is read.
private struct EventEstate {
    var texts: [String: String] = [
        "tieline.yaml": "kind: Estate\nlanguage: 1\nname: events\n",
        "erp.yaml": "kind: System\nname: erp\ninterfaces:\n  - {name: events, protocol: kafka, contract: contracts/order.avsc}\n",
        "shop.yaml": "kind: System\nname: shop\ninterfaces:\n  - {name: bus, protocol: kafka, contract: contracts/asyncapi.yaml}\n",
        "contracts/order.avsc": """
        {"type": "record", "name": "OrderCreated", "namespace": "com.acme", "fields": [
          {"name": "id", "type": "string"},
          {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
          {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["NEW", "PAID"]}},
          {"name": "note", "type": ["null", "string"], "default": null},
          {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [{"name": "sku", "type": "string"}]}}}]}
        """,
        "contracts/asyncapi.yaml": """
        asyncapi: 3.0.0
        info: {title: shop, version: "1"}
        servers: {live: {host: broker.example, protocol: kafka}}
        channels:
          shipments: {address: shop.shipments, messages: {Shipment: {$ref: "#/components/messages/Shipment"}}}
          changes: {address: shop.changes, messages: {Changed: {$ref: "#/components/messages/Changed"}, Ended: {payload: {type: string}}}}
        operations:
          takeShipment: {action: receive, channel: {$ref: "#/channels/shipments"}}
          onChange: {action: send, channel: {$ref: "#/channels/changes"}}
        components:
          messages:
            Shipment:
              payload:
                type: object
                required: [order, total]
                properties: {order: {type: string}, total: {type: number, multipleOf: 0.01}, state: {enum: [NEW, PAID]}, skus: {type: array, items: {type: string}}}
            Changed:
              correlationId: {location: $message.header#/id}
              payload:
                schemaFormat: application/vnd.apache.avro;version=1.9.0
                schema: {type: record, name: Change, fields: [{name: key, type: string}, {name: kind, type: int}]}
        """,
        "order-shipment.yaml": """
        kind: Mapping
        name: order-shipment
        from: erp/events#OrderCreated
        to: shop/bus#Shipment
        fields:
          - {to: order, from: id}
          - {to: total, from: total}
          - {to: state, from: status}
          - {to: "skus[]", from: "lines[].sku"}
        """,
        "orders.yaml":
            "kind: Flow\nname: orders\nsteps: [{receive: erp/events#OrderCreated}, {map: order-shipment}, {write: shop/bus#takeShipment}]\n",
        "changes.yaml": "kind: Flow\nname: changes\nsteps: [{receive: shop/bus#Changed, reads: [key]}]\n",
    ]

    func revision(_ name: String) -> RevisionInput {
        let source = MemorySource(texts.sorted { $0.key < $1.key }.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) })
        let estate = loadEstate(at: "", from: source)
        return RevisionInput(
            estate: estate, provider: EstateContracts(estate, source, cache: ContractCache()),
            label: RevisionLabel(revision: name, commit: nil))
    }

    /// The verdicts on the flows after a text of a contract became another: `orders breaks: message`.
    func verdicts(_ path: String, _ old: String, _ new: String) -> [String] {
        var head = self
        head.texts[path] = texts[path]?.replacing(old, with: new)
        #expect(head.texts[path] != texts[path])
        let (one, two) = (revision("base"), head.revision("head"))
        #expect(one.estate.problems.map(\.message) == [])
        let report = ImpactAnalysis(base: one, head: two, asOf: CalendarDate(parsing: "2026-11-23")!).run()
        return report.flows.filter { $0.verdict != .unaffected }.map { flow in
            "\(flow.flow.name) \(flow.verdict.rawValue): \(flow.causes.map(\.message).sorted().first ?? "")"
        }
    }
}

@Suite("Flows on Avro and AsyncAPI contracts")
struct EventEstateTests {
    private let avro = "contracts/order.avsc"
    private let async = "contracts/asyncapi.yaml"

    @Test("A flow fits as it stands") func fits() {
        let input = EventEstate().revision("base")
        let checker = EstateChecker(estate: input.estate, provider: input.provider)
        #expect(input.estate.flows.flatMap { checker.check($0).failures }.map(\.message) == [])
    }

    @Test("A field that leaves the Avro schema breaks the flow that reads it") func fieldGone() {
        #expect(
            EventEstate().verdicts(avro, #"{"name": "id", "type": "string"},"#, "") == [
                "orders breaks: `id` is gone from erp/events#OrderCreated; mapping:order-shipment reads it, and flow:orders fails for every message"
            ])
        #expect(
            EventEstate().verdicts(
                avro, #"{"name": "sku", "type": "string"}"#, #"{"name": "article", "type": "string", "aliases": ["sku"]}"#) == [
                    "orders breaks: `sku` is gone from erp/events#Line; mapping:order-shipment reads it, and flow:orders fails for every message"
                ])
    }

    @Test("A new symbol and a finer decimal do not fit what the target takes; a new field and an unread one do not matter") func values() {
        #expect(
            EventEstate().verdicts(avro, #""NEW", "PAID""#, #""NEW", "PAID", "GONE""#) == [
                "orders breaks: what fills `state` of shop/bus#Shipment may be `GONE`, which is not accepted"
            ])
        #expect(
            EventEstate().verdicts(avro, #""scale": 2"#, #""scale": 3"#) == [
                "orders breaks: what fills `total` of shop/bus#Shipment may have 3 digits after the point, 2 are accepted"
            ])
        #expect(EventEstate().verdicts(avro, #"{"name": "note""#, #"{"name": "more", "type": "int"}, {"name": "note""#) == [])
        #expect(EventEstate().verdicts(avro, #"{"name": "note", "type": ["null", "string"], "default": null},"#, "") == [])
    }

    @Test("What an AsyncAPI message newly requires breaks the flow that sends it") func required() {
        #expect(
            EventEstate().verdicts(async, "required: [order, total]", "required: [order, total, state, extra]") == [
                "orders breaks: `extra` of shop/bus#Shipment is required, and nothing fills it"
            ])
    }

    @Test("An Avro payload, its message, its channel and its correlation break the flow that receives it, and no other") func received() {
        #expect(
            EventEstate().verdicts(async, "{name: key, type: string}, ", "") == [
                "changes breaks: `key` is gone from shop/bus#Change; a step reads it, and flow:changes fails for every message"
            ])
        #expect(EventEstate().verdicts(async, ", {name: kind, type: int}", "") == [])
        #expect(
            EventEstate().verdicts(async, "address: shop.changes", "address: shop.changed") == [
                "changes breaks: shop/bus#onChange: the operation is gone: its name now stands for `send shop.changed`, before for `send shop.changes`"
            ])
        #expect(
            EventEstate().verdicts(async, "$message.header#/id", "$message.payload#/key") == [
                "changes breaks: shop/bus#onChange/correlation id of Changed: correlation id of Changed was `$message.header#/id` and is "
                    + "`$message.payload#/key`"
            ])
        #expect(EventEstate().verdicts(async, ", Ended: {payload: {type: string}}", "") == [])
        #expect(
            EventEstate().verdicts(
                async, "Changed: {$ref: \"#/components/messages/Changed\"}, Ended", "Ended"
            ).count == 1)
    }

    @Test("A server with another protocol breaks all flows; one with another address is to be looked at") func servers() {
        #expect(
            EventEstate().verdicts(async, "protocol: kafka}}", "protocol: amqp}}").map { $0.prefix(15) } == [
                "changes breaks:", "orders breaks: ",
            ])
        #expect(
            EventEstate().verdicts(async, "broker.example", "other.example").map { $0.prefix(15) } == [
                "changes review:", "orders review: ",
            ])
    }
}
