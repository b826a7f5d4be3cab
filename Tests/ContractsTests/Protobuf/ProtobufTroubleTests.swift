import Basics
import Testing

@testable import Contracts

/// What the compiler refuses though the grammar allows it: said at its place, and the rest is read all the same.
@Suite struct ProtobufTroubleTests {
    @Test(
        "Numbers, names and labels that clash",
        arguments: [
            (
                "syntax = \"proto3\"; message M { string a = 1; string b = 1; }",
                ["1:53 Field number 1 is used by `a` already; give each field its own."]
            ),
            ("syntax = \"proto3\"; message M { string a = 1; int32 a = 2; }", ["1:52 The message `M` has a member `a` already."]),
            ("syntax = \"proto3\"; message M { string a_b = 1; int32 aB = 2; }", ["1:54 Fields `a_b` and `aB` have one JSON name, `aB`."]),
            ("message M { optional string a_b = 1; optional int32 aB = 2; }", []),
            ("syntax = \"proto3\"; message M { string a = 0; }", ["1:39 The field number 0 is not from 1 to 536870911."]),
            (
                "syntax = \"proto3\"; message M { string a = 19500; }",
                ["1:39 Field numbers from 19000 to 19999 are kept for Protobuf itself."]
            ),
            (
                "syntax = \"proto3\"; message M { string a = 2; reserved 1 to 3; reserved \"a\"; }",
                ["1:39 Field number 2 is reserved: old messages may hold something else there.", "1:39 The field name `a` is reserved."]
            ),
            ("message M { optional string a = 5; extensions 5 to 9; }", ["1:29 Field number 5 is kept for extensions."]),
            ("message M { string a = 1; }", ["1:13 A field of proto2 says `optional`, `required` or `repeated`."]),
            ("syntax = \"proto3\"; message M { required string a = 1; }", ["1:48 proto3 has no required fields."]),
            ("syntax = \"proto3\"; message M { optional group G = 1 {} }", ["1:41 Groups exist in proto2 only."]),
            (
                "edition = \"2023\"; message M { optional string a = 1; }",
                ["1:47 Editions have no `optional`: fields are so unless `features.field_presence` says otherwise."]
            ),
            (
                "syntax = \"proto3\"; message M { int32 a = 1 [default = 2]; }",
                ["1:38 proto3 has no defaults; the value of a field that is left out is zero or empty."]
            ),
            ("message M { optional int32 a = 1 [default = 2147483648]; }", ["1:28 The default 2147483648 does not fit into int32."]),
            ("enum E { A = 0; } message M { optional E a = 1 [default = B]; }", ["1:42 The default `B` is no value of the enum `E`."]),
            ("message M { optional bool a = 1 [default = 1]; }", ["1:27 The default is no value of the type bool."]),
            ("syntax = \"proto3\"; message M { map<double, string> a = 1; }", ["1:36 A map's keys are whole numbers, booleans or texts."]),
            (
                "syntax = \"proto3\"; message M { string a = 1 [packed = true]; }",
                ["1:39 Only repeated fields of numbers, booleans and enums can be packed."]
            ),
            (
                "syntax = \"proto3\"; message M { string a = 1 [jason_name = \"b\"]; }",
                ["1:46 There is no option `jason_name` for a field; an option of your own stands in parentheses."]
            ),
            ("syntax = \"proto3\"; message M { oneof o { } }", ["1:38 The oneof `o` has no field."]),
            (
                "syntax = \"proto3\"; enum E { A = 1; }",
                ["1:29 The first value of an open enum is 0: it is what a field holds that was left out."]
            ),
            ("syntax = \"proto3\"; enum E { }", ["1:25 The enum `E` has no value."]),
            ("enum E { A = 0; B = 0; }", ["1:17 The number 0 is `A` already; two names for one value need `option allow_alias = true;`."]),
            (
                "enum E { A = 0; } enum F { A = 0; }",
                ["1:28 The name `A` is taken already; values stand beside their enum, so names differ between enums too."]
            ),
            ("message M {} message M {}", ["1:22 `M` is defined already, at test.proto:1; give one of them another name."]),
            ("syntax = \"proto3\"; message M { N n = 1; }", ["1:32 There is no type `N`; define it, or import the file that does."]),
            ("message M {} extend M { optional string s = 5; }", ["1:41 `M` does not keep the number 5 for extensions."]),
            (
                "enum E { A = 0; } service S { rpc X(E) returns (E); rpc X(E) returns (E); }",
                [
                    "1:37 `E` is an enum; a method takes and answers messages.",
                    "1:49 `E` is an enum; a method takes and answers messages.",
                    "1:59 `E` is an enum; a method takes and answers messages.",
                    "1:71 `E` is an enum; a method takes and answers messages.",
                    "1:57 The service has a method `X` already.",
                ]
            ),
            (
                "import \"gone.proto\"; message M { optional N n = 1; }",
                [
                    "1:1 The imported file `gone.proto` was not found, so that its types are unknown; add it to the contract's folder.",
                    "1:43 There is no type `N`; it may be in an import that was not found.",
                ]
            ),
        ] as [(String, [String])])
    func clashes(text: String, expected: [String]) {
        #expect(ProtoText.troubles(text) == expected)
    }

    @Test("Imports over a folder: public ones reach further, others do not")
    func imports() {
        let contract = ProtoText.contract([
            "a.proto":
                "syntax = \"proto3\"; import \"sub/b.proto\"; message A { p.B b = 1; p.C c = 2; p.D d = 3; google.protobuf.Timestamp t = 4; }",
            "sub/b.proto": "syntax = \"proto3\"; package p; import public \"sub/c.proto\"; import \"d.proto\"; message B { D d = 1; }",
            "sub/c.proto": "syntax = \"proto3\"; package p; message C {}",
            "d.proto": "syntax = \"proto3\"; package p; message D {}",
        ])
        #expect(
            contract.troubles.map { "\($0.span.path):\(ProtoText.place($0.span)) \($0.message)" } == [
                "dir/a.proto:1:76 `p.D` is defined in d.proto, which this file does not import; add `import \"d.proto\";`."
            ])
        #expect(contract.files.map(\.path.text) == ["dir/a.proto", "dir/d.proto", "dir/sub/b.proto", "dir/sub/c.proto"])
    }

    @Test("A single file's imports are looked for in the folders around it")
    func resolving() {
        let other = ProtoText.file("syntax = \"proto3\"; package p; message B {}", "protos/p/b.proto")
        let entry = ProtoText.file("syntax = \"proto3\"; import \"p/b.proto\"; message A { p.B b = 1; }", "protos/shop/v1/a.proto")
        let contract = ProtobufFormat().read(ContractInput(files: [entry]) { $0 == other.path ? other : nil })
        #expect(contract.troubles.isEmpty)
        #expect(contract.types.map(\.name.text) == ["A", "p.B"])
    }
}
