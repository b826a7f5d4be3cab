import Basics
import Testing

@testable import Contracts

/// How files become shapes and operations.
@Suite struct ProtobufContractTests {
    private static let text = """
        syntax = "proto3";
        package shop.v1;
        import "google/protobuf/timestamp.proto";
        import "google/protobuf/wrappers.proto";

        service Orders {
          rpc Create(Order) returns (Receipt);
          rpc Watch(stream Order) returns (stream Receipt) { option deprecated = true; }
        }
        message Order {
          string id = 1;
          optional int32 count = 2;
          repeated Line lines = 3;
          map<string, Line> by_sku = 4;
          Status status = 5;
          google.protobuf.Timestamp placed = 6;
          google.protobuf.StringValue note = 7;
          oneof payment { string card = 8; bytes voucher = 9; }
          bool gift = 10 [deprecated = true];
          message Line { uint32 amount = 1; sint64 cents = 2; double rate = 3; }
        }
        enum Status { STATUS_UNSPECIFIED = 0; STATUS_PAID = 1; }
        message Receipt { Order order = 1; }
        """

    @Test("Types")
    func types() {
        let contract = ProtoText.contract(Self.text)
        #expect(contract.troubles.isEmpty)
        #expect(
            contract.types.map { "\($0.label) \($0.name)" } == [
                "message shop.v1.Order", "message shop.v1.Order.Line", "message shop.v1.Receipt", "enum shop.v1.Status",
            ])
        guard case .record(let order) = contract[contract.types[0].shape] else {
            Issue.record("Order is no record")
            return
        }
        let fields = order.fields.map { "\($0.name)\($0.isRequired ? "!" : "") \($0.facets.defaultValue.map { "\($0)" } ?? "-")" }
        #expect(
            fields == [
                "id! text()", "count -", "lines! composite([])", "by_sku! composite({})", "status! text(STATUS_UNSPECIFIED)", "placed -",
                "note -", "card -", "voucher -", "gift! boolean(false)",
            ])
        #expect(order.fields.map(\.facets.flags)[9] == .deprecated)
    }

    @Test("Operations")
    func operations() {
        let contract = ProtoText.contract(Self.text)
        #expect(contract.operations.map(\.name.text) == ["shop.v1.Orders/Create", "shop.v1.Orders/Watch"])
        #expect(contract.operations.map(\.isDeprecated) == [false, true])
        #expect(
            ContractOutline(contract: contract).operations == [
                "shop.v1.Orders/Create request in @shop.v1.Order", "shop.v1.Orders/Create response out @shop.v1.Receipt",
                "shop.v1.Orders/Watch request in @shop.v1.Order", "shop.v1.Orders/Watch response out @shop.v1.Receipt",
            ])
    }

    @Test("Names lead from the inside out, as the compiler takes them")
    func scopes() {
        let schema = ProtoText.schema(
            """
            package a.b; message M { message N { message P {} optional M m = 1; optional P p = 2; optional a.b.M.N n = 3; optional .a.b.Q q = 4; }
            optional N n = 1; optional b.Q q = 2; extensions 9; } message Q { extend M { optional Q q = 9; } }
            """)
        #expect(schema.troubles.isEmpty)
        #expect(schema.message("a.b.M.N")?.fields.map(\.typeName.text) == ["a.b.M", "a.b.M.N.P", "a.b.M.N", "a.b.Q"])
        #expect(schema.message("a.b.M")?.fields.map(\.typeName.text) == ["a.b.M.N", "a.b.Q"])
        #expect(schema.files[0].extensions.map { "\($0.extendee?.name.text ?? "") \($0.typeName)" } == ["a.b.M a.b.Q"])
    }

    @Test(
        "Presence and encoding by version and feature",
        arguments: [
            ("syntax = \"proto3\"; message M { int32 a = 1; }", "implicit int32"),
            ("syntax = \"proto3\"; message M { optional int32 a = 1; }", "explicit int32"),
            ("message M { required int32 a = 1; }", "required int32"),
            ("edition = \"2023\"; message M { int32 a = 1; }", "explicit int32"),
            ("edition = \"2023\"; option features.field_presence = IMPLICIT; message M { int32 a = 1; }", "implicit int32"),
            ("edition = \"2023\"; message M { int32 a = 1 [features = { field_presence: LEGACY_REQUIRED }]; }", "required int32"),
            ("edition = \"2023\"; message M { option features.message_encoding = DELIMITED; M a = 1; }", "explicit group"),
            ("edition = \"2023\"; message M { option features.message_encoding = DELIMITED; map<int32, M> a = 1; }", "map message"),
            ("syntax = \"proto3\"; message M { oneof o { int32 a = 1; } }", "explicit int32"),
        ])
    func features(text: String, expected: String) {
        let field = ProtoText.schema(text).message("M")?.fields.first
        #expect(field.map { "\($0.cardinality) \($0.wireKind.word)" } == expected)
    }
}
