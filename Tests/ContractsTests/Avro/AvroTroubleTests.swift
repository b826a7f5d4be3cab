import Testing

@testable import Contracts

@Suite("What is wrong with Avro schemas")
struct AvroTroubleTests {
    @Test(
        "A trouble stands where it is",
        arguments: [
            (
                #"{"type": "record", "name": "R"}"#,
                "1:1 'R' has no list under 'fields', so it is taken to have none; add 'fields: []' if that is meant"
            ),
            (
                #"{"type": "record", "name": "my-record", "fields": []}"#,
                "1:28 'my-record' cannot name a record: a name has letters, digits and '_', and does not start with a digit"
            ),
            (
                #"{"type": "enum", "name": "E", "symbols": ["A", "1B"]}"#,
                "1:48 '1B' cannot be a symbol: a name has letters, digits and '_', and does not start with a digit"
            ),
            (#"{"type": "enum", "name": "E", "symbols": ["A", "A"]}"#, "1:48 the enum 'E' lists 'A' twice; leave one out"),
            (
                #"{"type": "enum", "name": "E", "symbols": ["A"], "default": "B"}"#,
                "1:60 the default of the enum 'E' is none of its symbols, so readers cannot use it; name one of them"
            ),
            (
                #"["int", "long", "int"]"#,
                "1:17 the union lists int twice, so data does not tell which is meant; leave one out, or name them"
            ),
            (
                #"["int", ["long"]]"#,
                "1:9 a union stands directly in a union, which Avro does not allow; list its alternatives in the outer one"
            ),
            (
                #"{"type": "fixed", "name": "F", "size": -1}"#,
                "1:1 the fixed type 'F' needs a 'size' in bytes, a whole number that is not negative; it is taken as 0"
            ),
            (#"{"type": "array"}"#, "1:1 the array does not say what its items are, so they are unknown; add 'items'"),
            ("\"strin\"", "1:1 nothing defines the type 'strin', so what stands here is unknown; did you mean 'string'?"),
            (
                #"{"type": "int", "logicalType": "timestamp-millis"}"#,
                "1:32 the logical type 'timestamp-millis' does not go with the type below it, so readers ignore it; correct one of them"
            ),
            (
                #"{"type": "bytes", "logicalType": "decimal", "precision": 2, "scale": 3}"#,
                "1:1 a decimal needs a 'precision' above 0, and a 'scale' between 0 and the precision; readers ignore it; correct the numbers"
            ),
            (
                #"{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": 5}"#,
                "1:1 5 digits do not fit into the fixed type, which holds 4; readers ignore the decimal"
            ),
        ])
    func troubles(schema: String, trouble: String) {
        #expect(AvroText.troubles(AvroText.schema(schema)) == [trouble])
    }

    @Test(
        "A default is a value of its type",
        arguments: [
            (#""int""#, "1", nil), (#""int""#, "1.5", "is no value of its type, int, so readers cannot use it; correct it"),
            (#""int""#, "2147483648", "is no value of its type, int, so readers cannot use it; correct it"),
            (#""long""#, "2147483648", nil),
            (#""string""#, "null", "is no value of its type, string, so readers cannot use it; correct it"),
            (#"["null", "string"]"#, "null", nil),
            (
                #"["null", "string"]"#, #""a""#,
                "is a value of string, which is not the first branch of its union; readers before Avro 1.12 refuse that; put that branch first"
            ),
            (#"["null", "string"]"#, "1", "is a value of no branch of its union, so readers cannot use it; correct it"),
            (#""bytes""#, #""ÿ""#, nil), (#""bytes""#, #""€""#, "is no value of its type, bytes, so readers cannot use it; correct it"),
            (#""double""#, #""NaN""#, nil), (#"{"type": "array", "items": "int"}"#, "[1, 2]", nil),
            (#"{"type": "map", "values": "int"}"#, #"{"a": 1}"#, nil),
            (#"{"type": "enum", "name": "E", "symbols": ["A"]}"#, #""A""#, nil),
            (
                #"{"type": "fixed", "name": "F", "size": 2}"#, #""a""#,
                "is no value of its type, fixed F, so readers cannot use it; correct it"
            ),
            (#"{"type": "record", "name": "S", "fields": [{"name": "b", "type": "int"}]}"#, #"{"b": 1}"#, nil),
            (
                #"{"type": "record", "name": "S", "fields": [{"name": "b", "type": "int"}]}"#, "{}",
                "is no value of its type, record S, so readers cannot use it; correct it"
            ),
        ] as [(String, String, String?)])
    func defaults(type: String, value: String, trouble: String?) {
        let contract = AvroText.schema(
            #"{"type": "record", "name": "R", "fields": [{"name": "a", "default": \#(value), "type": \#(type)}]}"#)
        #expect(AvroText.troubles(contract) == (trouble.map { ["1:69 the default of 'R.a' \($0)"] } ?? []))
    }

    @Test("Types that stand twice, fields that stand twice, and files that are no JSON") func others() {
        #expect(
            AvroText.troubles(
                AvroText.schema(
                    """
                    [{"type": "enum", "name": "E", "symbols": ["A"]},
                     {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}, {"name": "a", "type": "long"},
                      {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["B"]}}]}]
                    """)) == [
                    "2:75 'R' has the field 'a' twice; the first one counts; rename or remove the other",
                    "3:25 'E' is defined twice; the first definition counts; give one of them another name or namespace",
                ])
        let broken = AvroText.schema("{\"type\": ")
        #expect(broken.troubles.map(\.kind) == [.unreadable])
    }
}
