import Basics
import Testing

@testable import Contracts

/// Messages in the notations of their formats.
@Suite("Notations of messages")
struct NotationTests {
    /// A message of a contract's type, as reports write it: `notation: text`.
    static func written(_ message: MessageValue, _ type: Name, _ contract: Contract) -> String {
        guard let named = contract.types.first(where: { $0.name == type }) else { return "no type \(type)" }
        let written = WrittenMessage(message, at: MessagePlace(contract: contract, shape: named.shape))
        return written.map { "\($0.notation): \($0.text)" } ?? "too long"
    }

    static func object(_ members: (Name, MessageValue)...) -> MessageValue {
        .object(members.map { MessageValue.Member($0.0, $0.1) })
    }

    @Test func eachNotationHasAName() {
        let names = MessageNotations.all.map(\.name)
        #expect(names == ["json", "avro-json", "protobuf-text", "xml", "x12", "edifact", "delimited", "fixed", "sql", "graphql"])
        #expect(MessageNotations.all.allSatisfy { !$0.title.isEmpty })
    }

    @Test func formatsWithoutANotationOfTheirOwnAreJSON() {
        let contract = Contract(format: "openapi", profile: .openAPI, files: [])
        var copy = contract
        let origin = Origin(file: 0, lower: 0, upper: 0)
        let type = copy.declare("Order", at: origin)
        copy.define(type, as: .any)
        #expect(Self.written(Self.object(("id", .text("a\u{1b}"))), "Order", copy) == #"json: {"id":"a\u001b"}"#)
    }

    @Test func whatIsTooLongIsNotWritten() {
        let long = MessageValue.text(Name(String(repeating: "x", count: 16_001)))
        #expect(WrittenMessage(long, at: nil) == nil)
    }

    // MARK: Avro

    private static let order = AvroText.schema(
        """
        {"type": "record", "name": "Order", "namespace": "com.acme", "fields": [
          {"name": "id", "type": "string"},
          {"name": "note", "type": ["null", "string"], "default": null},
          {"name": "status", "type": ["null", {"type": "enum", "name": "Status", "symbols": ["OPEN", "HELD"]}]},
          {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
          {"name": "key", "type": {"type": "fixed", "name": "Key", "size": 4}},
          {"name": "day", "type": {"type": "int", "logicalType": "date"}},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "tags", "type": {"type": "map", "values": "long"}},
          {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [{"name": "sku", "type": "string"}]}}},
          {"name": "blob", "type": ["null", "bytes"]}
        ]}
        """)

    private static let orderMessage = object(
        ("id", .text("SO-1")), ("note", .text("Gate 2")), ("status", .text("HELD")), ("total", .number(ExactDecimal(parsing: "-19.9")!)),
        ("key", .bytes([0x41, 0xE9])), ("day", .text("2026-01-31")), ("at", .text("2026-01-31T08:30:00.5+01:00")),
        ("tags", object(("a", .number(ExactDecimal(1))))), ("lines", .array([object(("sku", .text("PUMP-4711")))])), ("blob", .null))

    @Test func avroTagsBranchesAndWritesWhatLogicalTypesStandOn() {
        #expect(
            Self.written(Self.orderMessage, "com.acme.Order", Self.order)
                == #"avro-json: {"id":"SO-1","note":{"string":"Gate 2"},"status":{"com.acme.Status":"HELD"},"total":"#
                + #""\#u{F8}:","key":"A\#u{E9}\u0000\u0000","day":20484,"at":1769844600500,"tags":{"a":1},"#
                + #""lines":[{"sku":"PUMP-4711"}],"blob":null}"#)
    }

    @Test func avroFallsBackToJSONWhereAValueHasNoBranch() {
        #expect(Self.written(Self.object(("id", .text("SO-1"))), "com.acme.Order", Self.order) == #"json: {"id":"SO-1"}"#)
    }

    @Test func anExcerptOfAvroSaysThatMoreIsLeftOut() {
        let excerpt = Self.object(("note", .text("Gate 2")), ("…", .text("…")))
        #expect(Self.written(excerpt, "com.acme.Order", Self.order) == #"avro-json: {"note":{"string":"Gate 2"},"…":"…"}"#)
    }

