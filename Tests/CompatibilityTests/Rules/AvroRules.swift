/// Avro's resolution, where the new schema reads what the old one wrote; `AvroResolutionTests` has the pairs of types.
///
/// In capitals stand the names that Avro's own checker gives its answers.
enum AvroRules {
    private static func record(_ fields: String, _ name: String = "R", _ more: String = "") -> String {
        #"{"type": "record", "name": "\#(name)", \#(more)"fields": [\#(fields)]}"#
    }

    private static func narrows(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, old, new, "breaking / none", "safe / none", at: place)
    }

    private static func parts(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, old, new, "breaking / none", "breaking / none", at: place, because: "neither reads what the other wrote")
    }

    private static func unit(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(
            name, old, new, "risky / none", "risky / none", because: "both are read without an error, and mean something else to the other")
    }

    private static func field(_ type: String, _ more: String = "") -> String { record(#"{"name": "a", "type": \#(type)\#(more)}"#) }
    private static func symbols(_ symbols: String, _ more: String = "") -> String {
        #"{"type": "enum", "name": "E", "symbols": [\#(symbols)]\#(more)}"#
    }

    static let rules: [ContractRule] = [
        narrows("TYPE_MISMATCH: long to int", field(#""long""#), field(#""int""#), at: "type/narrowed R.a"),
        narrows("TYPE_MISMATCH: float to int", field(#""float""#), field(#""int""#)),
        narrows("TYPE_MISMATCH: double to float", field(#""double""#), field(#""float""#)),
        narrows("TYPE_MISMATCH: double to long", field(#""double""#), field(#""long""#)),
        parts("TYPE_MISMATCH: string to int", field(#""string""#), field(#""int""#)),
        parts("TYPE_MISMATCH: array to map", field(#"{"type": "array", "items": "int"}"#), field(#"{"type": "map", "values": "int"}"#)),
        narrows("TYPE_MISMATCH of items", field(#"{"type": "array", "items": "long"}"#), field(#"{"type": "array", "items": "int"}"#)),
        narrows("TYPE_MISMATCH of values", field(#"{"type": "map", "values": "long"}"#), field(#"{"type": "map", "values": "int"}"#)),
        ContractRule("string and bytes", field(#""string""#), field(#""bytes""#), "safe / none", "safe / none"),
        parts("NAME_MISMATCH of a record", record("", "R"), record("", "S")),
        parts("NAME_MISMATCH of an enum", symbols(#""A""#), symbols(#""A""#).replacing(#""E""#, with: #""F""#)),
        parts(
            "FIXED_SIZE_MISMATCH", field(#"{"type": "fixed", "name": "F", "size": 2}"#),
            field(#"{"type": "fixed", "name": "F", "size": 3}"#)),
        narrows("MISSING_ENUM_SYMBOLS", symbols(#""A", "B""#), symbols(#""A""#), at: "enum/value-removed E"),
        ContractRule(
            "an enum's default takes what is unknown", symbols(#""A", "B""#, #", "default": "A""#), symbols(#""A""#, #", "default": "A""#),
            "risky / none", "safe / none", because: "a value that is gone is read as another one, a new one is not"),
        ContractRule(
            "READER_FIELD_MISSING_DEFAULT_VALUE", record(""), field(#""int""#), "breaking / none", "risky / none",
            at: "field/required-added R.a",
            because: "what the reader does not know is skipped, and lost"),
        ContractRule(
            "a field with a default", record(""), field(#""int""#, #", "default": 0"#), "safe / none", "risky / none",
            because: "what the reader does not know is skipped, and lost"),
        ContractRule(
            "a field's default is gone", field(#""int""#, #", "default": 0"#), field(#""int""#), "risky / none", "safe / none",
            because: "what was written holds the field; who reads what is older lacks the default"),
        narrows("MISSING_UNION_BRANCH", field(#"["null", "int", "string"]"#), field(#"["null", "int"]"#)),
        narrows("null is gone", field(#"["null", "int"]"#), field(#""int""#), at: "null/removed R.a"),
        parts("another field", field(#""int""#), record(#"{"name": "b", "type": "int"}"#)),
        ContractRule(
            "a field's alias", field(#""int""#), record(#"{"name": "b", "type": "int", "aliases": ["a"]}"#), "risky / none",
            "breaking / none", because: "aliases count for who reads; older readers lack the field"),
        ContractRule(
            "a record's alias", record("", "R"), record("", "S", #""aliases": ["R"], "#), "safe / none", "breaking / none"),
        ContractRule("another namespace", record("", "a.R"), record("", "b.R"), "safe / none", "safe / none"),
        unit(
            "another unit", field(#"{"type": "long", "logicalType": "timestamp-millis"}"#),
            field(#"{"type": "long", "logicalType": "timestamp-micros"}"#)),
        unit(
            "another scale", field(#"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}"#),
            field(#"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 1}"#)),
        ContractRule(
            "words and order", record(#"{"name": "a", "type": "int", "doc": "x"}, {"name": "b", "type": "int"}"#),
            record(#"{"name": "b", "type": "int"}, {"name": "a", "type": "int"}"#), "none / none", "none / none"),
    ]
}
