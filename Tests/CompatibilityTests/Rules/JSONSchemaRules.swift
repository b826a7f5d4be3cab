/// JSON Schema on its own is one position that is read: a value that was valid and no longer is breaks, and nothing else does.
enum JSONSchemaRules {
    /// An edit that takes values away, and gives them back when it is taken back.
    static func narrows(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(name, old, new, "breaking / none", "safe / none", at: place)
    }

    /// An edit after which either side has values that the other lacks.
    static func parts(_ name: String, _ old: String, _ new: String, at place: String? = nil) -> ContractRule {
        ContractRule(
            name, old, new, "breaking / none", "breaking / none", at: place, because: "either side has values that the other refuses")
    }

    /// An edit that changes no value, and so nothing.
    static func same(_ name: String, _ old: String, _ new: String) -> ContractRule {
        ContractRule(name, old, new, "none / none", "none / none")
    }

    static let values: [ContractRule] = [
        parts("another type", #"{"type": "string"}"#, #"{"type": "integer"}"#, at: "type/changed "),
        narrows("integer of a number", #"{"type": "number"}"#, #"{"type": "integer"}"#),
        narrows("a type of several is gone", #"{"type": ["string", "integer"]}"#, #"{"type": "string"}"#),
        narrows("null is gone", #"{"type": ["string", "null"]}"#, #"{"type": "string"}"#),
        narrows("a type where there was none", #"{}"#, #"{"type": "string"}"#),
        narrows("nothing is valid", #"true"#, #"false"#),
        narrows("an enum", #"{"type": "string"}"#, #"{"enum": ["a", "b"]}"#),
        narrows("a value of an enum is gone", #"{"enum": ["a", "b"]}"#, #"{"enum": ["a"]}"#),
        narrows("an array of an enum is gone", #"{"enum": [[1], [2]]}"#, #"{"enum": [[1]]}"#),
        narrows("a constant", #"{"type": "string"}"#, #"{"const": "a"}"#),
        parts("another constant", #"{"const": "a"}"#, #"{"const": "b"}"#),
        narrows("a greatest number", #"{"type": "number"}"#, #"{"type": "number", "maximum": 9}"#),
        narrows("a lower greatest number", #"{"type": "number", "maximum": 9}"#, #"{"type": "number", "maximum": 8}"#),
        narrows("a greatest number that is left out", #"{"type": "number", "maximum": 9}"#, #"{"type": "number", "exclusiveMaximum": 9}"#),
        narrows("a least number", #"{"type": "number"}"#, #"{"type": "number", "minimum": 9}"#),
        narrows("a higher least number", #"{"type": "number", "minimum": 8}"#, #"{"type": "number", "minimum": 9}"#),
        narrows("a least number that is left out", #"{"type": "number", "minimum": 9}"#, #"{"type": "number", "exclusiveMinimum": 9}"#),
        narrows("a step", #"{"type": "number"}"#, #"{"type": "number", "multipleOf": 0.01}"#),
        narrows("a step of steps", #"{"type": "integer", "multipleOf": 2}"#, #"{"type": "integer", "multipleOf": 4}"#),
        parts("another step", #"{"type": "integer", "multipleOf": 2}"#, #"{"type": "integer", "multipleOf": 3}"#),
        narrows("a greatest length", #"{"type": "string"}"#, #"{"type": "string", "maxLength": 9}"#),
        narrows("a lower greatest length", #"{"type": "string", "maxLength": 9}"#, #"{"type": "string", "maxLength": 8}"#),
        narrows("a least length", #"{"type": "string"}"#, #"{"type": "string", "minLength": 1}"#),
        narrows("a higher least length", #"{"type": "string", "minLength": 1}"#, #"{"type": "string", "minLength": 2}"#),
        narrows("a pattern", #"{"type": "string"}"#, #"{"type": "string", "pattern": "^a"}"#),
        narrows("a narrower pattern", #"{"type": "string", "pattern": "^[a-f]+$"}"#, #"{"type": "string", "pattern": "^[a-c]+$"}"#),
        parts("another pattern", #"{"type": "string", "pattern": "^a"}"#, #"{"type": "string", "pattern": "a$"}"#),
        narrows("a known format", #"{"type": "string"}"#, #"{"type": "string", "format": "date"}"#),
        narrows("an encoding", #"{"type": "string"}"#, #"{"type": "string", "contentEncoding": "base64"}"#),
        same(
            "a media type, which validators pass over", #"{"type": "string"}"#,
            #"{"type": "string", "contentMediaType": "application/json"}"#),
        narrows(
            "fewer items", #"{"type": "array", "maxItems": 9}"#, #"{"type": "array", "maxItems": 8}"#),
        narrows("more items at least", #"{"type": "array", "minItems": 1}"#, #"{"type": "array", "minItems": 2}"#),
        narrows("unique items", #"{"type": "array"}"#, #"{"type": "array", "uniqueItems": true}"#),
        narrows("a type of items", #"{"type": "array"}"#, #"{"type": "array", "items": {"type": "string"}}"#),
        narrows(
            "a bound of items", #"{"type": "array", "items": {"type": "string"}}"#,
            #"{"type": "array", "items": {"type": "string", "maxLength": 9}}"#, at: "length/tightened []"),
        narrows("an item by its place", #"{"type": "array"}"#, #"{"type": "array", "prefixItems": [{"type": "string"}]}"#),
        narrows(
            "no items behind those by place", #"{"type": "array", "prefixItems": [{}]}"#,
            #"{"type": "array", "prefixItems": [{}], "items": false}"#),
        narrows(
            "nothing unevaluated in a list", #"{"type": "array", "prefixItems": [{}]}"#,
            #"{"type": "array", "prefixItems": [{}], "unevaluatedItems": false}"#),
        narrows("an item that must be there", #"{"type": "array"}"#, #"{"type": "array", "contains": {"const": "x"}}"#),
        narrows(
            "more items that must be there", #"{"type": "array", "contains": {"const": "x"}}"#,
            #"{"type": "array", "contains": {"const": "x"}, "minContains": 2}"#),
        narrows(
            "fewer items that may be there", #"{"type": "array", "contains": {"const": "x"}, "maxContains": 3}"#,
            #"{"type": "array", "contains": {"const": "x"}, "maxContains": 2}"#),
    ]

    static let objects: [ContractRule] = [
        narrows(
            "a field became required", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#, at: "field/became-required .a"),
        ContractRule(
            "a field without a schema became required", #"{"type": "object"}"#, #"{"type": "object", "required": ["a"]}"#,
            "breaking / none",
            "risky / none", because: "a field of which nothing is said any more is still valid, and may be lost"),
        ContractRule(
            "a field of an open object got a type", #"{"type": "object"}"#, #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            "breaking / none", "risky / none", because: "a field of which nothing is said any more is still valid, and may be lost"),
        narrows(
            "a field of a closed object is gone",
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#,
            #"{"type": "object", "additionalProperties": false}"#, at: "field/removed .a"),
        parts(
            "a closed object got a required field", #"{"type": "object", "additionalProperties": false}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": false}"#),
        narrows(
            "a field's bound", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "maxLength": 9}}}"#, at: "length/tightened .a"),
        narrows(
            "a field that nothing fits", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": false}}"#),
        narrows("a closed object", #"{"type": "object"}"#, #"{"type": "object", "additionalProperties": false}"#),
        narrows(
            "a type of other fields", #"{"type": "object"}"#, #"{"type": "object", "additionalProperties": {"type": "string"}}"#),
        narrows(
            "a bound of other fields", #"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            #"{"type": "object", "additionalProperties": {"type": "string", "maxLength": 9}}"#),
        narrows(
            "fields by pattern", #"{"type": "object"}"#, #"{"type": "object", "patternProperties": {"^x-": {"type": "string"}}}"#),
        narrows(
            "a pattern of fields is gone from a closed object",
            #"{"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": false}"#,
            #"{"type": "object", "additionalProperties": false}"#),
        narrows("names", #"{"type": "object"}"#, #"{"type": "object", "propertyNames": {"maxLength": 9}}"#),
        narrows("more fields at least", #"{"type": "object"}"#, #"{"type": "object", "minProperties": 1}"#),
        narrows(
            "still more fields at least", #"{"type": "object", "minProperties": 1}"#, #"{"type": "object", "minProperties": 2}"#),
        narrows("fewer fields", #"{"type": "object"}"#, #"{"type": "object", "maxProperties": 3}"#),
        narrows("still fewer fields", #"{"type": "object", "maxProperties": 3}"#, #"{"type": "object", "maxProperties": 2}"#),
        narrows(
            "a field that another asks for", #"{"type": "object"}"#, #"{"type": "object", "dependentRequired": {"a": ["b"]}}"#),
        narrows(
            "a further field that another asks for", #"{"type": "object", "dependentRequired": {"a": ["b"]}}"#,
            #"{"type": "object", "dependentRequired": {"a": ["b", "c"]}}"#),
        same(
            "a field that another asks for, said as a condition", #"{"type": "object", "dependentRequired": {"a": ["b"]}}"#,
            #"{"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}}"#),
        same(
            "the same of values of any type", #"{"dependentRequired": {"a": ["b"]}}"#,
            #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#),
        narrows(
            "a condition that asks for more", #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#,
            #"{"if": {"required": ["a"]}, "then": {"required": ["b", "c"]}}"#),
        narrows(
            "a schema that a field asks for", #"{"type": "object"}"#,
            #"{"type": "object", "dependentSchemas": {"a": {"properties": {"b": {"type": "string"}}}}}"#),
        narrows(
            "nothing unevaluated", #"{"type": "object", "properties": {"a": {}}}"#,
            #"{"type": "object", "properties": {"a": {}}, "unevaluatedProperties": false}"#),
        narrows(
            "a type of what is unevaluated", #"{"type": "object", "properties": {"a": {}}}"#,
            #"{"type": "object", "properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}}"#),
    ]
}
