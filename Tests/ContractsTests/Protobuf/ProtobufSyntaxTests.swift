import Basics
import Testing

@testable import Contracts

@Suite struct ProtobufSyntaxTests {
    @Test(
        "What the grammar allows is read",
        arguments: [
            "", ";;", "// only a comment", "\u{FEFF}syntax = 'proto3';", "syntax = \"pro\" 'to3';",
            "syntax = \"proto2\"; package a . b /* c */ . d; import public \"google/protobuf/any.proto\";",
            "edition = \"2023\"; message M { string a = 1; reserved b, c; }",
            "edition = \"2024\"; export message M { local enum E { A = 0; } export.T x = 1; } message export { message T {} }",
            "syntax = \"proto3\"; message M { optional .N n = 1; repeated M m = 0x2 [packed = false, (x.y).z = {a: 1}]; map<string, N> x = 03; } message N {}",
            "message message { optional message message = 1; optional int32 option = 2; optional string map = 3; }",
            "message M { optional group G = 1 [deprecated = true] { optional int32 a = 1; } oneof o { group H = 2 { } string s = 3; } }",
            "message M { extensions 4, 10 to 20, 100 to max [declaration = {number: 4, full_name: \".a\"}]; reserved 1 to 3, 5; reserved \"a\", 'b'; }",
            "message M { extensions 1 to max; message I { extend M { optional string s = 5; } } } extend M { repeated M m = 6; }",
            "enum E { option allow_alias = true; A = 0; B = 0; C = -1 [deprecated = true]; reserved -5 to -2, 9 to max; reserved \"Z\"; }",
            "enum E { option = 0; reserved = 1; }",
            "message stream {} service S { option deprecated = true; rpc A(stream) returns (stream stream); rpc B(stream stream) returns (.stream) { option idempotency_level = IDEMPOTENT; ; } }",
            "option (a).(b.c).d = { [e.f/g.H] { x: [1, -2.5e3, inf], y < z: \"s\" 't' >; w: [] } , v: true };",
            "message M { optional double d = 1 [default = -inf]; optional bytes b = 2 [default = \"\\x41\\101\\u00e4\\?\"]; optional float f = 3 [default = 1.5]; }",
        ])
    func accepted(text: String) throws {
        _ = try ProtoParser.parse(ProtoText.file(text), path: "test.proto", index: 0)
    }

    @Test(
        "What it does not allow is said at its place",
        arguments: [
            ("message {", "1:9 Expected the name of a message, and found `{`."),
            ("message M {\n  string a 1;\n}", "2:12 Expected `=` and a number after the field `a`, and found `1`."),
            ("message M { string a = x; }", "1:24 Expected a field number, and found `x`."),
            ("message M { string a = 99999999999; }", "1:24 `99999999999` is no number up to 2147483647 as a field number must be."),
            ("message M { string a = 1 }", "1:26 Expected `;` after the field `a`, and found `}`."),
            ("message M {", "1:12 Expected a field or the `}` of message `M`, and the file ends."),
            (
                "syntax = \"proto4\";",
                "1:10 The language version `proto4` is not known; there are `syntax = \"proto2\"`, `\"proto3\"` and `edition = \"2023\"`, `\"2024\"`."
            ),
            ("package a; package b;", "1:12 The file has a package already; it can have one."),
            ("package a;\nsyntax = \"proto3\";", "2:1 `syntax` must be the first statement of the file, and stand there once."),
            (
                "msg M {}",
                "1:1 `msg` begins no statement; there are `import`, `package`, `option`, `message`, `enum`, `service` and `extend`."
            ),
            ("/* never closed", "1:1 The comment that begins here has no end; close it with `*/`."),
            ("import \"a.proto;\n", "1:8 The string that begins here has no end on its line."),
            ("option java_package = \"\\q\";", "1:24 This escape is not known; a backslash itself is written `\\\\`."),
            ("option java_package = \"\\ud800\";", "1:24 This escape names no Unicode character; it takes 4 hexadecimal digits."),
            ("message M { string a = 1x; }", "1:24 A number runs into a word; put a space between them."),
            ("message M { string a = 0x; }", "1:24 Hexadecimal digits are missing after `0x`."),
            ("message é {}", "1:9 Found a character that has no meaning outside strings and comments."),
            ("message M { oneof o { repeated string a = 1; } }", "1:23 Fields of a oneof have no label: at most one of them is there."),
            ("message M { oneof o { map<string, string> a = 1; } }", "1:43 A map cannot be a member of a oneof."),
            ("message M { repeated map<string, string> a = 1; }", "1:22 A map has no label, and is no extension: it is repeated as it is."),
            ("message M { reserved 5 to 2; }", "1:22 The range ends before it begins: 5 to 2."),
            ("service S { rpc A(B) (C); }", "1:22 Expected `returns`, and found `(`."),
            ("enum E { A = 2147483648; }", "1:14 `2147483648` is no number up to 2147483647 as an enum value's number must be."),
            ("message M { optional group g = 1; }", "1:33 Expected the `{` of group `g`, and found `;`."),
        ])
    func rejected(text: String, message: String) {
        let contract = ProtoText.contract(text)
        #expect(contract.troubles.map { "\(ProtoText.place($0.span)) \($0.message)" } == [message])
        #expect(contract.troubles.map(\.kind) == [.unreadable])
    }

    @Test("Nesting and names have bounds")
    func bounds() {
        let deep = String(repeating: "message M { ", count: 101) + String(repeating: "}", count: 101)
        #expect(ProtoText.troubles(deep) == ["1:1209 Messages nest deeper than 100 here."])
        let option = "option (x) = " + String(repeating: "{ a: ", count: 101) + "1" + String(repeating: "}", count: 101) + ";"
        #expect(ProtoText.troubles(option) == ["1:514 The option's value nests deeper than 100."])
        let long = "package " + String(repeating: "a", count: 5_000) + ";"
        #expect(ProtoText.troubles(long) == ["1:9 A name is longer than 4096 bytes here."])
    }

    @Test("A file is told by its content")
    func recognition() {
        let format = ProtobufFormat()
        #expect(format.recognises(ProtoText.file("// c\nmessage M {}", "a.proto")))
        #expect(format.recognises(ProtoText.file("", "a.proto")))
        #expect(format.recognises(ProtoText.file("syntax = \"proto3\"; message M {", "noname")))
        #expect(format.recognises(ProtoText.file("enum E { A = 0; }", "noname")))
        #expect(!format.recognises(ProtoText.file("enum E { A }", "noname")))
        #expect(!format.recognises(ProtoText.file("{\"a\": 1}", "a.proto")))
        #expect(ContractFormats.detect(ProtoText.file("message M { optional int32 a = 1; }", "noname"))?.id == "protobuf")
        #expect(ContractFormats.detect(ProtoText.file("\ntype Q { a: Int }", "noname"))?.id == "graphql")
    }
}