    @Test func avroInsideAsyncAPIIsAvro() throws {
        let text = """
            asyncapi: 3.0.0
            info: {title: t, version: "1"}
            channels:
              orders:
                address: orders
                messages:
                  order:
                    payload:
                      schemaFormat: application/vnd.apache.avro;version=1.9.0
                      schema: {type: record, name: Order, fields: [{name: note, type: ["null", string]}]}
            operations:
              sent: {action: send, channel: {$ref: "#/channels/orders"}}
            """
        let format = try #require(ContractFormats.format(named: "asyncapi"))
        let contract = format.read(ContractInput(files: [SourceFile(path: "events.yaml", bytes: Array(text.utf8))]))
        let shape = try #require(contract.operations.first?.positions.first { $0.part == .payload }?.shape)
        let written = WrittenMessage(Self.object(("note", .text("Gate 2"))), at: MessagePlace(contract: contract, shape: shape))
        #expect(written?.text == #"{"note":{"string":"Gate 2"}}"#)
        #expect(written?.notation == "avro-json")
    }

    // MARK: Protobuf

    private static let proto = ProtoText.contract(
        """
        syntax = "proto3";
        package acme;
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/wrappers.proto";
        enum Status { STATUS_UNSPECIFIED = 0; HELD = 1; }
        message Order {
          string order_id = 1;
          Status status = 2;
          repeated Line lines = 3;
          map<string, double> prices = 4;
          repeated string tags = 5;
          bytes blob = 6;
          google.protobuf.Timestamp at = 7;
          google.protobuf.StringValue note = 8;
          bool paid = 9;
          message Line { string sku = 1; int64 quantity = 2; }
        }
        """)

    @Test func protobufIsTextFormat() {
        let message = Self.object(
            ("order_id", .text("SO \"1\"\n")), ("status", .text("HELD")),
            (
                "lines",
                .array([
                    Self.object(("sku", .text("PUMP-4711")), ("quantity", .number(ExactDecimal(12)))), Self.object(),
                ])
            ),
            ("prices", Self.object(("EUR", .number(ExactDecimal(parsing: "19.9")!)))), ("tags", .array([.text("a"), .text("b")])),
            ("blob", .bytes([0, 0xFF, 0x41])), ("at", .text("2026-01-31T08:30:00Z")), ("note", .text("Gate 2")), ("paid", .boolean(true)))
        #expect(
            Self.written(message, "acme.Order", Self.proto)
                == #"protobuf-text: order_id: "SO \"1\"\n" status: HELD lines { sku: "PUMP-4711" quantity: 12 } lines {} "#
                + #"prices { key: "EUR" value: 19.9 } tags: "a" tags: "b" blob: "\000\377A" at { seconds: 1769848200 } "#
                + #"note { value: "Gate 2" } paid: true"#)
    }

    @Test func protobufFallsBackToJSONWhereAFieldHasNoName() {
        #expect(Self.written(Self.object(("extra", .text("x"))), "acme.Order", Self.proto) == #"json: {"extra":"x"}"#)
    }

    // MARK: SQL

    @Test func sqlIsAnInsert() {
        let contract = readSQL(
            """
            CREATE TABLE sales.orders (id varchar(10) NOT NULL PRIMARY KEY, "Total" numeric(9,2) NOT NULL, placed_on date, note text, paid boolean);
            """
        ).contract
        let message = Self.object(
            ("id", .text("SO-1")), ("Total", .number(ExactDecimal(parsing: "19.90")!)), ("placed_on", .text("2026-01-31")),
            ("note", .text("O'Neil")), ("paid", .boolean(true)))
        #expect(
            Self.written(message, "sales.orders", contract)
                == "sql: INSERT INTO sales.orders (id, Total, placed_on, note, paid) "
                + "VALUES ('SO-1', 19.9, '2026-01-31', 'O''Neil', TRUE);")
        let odd = Self.object(("a \"b\"", .null), ("bytes", .bytes([1, 0xAB])), ("…", .text("…")))
        #expect(
            Self.written(odd, "sales.orders", contract)
                == #"sql: INSERT INTO sales.orders ("a ""b""", bytes, …) VALUES (NULL, X'01AB', …);"#)
    }

    @Test func changesAndConditionsOfSQLAreStatementsToo() throws {
        let contract = readSQL("CREATE TABLE orders (id int PRIMARY KEY, note text);").contract
        let update = try #require(contract.operations.first { $0.name == "orders/update" })
        let texts = update.positions.map { position in
            WrittenMessage(
                Self.object(("id", .number(ExactDecimal(1)))), at: MessagePlace(contract: contract, shape: position.shape))?.text
        }
        #expect(texts == ["WHERE id = 1", "UPDATE orders SET id = 1;"])
    }
}
