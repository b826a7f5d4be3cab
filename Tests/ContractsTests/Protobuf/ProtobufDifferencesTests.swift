import Basics
import Testing

@testable import Contracts

/// Each of buf's rules in both directions: what the change breaks, and what the way back breaks.
@Suite struct ProtobufDifferencesTests {
    /// One line: a change, the rules that it breaks, and those that its reverse breaks, without their common prefix-free names.
    struct Line: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let forward: [String]
        let back: [String]

        init(_ old: String, _ new: String, _ forward: [String], _ back: [String]) {
            (self.old, self.new, self.forward, self.back) = (old, new, forward, back)
        }

        var testDescription: String { "\(old) → \(new)" }
    }

    private static let p3 = "syntax = \"proto3\"; package p; "
    private static func m3(_ body: String) -> String { p3 + "enum E { E_A = 0; } message T {} message M { \(body) }" }
    private static func m2(_ body: String) -> String { "package p; message M { \(body) }" }

    static let fields: [Line] = [
        Line(
            m3("int32 a = 1;"), m3("int32 a = 1; int32 b = 2;"), [],
            ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"]),
        Line(
            m3("int32 a = 1;"), m3("reserved 1;"), ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED"],
            ["RESERVED_MESSAGE_NO_DELETE"]),
        Line(
            m3("int32 a = 1;"), m3("reserved \"a\";"), ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"],
            ["RESERVED_MESSAGE_NO_DELETE"]),
        Line(m3("int32 a = 1;"), m3("reserved 1 to 3; reserved \"a\";"), ["FIELD_NO_DELETE"], ["RESERVED_MESSAGE_NO_DELETE"]),
        Line(m3("reserved 2 to 4;"), m3("reserved 1 to 3, 4 to 9;"), [], ["RESERVED_MESSAGE_NO_DELETE"]),
        Line(
            m3("int32 a = 1;"), m3("int32 a = 2;"),
            ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"],
            ["FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED"]),
        Line(
            m3("int32 a = 1;"), m3("int32 b = 1;"), ["FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"],
            ["FIELD_SAME_JSON_NAME", "FIELD_SAME_NAME"]),
        Line(m3("int32 a = 1;"), m3("int32 b = 1 [json_name = \"a\"];"), ["FIELD_SAME_NAME"], ["FIELD_SAME_NAME"]),
        Line(m3("int32 a = 1;"), m3("int32 a = 1 [json_name = \"x\"];"), ["FIELD_SAME_JSON_NAME"], ["FIELD_SAME_JSON_NAME"]),
        Line(m3("int32 a = 1;"), m3("uint32 a = 1;"), ["FIELD_SAME_TYPE"], ["FIELD_SAME_TYPE"]),
        Line(
            m3("int32 a = 1;"), m3("int64 a = 1;"), ["FIELD_SAME_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(
            m3("int32 a = 1;"), m3("sint32 a = 1;"), ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(
            m3("string a = 1;"), m3("bytes a = 1;"), ["FIELD_SAME_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(
            m3("int32 a = 1;"), m3("E a = 1;"), ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(
            m3("T a = 1;"), m3("M a = 1;"), ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(m3("int32 a = 1;"), m3("optional int32 a = 1;"), ["FIELD_SAME_CARDINALITY"], ["FIELD_SAME_CARDINALITY"]),
        Line(
            m3("string a = 1;"), m3("repeated string a = 1;"),
            ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"],
            ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"]),
        Line(
            m3("map<int32, T> a = 1;"), m3("repeated AEntry a = 1; message AEntry { int32 key = 1; T value = 2; }"),
            ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"],
            ["FIELD_SAME_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"]),
        Line(
            m2("optional int32 a = 1;"), m2("required int32 a = 1;"),
            [
                "FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
                "MESSAGE_SAME_REQUIRED_FIELDS",
            ],
            [
                "FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
                "MESSAGE_SAME_REQUIRED_FIELDS",
            ]),
        Line(
            m2(""), m2("required int32 a = 1;"), ["MESSAGE_SAME_REQUIRED_FIELDS"],
            [
                "FIELD_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
                "MESSAGE_SAME_REQUIRED_FIELDS",
            ]),
        Line(m2("optional int32 a = 1;"), m2("optional int32 a = 1 [default = 5];"), ["FIELD_SAME_DEFAULT"], ["FIELD_SAME_DEFAULT"]),
        Line(m2("optional int32 a = 1;"), m2("optional int32 a = 1 [default = 0];"), [], []),
        Line(m2("optional float a = 1 [default = 0.1];"), m2("optional float a = 1 [default = 1e-1];"), [], []),
        Line(
            m3("int32 a = 1;"), m3("oneof o { int32 a = 1; }"), ["FIELD_SAME_CARDINALITY", "FIELD_SAME_ONEOF"],
            ["FIELD_SAME_CARDINALITY", "FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"]),
        Line(
            m3("oneof o { int32 a = 1; }"), m3("oneof q { int32 a = 1; }"), ["FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"],
            ["FIELD_SAME_ONEOF", "ONEOF_NO_DELETE"]),
        Line(m3("int64 a = 1;"), m3("int64 a = 1 [jstype = JS_STRING];"), ["FIELD_SAME_JSTYPE"], ["FIELD_SAME_JSTYPE"]),
        Line(m2("optional string a = 1;"), m2("optional string a = 1 [ctype = STRING_PIECE];"), ["FIELD_SAME_CPP_STRING_TYPE"], []),
        Line(
            m2("optional string a = 1;"), m2("optional string a = 1 [ctype = CORD];"), ["FIELD_SAME_CPP_STRING_TYPE"],
            ["FIELD_SAME_CPP_STRING_TYPE"]),
        Line(
            "edition = \"2023\"; message M { string a = 1; }",
            "edition = \"2023\"; message M { string a = 1 [features.utf8_validation = NONE]; }",
            ["FIELD_SAME_JAVA_UTF8_VALIDATION", "FIELD_SAME_UTF8_VALIDATION"],
            ["FIELD_SAME_JAVA_UTF8_VALIDATION", "FIELD_SAME_UTF8_VALIDATION"]),
        Line(
            "message M { optional string a = 1; }", "option java_string_check_utf8 = true; message M { optional string a = 1; }",
            ["FIELD_SAME_JAVA_UTF8_VALIDATION"], ["FIELD_SAME_JAVA_UTF8_VALIDATION"]),
        Line(
            "message M { required string a = 1; }",
            "edition = \"2023\"; option features.utf8_validation = NONE; option features.json_format = LEGACY_BEST_EFFORT; message M { string a = 1 [features.field_presence = LEGACY_REQUIRED]; }",
            ["FILE_SAME_SYNTAX"], ["FILE_SAME_SYNTAX"]),
    ]

    static let types: [Line] = [
        Line(p3 + "message A {} message B {}", p3 + "message A {}", ["MESSAGE_NO_DELETE", "PACKAGE_MESSAGE_NO_DELETE"], []),
        Line(p3 + "message A {}", p3 + "enum E { X = 0; }", ["MESSAGE_NO_DELETE"], ["ENUM_NO_DELETE"]),
        Line(
            p3 + "message A { enum E { X = 0; } enum F { Y = 0; } }", p3 + "message A { enum F { Y = 0; } }",
            ["ENUM_NO_DELETE", "PACKAGE_ENUM_NO_DELETE"], []),
        Line(
            p3 + "message A {}", "syntax = \"proto3\"; package q; message A {}", ["FILE_SAME_PACKAGE", "PACKAGE_NO_DELETE"],
            ["FILE_SAME_PACKAGE", "PACKAGE_NO_DELETE"]),
        Line(
            "package p; message A { extensions 4 to 9; }", "package p; message A { extensions 4 to 5, 7 to 9; }",
            ["EXTENSION_MESSAGE_NO_DELETE"], []),
        Line("message A { extensions 4; } extend A { optional int32 x = 4; }", "message A { extensions 4; }", ["EXTENSION_NO_DELETE"], []),
        Line(
            "message A { extensions 4 to 9; } extend A { optional int32 x = 4; optional int32 y = 5; }",
            "message A { extensions 4 to 9; } extend A { optional sint32 x = 4; }",
            [
                "EXTENSION_NO_DELETE", "FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
                "PACKAGE_EXTENSION_NO_DELETE",
            ],
            ["FIELD_SAME_TYPE", "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"]),
        Line(
            "message A {}", "message A { option no_standard_descriptor_accessor = true; }",
            ["MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR"], []),
        Line(
            "edition = \"2023\"; message A {} enum E { X = 0; }",
            "edition = \"2023\"; option features.json_format = LEGACY_BEST_EFFORT; message A {} enum E { X = 0; }",
            ["ENUM_SAME_JSON_FORMAT", "MESSAGE_SAME_JSON_FORMAT"], []),
        Line(
            "edition = \"2023\"; enum E { X = 0; }", "edition = \"2023\"; enum E { option features.enum_type = CLOSED; X = 0; }",
            ["ENUM_SAME_TYPE"], ["ENUM_SAME_TYPE"]),
        Line(
            p3 + "enum E { X = 0; Y = 1; }", p3 + "enum E { X = 0; }",
            ["ENUM_VALUE_NO_DELETE", "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED"], []),
        Line(
            p3 + "enum E { X = 0; Y = 1; }", p3 + "enum E { X = 0; reserved 1; reserved \"Y\"; }", ["ENUM_VALUE_NO_DELETE"],
            ["RESERVED_ENUM_NO_DELETE"]),
        Line(p3 + "enum E { X = 0; Y = 1; }", p3 + "enum E { X = 0; Z = 1; }", ["ENUM_VALUE_SAME_NAME"], ["ENUM_VALUE_SAME_NAME"]),
        Line(
            p3 + "enum E { X = 0; Y = 1; }", p3 + "enum E { option allow_alias = true; X = 0; Y = 1; Z = 1; }", [], ["ENUM_VALUE_SAME_NAME"]
        ),
        Line(
            "message A {}", p3 + "message A {}", ["FILE_SAME_PACKAGE", "FILE_SAME_SYNTAX", "PACKAGE_NO_DELETE"],
            ["FILE_SAME_PACKAGE", "FILE_SAME_SYNTAX", "PACKAGE_NO_DELETE"]),
    ]

    private static func service(_ body: String) -> String { p3 + "message A {} message B {} service S { \(body) } service Z {}" }

    static let services: [Line] = [
        Line(p3 + "service S {} service Z {}", p3 + "service Z {}", ["PACKAGE_SERVICE_NO_DELETE", "SERVICE_NO_DELETE"], []),
        Line(service("rpc R(A) returns (B);"), service(""), ["RPC_NO_DELETE"], []),
        Line(service("rpc R(A) returns (B);"), service("rpc R(B) returns (B);"), ["RPC_SAME_REQUEST_TYPE"], ["RPC_SAME_REQUEST_TYPE"]),
        Line(service("rpc R(A) returns (B);"), service("rpc R(A) returns (A);"), ["RPC_SAME_RESPONSE_TYPE"], ["RPC_SAME_RESPONSE_TYPE"]),
        Line(
            service("rpc R(A) returns (B);"), service("rpc R(stream A) returns (B);"), ["RPC_SAME_CLIENT_STREAMING"],
            ["RPC_SAME_CLIENT_STREAMING"]),
        Line(
            service("rpc R(A) returns (B);"), service("rpc R(A) returns (stream B);"), ["RPC_SAME_SERVER_STREAMING"],
            ["RPC_SAME_SERVER_STREAMING"]),
        Line(
            service("rpc R(A) returns (B);"), service("rpc R(A) returns (B) { option idempotency_level = IDEMPOTENT; }"),
            ["RPC_SAME_IDEMPOTENCY_LEVEL"], ["RPC_SAME_IDEMPOTENCY_LEVEL"]),
    ]

    @Test("Every rule, forth and back", arguments: fields + types + services)
    func rules(line: Line) {
        let (old, new) = (ProtoText.contract(line.old), ProtoText.contract(line.new))
        #expect(ProtoText.rules(old, new) == line.forward)
        #expect(ProtoText.rules(new, old) == line.back)
    }

    @Test("The options of files, each by its own rule")
    func fileOptions() {
        for option in ProtobufFileOption.all {
            let value =
                option.standard.isEmpty
                ? "\"x\"" : option.standard == "SPEED" ? "LITE_RUNTIME" : option.standard == "true" ? "false" : "true"
            let (old, new) = (ProtoText.contract(Self.p3), ProtoText.contract(Self.p3 + "option \(option.name) = \(value);"))
            #expect(ProtoText.rules(old, new) == [option.rule.rawValue])
            #expect(ProtoText.rules(new, old) == [option.rule.rawValue])
            let same = option.standard.isEmpty ? "\"\"" : option.standard
            #expect(ProtoText.rules(old, ProtoText.contract(Self.p3 + "option \(option.name) = \(same);")) == [])
        }
    }

    @Test("The table has buf's 64 rules with its categories")
    func table() {
        #expect(ProtobufRule.allCases.count == 64)
        let counts = AffectedUsers.all.map { users in ProtobufRule.allCases.count { $0.row.users.contains(users.users) } }
        #expect(counts == [51, 51, 22, 15])
    }

    @Test("Files of a folder are told by their paths; types may move between them")
    func folders() {
        let old = ProtoText.contract(["a.proto": Self.p3 + "message A {} message B {}", "b.proto": Self.p3 + "message C {}"])
        let moved = ProtoText.contract(["a.proto": Self.p3 + "message A {}", "b.proto": Self.p3 + "message B {} message C {}"])
        let gone = ProtoText.contract(["a.proto": Self.p3 + "message A {} message B {} message C {}", "c.proto": "message D {}"])
        #expect(ProtoText.changes(old, moved) == ["risky type/moved p.B"])
        #expect(ProtoText.changes(old, gone) == ["risky file/removed b.proto", "safe type/added D"])
        #expect(ProtoText.rules(old, moved) == ["MESSAGE_NO_DELETE"])
        #expect(ProtoText.rules(old, gone) == ["FILE_NO_DELETE"])
    }

    @Test("Changes have kinds, levels, and places with lines on both sides")
    func changes() throws {
        let old = ProtoText.schema(
            """
            syntax = "proto3";
            message Order {
              string id = 1;
              int32 count = 2;
              string mail = 3;
            }
            service S { rpc Create(Order) returns (Order); }
            """)
        let new = ProtoText.schema(
            """
            syntax = "proto3";

            message Order {
              string id = 4;
              sint32 count = 2;
              string email = 3;
            }
            service S { rpc Create(Order) returns (Order); }
            """)
        let lines = protobufChanges(old: old, new: new).map { change in
            "\(change.level.rawValue) \(change.kind.rawValue) \(change.subject) \(ProtoText.place(change.old)) \(ProtoText.place(change.new)) \(change.places.map(\.place))"
        }
        let places = "[\"S/Create/request\", \"S/Create/response\"]"
        #expect(
            lines == [
                "breaking field/encoding-changed Order.count 4:9 5:10 \(places)", "breaking field/renumbered Order.id 3:10 4:10 \(places)",
                "breaking field/renamed Order.mail 5:10 6:10 \(places)",
            ])
    }
}
