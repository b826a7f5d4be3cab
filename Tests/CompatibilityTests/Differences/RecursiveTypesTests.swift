import Compatibility
import Contracts
import Testing

/// Types that refer to themselves where they are met with themselves: every round once made a further set, without an end.
@Suite("Types that refer to themselves")
struct RecursiveTypesTests {
    private static let head = #""$schema": "https://json-schema.org/draft/2020-12/schema""#

    private static func difference(_ old: String, _ new: String) -> ContractDifference {
        let versions = [old, new].map { Comparing.contract("{\(head), \($0)}", "json-schema") }
        return ContractComparison(old: versions[0], new: versions[1], asOf: "2030-01-01").difference(
            witnessFuel: ContractComparison.witnessFuel)
    }

    @Test func dependentSchemasOfThemselves() {
        func schema(_ type: String) -> String {
            #"""
            "type": "array", "items": {"$ref": "#/$defs/t"}, "$defs": {"t": {\#(type)
              "properties": {"a": {"type": "object", "required": ["c"]}, "c": {"allOf": [{"$ref": "#/$defs/t"}, {"$ref": "#/$defs/t"}]}},
              "required": ["c"], "additionalProperties": false,
              "dependentSchemas": {"c": {"type": "object", "required": ["a"], "properties": {
                "a": {"$ref": "#/$defs/t"}, "b": {"$ref": "#/$defs/t"}, "c": {"$ref": "#/$defs/t"}}}}}}
            """#
        }
        let difference = Self.difference(schema(#""type": "object","#), schema(""))
        #expect(difference.changes.count == 6)
        #expect(!difference.isBreaking)
    }

    @Test func patternsAndUnevaluatedPartsOfThemselves() {
        func schema(_ type: String) -> String {
            #"""
            "$ref": "#/$defs/t", "$defs": {"t": {"type": "object",
              "properties": {"a": {"$ref": "#/$defs/t"}, "c": {"type": "\#(type)"}},
              "patternProperties": {"[ac]$": {"type": "object", "properties": {"a": {"$ref": "#/$defs/t"}},
                "unevaluatedProperties": {"$ref": "#/$defs/t"}}}}}
            """#
        }
        let difference = Self.difference(schema("string"), schema("integer"))
        #expect(difference.changes.count < 20)
    }
}
