import Testing

@testable import Impact

/// A flow that takes an order over REST and calls a gRPC method with it: what a changed `.proto` does to it.
@Suite struct ProtobufFlowTests {
    /// The estate whose target is a service with a request of the given fields.
    private static func estate(
        _ fields: String, rest: String = "", package: String = "shop", method: String = "rpc Create(Thing) returns (Done);"
    )
        -> SmallEstate
    {
        var estate = SmallEstate()
        estate.steps = "[{read: src/api#getOrder}, {map: order}, {write: dst/api#shop.Things/Create}]"
        estate.files = [
            "dst.yaml": "kind: System\nname: dst\ninterfaces:\n  - {name: api, protocol: grpc, contract: contracts/dst.proto}\n",
            "order.yaml":
                "kind: Mapping\nname: order\nfrom: src/api#Order\nto: dst/api#shop.Things/Create/request\nfields:\n  - {to: ref, from: id}\n",
            "contracts/dst.proto": """
            syntax = "proto3";
            package \(package);
            service Things { \(method) }
            message Thing { \(fields) }
            message Done { string id = 1; }
            \(rest)
            """,
        ]
        return estate
    }

    @Test(
        "Verdicts",
        arguments: [
            ("string ref = 1;", "unaffected"),
            ("string ref = 1; int32 more = 2;", "unaffected"),
            // Unknown fields are kept on the way, and nobody reads them: the value is lost without an error.
            ("string other = 2;", "corrupts/all"),
            // The shapes are the same, and the bytes are not.
            ("string ref = 7;", "corrupts/all"),
            ("repeated string ref = 1;", "breaks/all"),
        ])
    func fields(head: String, expected: String) {
        #expect(Self.estate("string ref = 1;").verdict { $0 = Self.estate(head) } == expected)
    }

    @Test("A number in another encoding is taken for another number")
    func encoding() {
        func numbers(_ fields: String) -> SmallEstate {
            var estate = Self.estate(fields)
            estate.source = "id!: {type: integer, format: int32}"
            return estate
        }
        #expect(numbers("int32 ref = 1;").verdict { $0 = numbers("sint32 ref = 1;") } == "corrupts/all")
        #expect(numbers("int32 ref = 1;").verdict { $0 = numbers("int64 ref = 1;") } == "unaffected")
    }

    @Test("A package, a method or the form of a call that is gone breaks the step")
    func calls() {
        let base = Self.estate("string ref = 1;")
        #expect(base.verdict { $0 = Self.estate("string ref = 1;", package: "store") } == "breaks/all")
        #expect(base.verdict { $0 = Self.estate("string ref = 1;", method: "rpc Make(Thing) returns (Done);") } == "breaks/all")
        #expect(base.verdict { $0 = Self.estate("string ref = 1;", method: "rpc Create(stream Thing) returns (Done);") } == "breaks/all")
    }
}
