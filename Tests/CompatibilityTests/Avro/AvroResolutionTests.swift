import Basics
import Compatibility
import Contracts
import Testing

/// One line a rule: what a writer wrote, what a reader asks for, and whether it reads. Each is held in both directions.
@Suite("Avro's schema resolution")
struct AvroResolutionTests {
    /// A record `R` of one field.
    private static func field(_ more: String) -> String { #"{"type": "record", "name": "R", "fields": [\#(more)]}"# }
    private static let ab = #"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#
    private static let abc = #"{"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}"#
    private static let list =
        #"{"type": "record", "name": "L", "fields": [{"name": "head", "type": "TYPE"}, {"name": "tail", "type": ["null", "L"]}]}"#

    private static func primitive(_ writer: String, _ reader: String) -> Bool {
        let wider: [String: [String]] = [
            "int": ["long", "float", "double"], "long": ["float", "double"], "float": ["double"], "string": ["bytes"], "bytes": ["string"],
        ]
        return writer == reader || (wider[writer] ?? []).contains(reader)
    }

    private func backward(_ writer: String, _ reader: String) -> Bool {
        let found = Comparing.difference(writer, reader, "avro")
        // As a schema has one direction, what breaks is what the new reader does not read.
        #expect(found.isBreaking == !found.backward, "\(writer) → \(reader)")
        #expect(Comparing.difference(reader, writer, "avro").forward == found.backward, "\(writer) → \(reader)")
        return found.backward
    }

    @Test("Primitive types, each with each", arguments: ["null", "boolean", "int", "long", "float", "double", "bytes", "string"])
    func primitives(writer: String) {
        for reader in ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] {
            #expect(backward("\"\(writer)\"", "\"\(reader)\"") == Self.primitive(writer, reader), "\(writer) → \(reader)")
            #expect(backward("[\"\(writer)\"]", "\"\(reader)\"") == Self.primitive(writer, reader), "[\(writer)] → \(reader)")
            #expect(backward("\"\(writer)\"", "[\"\(reader)\"]") == Self.primitive(writer, reader), "\(writer) → [\(reader)]")
        }
    }

