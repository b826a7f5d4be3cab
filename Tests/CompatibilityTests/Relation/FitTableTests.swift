import Testing

@Suite("Fitting, by pairs of JSON Schemas")
struct FitTableTests {
    struct Case: Sendable, CustomStringConvertible {
        let source: String
        let target: String
        let answer: [String]
        init(_ source: String, _ target: String, _ answer: String...) { (self.source, self.target, self.answer) = (source, target, answer) }
        var description: String { "\(source) as \(target)" }
    }

    static let scalars: [Case] = [
        Case(#"{"type": "integer"}"#, #"{"type": "number"}"#, "yes"),
        Case(#"{"type": "number"}"#, #"{"type": "integer"}"#, "some", "too-many-digits step:1"),
        Case(#"{"type": "integer"}"#, #"{"type": "string"}"#, "none", "type-mismatch kind:a whole number"),
        Case(#"{"type": "integer", "minimum": 1}"#, #"{"type": "integer", "exclusiveMinimum": 0}"#, "yes"),
        Case(#"{"type": "integer", "multipleOf": 6}"#, #"{"type": "integer", "multipleOf": 3}"#, "yes"),
        Case(#"{"type": "number", "multipleOf": 3}"#, #"{"type": "number", "multipleOf": 0.3}"#, "yes"),
        Case(#"{"enum": ["a", "b"]}"#, #"{"type": "string", "maxLength": 1}"#, "yes"),
        Case(#"{"type": "string", "minLength": 2}"#, #"{"type": "string", "minLength": 1}"#, "yes"),
        Case(#"{"type": "string", "pattern": "^ab$"}"#, #"{"enum": ["ab", "c"]}"#, "yes"),
        Case(#"{"type": "string", "pattern": "^a{3}$", "maxLength": 2}"#, #"{"type": "integer"}"#, "yes"),
        Case(#"{"type": ["string", "null"]}"#, #"{"type": "string"}"#, "some", "may-be-null null"),
        Case(#"{"not": {"type": "string"}}"#, #"{"type": ["null", "boolean", "number", "array", "object"]}"#, "yes"),
        Case(#"{"type": ["null", "boolean", "number", "array", "object", "string"]}"#, "{}", "yes"),
        Case("{}", #"{"type": ["null", "boolean", "number", "array", "object", "string"]}"#, "yes"),
    ]

    static let composites: [Case] = [
        Case(#"{"const": {"a": 1}}"#, #"{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}"#, "yes"),
        Case(#"{"const": {"a": [1, "x"]}}"#, #"{"enum": [{"a": [1, "x"]}, 2]}"#, "yes"),
        Case(
            #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#, "some", "may-be-absent a absent"),
        Case(
            #"{"type": "object", "patternProperties": {"b.*b": {"type": "boolean"}}}"#,
            #"{"type": "object", "patternProperties": {"^ba+b$": {"type": "boolean"}}}"#, "yes"),
        Case(
            #"{"type": "object", "properties": {"ax": {"type": "string"}, "ay": {"type": "string"}}}"#,
            #"{"type": "object", "patternProperties": {"^a(x|y)$": {"type": "string"}}}"#, "yes"),
        Case(
            #"{"type": "array", "items": {"type": "integer"}, "minItems": 1}"#, #"{"type": "array", "items": {"type": "number"}}"#, "yes"),
        Case(#"{"type": "array", "uniqueItems": false}"#, #"{"type": "array", "uniqueItems": true}"#, "some", "not-unique unique"),
        Case(#"{"type": "array", "minItems": 1}"#, #"{"type": "array", "minItems": 2}"#, "some", "item-count items<2"),
        Case(
            #"{"type": "object", "properties": {"k": {"enum": ["x", "y"]}}, "required": ["k"]}"#,
            #"{"anyOf": [{"type": "object", "properties": {"k": {"const": "x"}}}, {"type": "object", "properties": {"k": {"const": "y"}}}]}"#,
            "yes"),
        Case(
            ##"{"$ref": "#/$defs/n", "$defs": {"n": {"type": "object", "properties": {"next": {"$ref": "#/$defs/n"}}}}}"##,
            ##"{"$ref": "#/$defs/m", "$defs": {"m": {"type": "object", "properties": {"next": {"$ref": "#/$defs/m"}}}}}"##, "yes"),
    ]

    @Test("Scalars", arguments: scalars)
    func scalar(_ pair: Case) { #expect(Comparing.fit(pair.source, pair.target) == pair.answer) }

    @Test("Arrays and objects", arguments: composites)
    func composite(_ pair: Case) { #expect(Comparing.fit(pair.source, pair.target) == pair.answer) }
}

@Suite("Fitting, where the work is bounded")
struct FitBoundTests {
    private func node(_ depth: Int, _ leaf: String) -> String {
        String(repeating: #"{"type": "object", "properties": {"n": "#, count: depth) + leaf + String(repeating: "}}", count: depth)
    }

    @Test("Without fuel nothing is decided") func fuel() {
        let (one, two) = (node(40, #"{"type": "integer"}"#), node(40, #"{"type": "number"}"#))
        #expect(Comparing.fit(one, two) == ["yes"])
        #expect(Comparing.fit(one, two, fuel: 8).first == "unknown")
    }

    @Test("Unions of many records that only cover together end in time") func wideUnions() {
        let branch = { (index: Int) in
            #"{"type": "object", "properties": {"a\#(index)": {"type": "integer"}, "b": {"enum": [\#(index)]}}}"#
        }
        let many = #"{"anyOf": [\#((0..<24).map(branch).joined(separator: ","))]}"#
        let reversed = #"{"anyOf": [\#((0..<24).reversed().map(branch).joined(separator: ","))]}"#
        #expect(Comparing.fit(many, reversed) == ["yes"])
    }

    @Test("An enum of many objects is bounded from above") func manyObjects() {
        let list = (0..<200).map { #"{"v": \#($0)}"# }.joined(separator: ",")
        #expect(Comparing.fit(#"{"enum": [\#(list)]}"#, #"{"type": "object"}"#).first == "unknown")
    }
}
