extension SchemaRules {
    /// What scalars and lists may be.
    static let values: [ContractRule] = [
        .init(
            "a type of several is gone", #"{"type": ["string", "integer"]}"#, #"{"type": "string"}"#, "breaking / safe", "safe / breaking"),
        .init("another type", #"{"type": "string"}"#, #"{"type": "integer"}"#, "breaking / breaking", "breaking / breaking"),
        .init("integer of a number", #"{"type": "number"}"#, #"{"type": "integer"}"#, "breaking / safe", "safe / breaking"),
        .init("null is gone", #"{"type": ["string", "null"]}"#, #"{"type": "string"}"#, "breaking / safe", "safe / breaking"),
        .init(
            "int64 became int32", #"{"type": "integer", "format": "int64"}"#, #"{"type": "integer", "format": "int32"}"#, "breaking / safe",
            "safe / breaking"),
        .init("a step", #"{"type": "integer"}"#, #"{"type": "integer", "multipleOf": 3}"#, "breaking / safe", "safe / breaking"),
        .init("a greatest value", #"{"type": "integer"}"#, #"{"type": "integer", "maximum": 15}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a lower greatest value", #"{"type": "integer", "maximum": 20}"#, #"{"type": "integer", "maximum": 15}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "an exclusive bound", #"{"type": "number", "minimum": 1}"#, #"{"type": "number", "exclusiveMinimum": 1}"#, "breaking / safe",
            "safe / breaking"),
        .init("a greatest length", #"{"type": "string"}"#, #"{"type": "string", "maxLength": 5}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a greater least length", #"{"type": "string", "minLength": 1}"#, #"{"type": "string", "minLength": 5}"#, "breaking / safe",
            "safe / breaking"),
        .init("a pattern", #"{"type": "string"}"#, #"{"type": "string", "pattern": "^a+$"}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a narrower pattern", #"{"type": "string", "pattern": "^[0-9a-f]+$"}"#, #"{"type": "string", "pattern": "^[0-9]+$"}"#,
            "breaking / safe", "safe / breaking"),
        .init("a known format", #"{"type": "string"}"#, #"{"type": "string", "format": "uuid"}"#, "breaking / safe", "safe / breaking"),
        .init(
            "an encoding", #"{"type": "string"}"#, #"{"type": "string", "contentEncoding": "base64"}"#, "breaking / safe", "safe / breaking"
        ),
        .init(
            "another encoding", #"{"type": "string", "contentEncoding": "base64"}"#,
            #"{"type": "string", "contentEncoding": "quoted-printable"}"#, "breaking / breaking", "breaking / breaking"),
        .init(
            "a media type of a text", #"{"type": "string"}"#, #"{"type": "string", "contentMediaType": "application/json"}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "a schema of a text's content", #"{"type": "string", "contentMediaType": "application/json"}"#,
            #"{"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "object"}}"#, "breaking / safe",
            "safe / breaking"),
        .init("an enum", #"{"type": "string"}"#, #"{"enum": ["a", "b"]}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a value of an enum is gone", #"{"enum": ["a", "b"]}"#, #"{"enum": ["a"]}"#, "breaking / safe", "safe / risky",
            because: "readers are expected to bear a value that they do not know"),
        .init("a constant", #"{"type": "string"}"#, #"{"const": "a"}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a value is ruled out", #"{"type": "string"}"#, #"{"type": "string", "not": {"const": "a"}}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "fewer items", #"{"type": "array", "items": {"type": "string"}, "maxItems": 9}"#,
            #"{"type": "array", "items": {"type": "string"}, "maxItems": 3}"#, "breaking / safe", "safe / breaking"),
        .init(
            "more items at least", #"{"type": "array", "items": {"type": "string"}}"#,
            #"{"type": "array", "items": {"type": "string"}, "minItems": 1}"#, "breaking / safe", "safe / breaking"),
        .init(
            "unique items", #"{"type": "array", "items": {"type": "string"}}"#,
            #"{"type": "array", "items": {"type": "string"}, "uniqueItems": true}"#, "breaking / safe", "safe / breaking"),
        .init(
            "an item by position", #"{"type": "array"}"#, #"{"type": "array", "prefixItems": [{"type": "string"}]}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "items end", #"{"type": "array", "prefixItems": [{}]}"#, #"{"type": "array", "prefixItems": [{}], "unevaluatedItems": false}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "an item that must be there", #"{"type": "array", "items": {"type": "string"}}"#,
            #"{"type": "array", "items": {"type": "string"}, "contains": {"const": "x"}}"#, "breaking / safe", "safe / breaking"),
        .init(
            "more items that must be there", #"{"type": "array", "items": {"type": "string"}, "contains": {"const": "x"}}"#,
            #"{"type": "array", "items": {"type": "string"}, "contains": {"const": "x"}, "minContains": 2}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "fewer items that may be there", #"{"type": "array", "items": {"type": "string"}, "contains": {"const": "x"}}"#,
            #"{"type": "array", "items": {"type": "string"}, "contains": {"const": "x"}, "maxContains": 2}"#, "breaking / safe",
            "safe / breaking"),
    ]
}
