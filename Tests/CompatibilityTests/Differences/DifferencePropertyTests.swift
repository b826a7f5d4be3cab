import Compatibility
import Contracts
import Testing

/// A generator with a fixed sequence, so that a failure is found again.
struct Sequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 33)
    }
}

/// Random JSON Schemas of every kind of keyword.
struct SchemaGenerator {
    var random: Sequence

    private mutating func pick(_ words: String...) -> String { words.randomElement(using: &random) ?? "" }
    private mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func schema(_ depth: Int = 0) -> String {
        switch count(0...(depth < 3 ? 9 : 4)) {
        case 0: return #"{"type": "\#(pick("null", "boolean", "integer", "number", "string"))"}"#
        case 1:
            return
                #"{"type": "string", "minLength": \#(count(0...2)), "maxLength": \#(count(2...4)), "pattern": "\#(pick("^a", "b", "c$"))"}"#
        case 2: return #"{"type": "\#(pick("integer", "number"))", "minimum": \#(count(-2...2)), "multipleOf": \#(pick("1", "2", "0.5"))}"#
        case 3: return #"{"enum": [\#(pick("1", "\"a\"", "[1]")), \#(pick("2", "null", "{\"a\": 1}"))]}"#
        case 4: return pick("{}", "{\"minLength\": 2}", "{\"required\": [\"a\"]}", "{\"type\": [\"string\", \"null\"]}")
        case 5, 6:
            return """
                {"type": "object", "properties": {"a": \(schema(depth + 1)), "b": \(schema(depth + 1))},
                "required": [\(pick("", "\"a\"", "\"a\", \"b\""))], "additionalProperties": \(pick("true", "false", "{\"type\": \"string\"}"))}
                """
        case 7: return #"{"type": "array", "items": \#(schema(depth + 1)), "minItems": \#(count(0...2))}"#
        case 8: return #"{"\#(pick("anyOf", "oneOf"))": [\#(schema(depth + 1)), \#(schema(depth + 1))]}"#
        default: return #"{"\#(pick("allOf"))": [\#(schema(depth + 1)), \#(schema(depth + 1))]}"#
        }
    }
}

@Suite("Properties of comparisons")
struct DifferencePropertyTests {
    private static func schemas(_ seed: UInt64, _ count: Int) -> [String] {
        var generator = SchemaGenerator(random: Sequence(state: seed))
        return (0..<count).map { _ in generator.schema() }
    }

    @Test("A contract does not differ from itself") func reflexive() {
        for schema in Self.schemas(1, 200) {
            let found = Comparing.difference(schema, schema)
            #expect(found.changes.isEmpty && found.backward && found.forward, "\(schema)")
        }
    }

    @Test("Backward and forward swap with the sides") func mirrored() {
        for (one, two) in zip(Self.schemas(2, 150), Self.schemas(3, 150)) {
            let (there, back) = (Comparing.difference(one, two), Comparing.difference(two, one))
            #expect(there.backward == back.forward && there.forward == back.backward, "\(one) \(two)")
        }
    }

    @Test("A one-part allOf and an extracted definition change nothing") func spelling() {
        for schema in Self.schemas(4, 100) {
            let wrapped = #"{"allOf": [\#(schema)]}"#
            let extracted = ##"{"$ref": "#/$defs/x", "$defs": {"x": \##(schema)}}"##
            for other in [wrapped, extracted] {
                let found = Comparing.difference(schema, other)
                #expect(found.backward && found.forward && !found.isBreaking, "\(schema)")
            }
        }
    }

    @Test("Breaking is said only of what is not backward") func breaking() {
        for (one, two) in zip(Self.schemas(5, 150), Self.schemas(6, 150)) {
            let found = Comparing.difference(one, two)
            #expect(!(found.backward && found.isBreaking), "\(one) \(two)")
            #expect(found.backward || found.isBreaking || found.undecided > 0, "\(one) \(two)")
        }
    }

    @Test("An `allOf` of more unions than are combined is undecided in another order, and never breaking") func manyUnions() {
        let unions = (0..<9).map { number in
            #"{"anyOf": [{"required": ["a\#(number)"], "properties": {"a\#(number)": {"type": "string"}}}, {"required": ["b\#(number)"]}]}"#
        }
        func document(_ parts: [String]) -> String {
            Comparing.api(request: #"{"type": "object", "allOf": [\#(parts.joined(separator: ", "))]}"#)
        }
        let found = Comparing.difference(document(unions), document(unions.reversed()), "openapi")
        #expect(!found.isBreaking, "\(found.changes.map(\.message))")
        let other = Comparing.difference(
            #"{"type": "object", "allOf": [\#(unions.joined(separator: ", "))]}"#,
            #"{"type": "object", "allOf": [\#(unions.reversed().joined(separator: ", "))]}"#)
        #expect(!other.isBreaking, "\(other.changes.map(\.message))")
    }
}
