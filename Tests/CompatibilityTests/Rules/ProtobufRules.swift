/// What bytes and JSON of old and new programs say to each other; `ProtobufDifferencesTests` has buf's rules one by one.
enum ProtobufRules {
    private static func message(_ body: String, syntax: String = "proto3") -> String {
        "syntax = \"\(syntax)\"; package p; enum E { E_A = 0; E_B = 1; } message T {} message M { \(body) }"
    }

    private static func parts(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, message(old), message(new), "breaking", "breaking", at: place)
    }

    private static func loses(_ name: String, _ old: String, _ new: String, at place: String? = nil, because: String) -> ContractRule {
        ContractRule(name, old, new, "breaking", "safe", at: place, because: because)
    }

    private static func service(_ body: String) -> String {
        "syntax = \"proto3\"; package p; message A {} message B {} service S { \(body) } service Z {}"
    }

    static let rules: [ContractRule] = [
        loses(
            "a field is gone, and its number is free", message("int32 a = 1; int32 b = 2;"), message("int32 a = 1;"),
            because: "a new field takes nothing away"),
        ContractRule(
            "a field is gone for good", message("int32 a = 1; int32 b = 2;"), message("int32 a = 1; reserved 2; reserved \"b\";"), "risky",
            "breaking",
            because: "what was reserved was in use once, and comes back"),
        parts("another number", "int32 a = 1;", "int32 a = 2;", at: "field/renumbered p.M"),
        parts("another name", "int32 a = 1;", "int32 b = 1;", at: "field/renamed p.M"),
        parts("another name in JSON", "int32 a = 1;", "int32 a = 1 [json_name = \"x\"];"),
        parts("another encoding", "int32 a = 1;", "sint32 a = 1;"),
        parts("a wider number", "int32 a = 1;", "int64 a = 1;"),
        parts("fixed width", "int32 a = 1;", "fixed32 a = 1;"),
        parts("an enum for a number", "int32 a = 1;", "E a = 1;"),
        parts("another message", "T a = 1;", "M a = 1;"),
        parts("bytes for a text", "string a = 1;", "bytes a = 1;"),
        parts("many for one", "string a = 1;", "repeated string a = 1;"),
        parts("into a oneof", "int32 a = 1; int32 b = 2;", "oneof o { int32 a = 1; int32 b = 2; }"),
        ContractRule("whether it was set is known", message("int32 a = 1;"), message("optional int32 a = 1;"), "risky", "risky"),
        ContractRule(
            "a required field", message("optional int32 a = 1;", syntax: "proto2"), message("required int32 a = 1;", syntax: "proto2"),
            "breaking",
            "breaking"),
        ContractRule(
            "another default", message("optional int32 a = 1 [default = 1];", syntax: "proto2"),
            message("optional int32 a = 1 [default = 2];", syntax: "proto2"), "breaking", "breaking"),
        ContractRule(
            "a value of an enum is gone, and its number is free", message("E a = 1;"), message("E a = 1;").replacing(" E_B = 1;", with: ""),
            "breaking", "risky", because: "JSON writes a new value by its name, which older readers do not know"),
        ContractRule(
            "another name of a value", message("E a = 1;"), message("E a = 1;").replacing("E_B", with: "E_C"), "breaking", "breaking"),
        ContractRule("another package", message(""), message("").replacing("package p", with: "package q"), "breaking", "breaking"),
        ContractRule(
            "a method is gone", service("rpc R(A) returns (B);"), service(""), "breaking", "safe",
            because: "a new method takes nothing away"),
        ContractRule("another request", service("rpc R(A) returns (B);"), service("rpc R(B) returns (B);"), "breaking", "breaking"),
        ContractRule("another answer", service("rpc R(A) returns (B);"), service("rpc R(A) returns (A);"), "breaking", "breaking"),
        ContractRule("many requests", service("rpc R(A) returns (B);"), service("rpc R(stream A) returns (B);"), "breaking", "breaking"),
        ContractRule("many answers", service("rpc R(A) returns (B);"), service("rpc R(A) returns (stream B);"), "breaking", "breaking"),
        ContractRule("order and words", message("int32 a = 1; int32 b = 2;"), message("/* x */ int32 b = 2; int32 a = 1;"), "none", "none"),
        ContractRule(
            "a default that is so anyway", message("optional int32 a = 1;", syntax: "proto2"),
            message("optional int32 a = 1 [default = 0];", syntax: "proto2"), "none", "none"),
    ]
}