    @Test(
        "Rules, one a line",
        arguments: [
            // Arrays and maps by what they hold; neither is the other, nor a record.
            (#"{"type": "array", "items": "int"}"#, #"{"type": "array", "items": "long"}"#, true, false),
            (#"{"type": "map", "values": "int"}"#, #"{"type": "map", "values": "double"}"#, true, false),
            (#"{"type": "map", "values": "int"}"#, #"{"type": "array", "items": "int"}"#, false, false),
            (#"{"type": "map", "values": "int"}"#, #"{"type": "record", "name": "R", "fields": []}"#, false, false),
            // Unions: every branch of the writer must be read.
            (#"["null", "int"]"#, #"["null", "int", "string"]"#, true, false), (#"["int"]"#, #"["null", "long"]"#, true, false),
            (#"["int", "string"]"#, #"["string", "int"]"#, true, true), (#"["null", "int"]"#, #""int""#, false, true),
            (#"["int", "long"]"#, #""long""#, true, true), (#"[]"#, #""int""#, true, false),
            (#"["int", "float"]"#, #""double""#, true, false),
            // Enums: a symbol that is unknown needs the enum's default; the order is free.
            (Self.ab, Self.abc, true, false), (Self.ab, #"{"type": "enum", "name": "E", "symbols": ["B", "A"]}"#, true, true),
            (Self.abc, #"{"type": "enum", "name": "E", "symbols": ["A", "B"], "default": "A"}"#, true, true),
            (Self.ab, #"{"type": "enum", "name": "F", "symbols": ["A", "B"]}"#, false, false),
            (Self.ab, #"{"type": "enum", "name": "F", "aliases": ["E"], "symbols": ["A", "B"]}"#, true, false),
            (Self.ab, #""string""#, false, false),
            (
                Self.field(#"{"name": "a", "type": \#(Self.abc)}"#), Self.field(#"{"name": "a", "type": \#(Self.ab), "default": "A"}"#),
                false, true
            ),
            // Fixed: name and size.
            (#"{"type": "fixed", "name": "F", "size": 2}"#, #"{"type": "fixed", "name": "F", "size": 3}"#, false, false),
            (#"{"type": "fixed", "name": "F", "size": 2}"#, #"{"type": "fixed", "name": "G", "size": 2}"#, false, false),
            (#"{"type": "fixed", "name": "F", "size": 2}"#, #""bytes""#, false, false),
            // Names count without their namespace; aliases are full names and count for the reader only.
            (#"{"type": "record", "name": "a.R", "fields": []}"#, #"{"type": "record", "name": "b.R", "fields": []}"#, true, true),
            (
                #"{"type": "record", "name": "a.R", "fields": []}"#, #"{"type": "record", "name": "a.S", "aliases": ["R"], "fields": []}"#,
                true, false
            ),
            (
                #"{"type": "record", "name": "a.R", "fields": []}"#, #"{"type": "record", "name": "b.S", "aliases": ["R"], "fields": []}"#,
                false, false
            ),
            (#"{"type": "error", "name": "R", "fields": []}"#, #"{"type": "record", "name": "R", "fields": []}"#, true, true),
            // Fields: by name, then by the reader's aliases, then the default; what the reader does not know is skipped.
            (Self.field(""), Self.field(#"{"name": "a", "type": "int"}"#), false, true),
            (Self.field(""), Self.field(#"{"name": "a", "type": "int", "default": 1}"#), true, true),
            (Self.field(#"{"name": "a", "type": "int"}"#), Self.field(#"{"name": "b", "type": "int", "aliases": ["a"]}"#), true, false),
            (
                Self.field(#"{"name": "a", "type": "int"}"#),
                Self.field(#"{"name": "b", "type": "string", "aliases": ["a"], "default": ""}"#), false, false
            ),
            (
                Self.field(#"{"name": "a", "type": "int", "default": 0}"#), Self.field(#"{"name": "b", "type": "int", "aliases": ["a"]}"#),
                true, true
            ),
            (
                Self.field(#"{"name": "a", "type": "int"}, {"name": "b", "type": "string"}"#),
                Self.field(#"{"name": "b", "type": "string", "aliases": ["a"]}"#), true, false
            ),
            (
                Self.field(#"{"name": "a", "type": "int"}, {"name": "b", "type": "string"}"#),
                Self.field(#"{"name": "b", "type": "int", "aliases": ["a"]}, {"name": "a", "type": "string", "aliases": ["b"]}"#), false,
                false
            ),
            (Self.field(#"{"name": "e", "type": \#(Self.ab)}"#), Self.field(#"{"name": "e", "type": \#(Self.abc)}"#), true, false),
            // A default of the enum does not fill a field that is missing.
            (
                Self.field(""), Self.field(#"{"name": "a", "type": {"type": "enum", "name": "E", "symbols": ["A"], "default": "A"}}"#),
                false, true
            ),
            // Recursion.
            (Self.list.replacing("TYPE", with: "int"), Self.list.replacing("TYPE", with: "long"), true, false),
            // Logical types are not looked at, but for decimals, which are matched by precision and scale.
            (#"{"type": "int", "logicalType": "date"}"#, #""int""#, true, true),
            (#"{"type": "long", "logicalType": "timestamp-millis"}"#, #"{"type": "long", "logicalType": "timestamp-micros"}"#, true, true),
            (
                #"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}"#,
                #"{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": 4, "scale": 2}"#, true, true
            ),
            (
                #"{"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}"#,
                #"{"type": "fixed", "name": "F", "size": 2, "logicalType": "decimal", "precision": 4, "scale": 1}"#, false, false
            ),
        ])
    func rules(one: String, two: String, forwards: Bool, backwards: Bool) {
        #expect(backward(one, two) == forwards)
        #expect(backward(two, one) == backwards)
    }

    @Test("A type that nothing defines leaves the answer open") func unknown() {
        let found = Comparing.difference(
            Self.field(#"{"name": "a", "type": "int"}"#), Self.field(#"{"name": "a", "type": "Gone"}"#), "avro")
        #expect(found.changes.map { "\($0.kind.rawValue) \($0.level) \($0.isUndecided)" } == ["shape/undecided risky true"])
        let same = Self.field(#"{"name": "a", "type": "Gone"}"#)
        #expect(Comparing.difference(same, same, "avro").changes.isEmpty)
    }

    @Test("Changes are said with their places and in plain words") func changes() {
        let old = """
            {"type": "record", "name": "x.Order", "fields": [{"name": "id", "type": "int"}, {"name": "gone", "type": "string"},
             {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
             {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["A", "B"]}}, {"name": "note", "type": "string"}]}
            """
        let new = """
            {"type": "record", "name": "x.Order", "fields": [{"name": "id", "type": "long"}, {"name": "extra", "type": "string"},
             {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
             {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["A", "C"]}}, {"name": "note", "type": ["null", "string"]}]}
            """
        let found = Comparing.difference(old, new, "avro").changes
        #expect(
            found.map { "\($0.level) \($0.kind.rawValue) \($0.subject): \($0.message)" } == [
                "breaking field/required-added Order.extra: is new, and has no default for older data",
                "breaking enum/value-removed State: the value `B` is gone",
                "risky unit/changed Order.at: meant timestamp-millis, means timestamp-micros now",
                "risky field/removed Order.gone: is gone",
                "safe type/widened Order.id: was int, is now long", "safe null/added Order.note: may be null now",
                "safe enum/value-added State: the value `C` is new",
            ])
        #expect(found.first?.places.map(\.place) == ["x.Order.extra"])
        #expect(found.first?.new.map { "\($0.start.line):\($0.start.column)" } == "1:82")
    }
}
