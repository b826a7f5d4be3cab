import Compatibility
import Testing

/// Random recursive schemas are compared without a crash and within their work, and never against what must hold of any schema.
@Suite(.timeLimit(.minutes(3))) struct RandomSchemasTests {
    @Test(arguments: 0..<8)
    func recursiveSchemasKeepTheLaws(seed: Int) {
        for round in 0..<40 {
            var made = RandomSchemas(seed: UInt64(seed * 1_000 + round))
            let types = made.types()
            let (one, other) = (made.schema(depth: 2), made.schema(depth: 2))
            let first = #"{"allOf": [\#(one)], "$defs": {\#(types)}}"#
            let both = #"{"anyOf": [\#(one), \#(other)], "$defs": {\#(types)}}"#
            let narrow = #"{"allOf": [\#(one), \#(other)], "$defs": {\#(types)}}"#
            for (source, target) in [(first, first), (first, both), (narrow, first)] {
                let answer = WorkTests.fit(source, target)
                #expect(answer == .yes || answer == .unknown, "seed \(seed * 1_000 + round): \(source) into \(target)")
            }
            _ = WorkTests.fit(both, narrow)
        }
    }
}

/// Schemas made from a seed, over types that refer to each other.
private struct RandomSchemas {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number below a limit (SplitMix64).
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(limit))
    }

    /// The definitions `T0` to `T4`.
    mutating func types() -> String {
        (0..<5).map { #""T\#($0)": \#(schema(depth: 3))"# }.joined(separator: ", ")
    }

    mutating func schema(depth: Int) -> String {
        switch below(depth == 0 ? 6 : 13) {
        case 0, 1: return ##"{"$ref": "#/$defs/T\##(below(5))"}"##
        case 2: return #"{"type": "string", "minLength": \#(below(3)), "maxLength": \#(below(5))}"#
        case 3: return #"{"type": "integer", "minimum": \#(below(5)), "maximum": \#(below(9))}"#
        case 4: return #"{"enum": ["a", \#(below(4)), null, true]}"#
        case 5: return below(4) == 0 ? "false" : #"{"type": "boolean"}"#
        case 6: return #"{"oneOf": \#(list(depth))}"#
        case 7: return #"{"anyOf": \#(list(depth))}"#
        case 8: return #"{"allOf": \#(list(depth))}"#
        case 9: return #"{"not": \#(schema(depth: depth - 1))}"#
        case 10: return #"{"type": "array", "items": \#(schema(depth: depth - 1)), "minItems": \#(below(3))}"#
        default:
            let names = ["a", "b", "c"].prefix(below(3) + 1)
            let fields = names.map { #""\#($0)": \#(schema(depth: depth - 1))"# }.joined(separator: ", ")
            let required = names.prefix(below(3)).map { "\"\($0)\"" }.joined(separator: ", ")
            let rest = ["true", "false", schema(depth: 0)][below(3)]
            return #"{"type": "object", "properties": {\#(fields)}, "required": [\#(required)], "additionalProperties": \#(rest)}"#
        }
    }

    private mutating func list(_ depth: Int) -> String {
        "[" + (0...below(3)).map { _ in schema(depth: depth - 1) }.joined(separator: ", ") + "]"
    }
}
