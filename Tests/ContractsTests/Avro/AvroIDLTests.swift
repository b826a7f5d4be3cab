import Basics
import Testing

@testable import Contracts

@Suite("Avro's IDL")
struct AvroIDLTests {
    @Test("A protocol is what the same protocol is in JSON") func protocols() {
        let contract = AvroText.idl(
            """
            /** Mail. */
            @namespace("org.x")
            protocol Mail {
              // Kinds of letters.
              enum Kind { LETTER, /* small */ PARCEL } = LETTER;
              fixed Digest(16);
              @aliases(["Note"]) record Message {
                /** Who gets it. */ string to;
                Kind kind = "LETTER"; int? weight = null; long? size = 1;
                array<string> lines = []; map<union { null, double }> marks;
                date sent; timestamp_ms seen; decimal(8, 2) price; @logicalType("time-micros") long at;
                string `record`, @aliases(["old"]) @order("ignore") other = "x";
              }
              error Curse { Digest digest; org.x.Kind kind; }
              string send(Message message, int tries = 3) throws Curse;
              void ping() oneway;
            }
            """)
        #expect(AvroText.troubles(contract) == [])
        #expect(
            AvroText.types(contract) == [
                #"org.x.Kind: "LETTER"|"PARCEL""#, "org.x.Digest: bytes(16)",
                #"org.x.Message: {to: text 'Who gets it.', kind: @org.x.Kind default="LETTER", weight: null/number(-2147483648...2147483647 by 1) default=null, "#
                    + #"size: number(-9223372036854775808...9223372036854775807 by 1)/null default=1, lines: [text] default=[], marks: {}, sent: date, seen: dateTime, price: number(-999999.99...999999.99 by 0.01), at: time, "#
                    + #"record: text, other: text default="x"}"#,
                "org.x.Curse: {digest: @org.x.Digest, kind: @org.x.Kind}",
            ])
        #expect(
            ContractOutline(contract: contract).operations == [
                "send request in {message: @org.x.Message, tries: number(-2147483648...2147483647 by 1) default=3}",
                "send response out text",
                "send fault(Curse) out? @org.x.Curse", "ping request in {}",
            ])
    }

    @Test("A file without a protocol has a namespace and a schema") func schemas() {
        let contract = AvroText.idl("namespace a.b;\nschema Order;\nrecord Order { string id; Part part; }\nrecord Part { }")
        #expect(AvroText.troubles(contract) == [])
        #expect(contract.types.map { "\($0.kind) \($0.name)" } == ["root a.b.Order", "type a.b.Part"])
    }

    @Test("Imports bring types and messages") func imports() {
        let files: [Name: SourceFile] = [
            "shared/types.avsc": AvroText.file(#"{"type": "record", "name": "x.T", "fields": []}"#, "shared/types.avsc"),
            "shared/base.avdl": AvroText.file(
                #"@namespace("x") protocol Base { import schema "types.avsc"; int count(T t); }"#, "shared/base.avdl"),
        ]
        let main = AvroText.file(
            #"@namespace("y") protocol P { import idl "shared/base.avdl"; import protocol "gone.avpr"; record R { x.T t; } void put(R r); }"#,
            "p.avdl")
        let contract = AvroFormat().read(ContractInput(files: [main], resolve: { files[$0] }))
        #expect(AvroText.troubles(contract) == ["1:61 'gone.avpr' cannot be imported: there is no such file"])
        #expect(contract.operations.map(\.name) == ["count", "put"])
        #expect(contract.types.map(\.name) == ["x.T", "y.R"])
    }

    @Test(
        "What is no IDL is said at its place",
        arguments: [
            ("protocol P { record R { int; } }", "1:28 Expected a field's name, found ';'."),
            ("protocol P { record R { int a } }", "1:31 Expected ';' after a field, found '}'."),
            ("protocol P {", "1:13 Expected a type, found the file's end."),
            ("record R { array<int a; }", "1:22 Expected '>' after what the array holds, found 'a'."),
            ("protocol P { # }", "1:14 Found '#', which starts nothing in Avro's IDL."),
            ("/* open", "1:1 A comment is not closed with '*/'."),
            ("protocol P { @a(\"x) int b(); }", "1:17 A string is not closed before the line ends."),
            ("import xml \"a\";", "1:8 An import is of 'idl', 'protocol' or 'schema', not of 'xml'."),
        ])
    func errors(text: String, trouble: String) {
        let contract = AvroText.idl(text)
        #expect(AvroText.troubles(contract) == [trouble])
        #expect(contract.troubles.map(\.kind) == [.unreadable])
    }

    @Test("Nesting is bounded") func depth() {
        let deep = "record R { " + String(repeating: "array<", count: 400) + "int" + String(repeating: ">", count: 400) + " a; }"
        #expect(AvroText.idl(deep).troubles.map(\.message) == ["Types or values nest more than 128 deep here."])
        let wide = String(repeating: #"{"type": "array", "items": "#, count: 300) + "\"int\"" + String(repeating: "}", count: 300)
        #expect(
            AvroText.schema(wide).troubles.map(\.message) == [
                "types nest more than 256 deep here; the rest is unknown; name the inner ones"
            ])
    }
}
