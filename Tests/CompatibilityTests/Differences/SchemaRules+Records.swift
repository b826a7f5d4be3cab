extension SchemaRules {
    /// What objects may hold, and which of several they may be.
    static let records: [ContractRule] = [
        .init(
            "a required field", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["b"]}"#, "breaking / safe",
            "risky / breaking", because: "an open object may hold what it does not require"),
        .init(
            "a field became required", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#, "breaking / safe", "safe / breaking"),
        .init(
            "an optional field is gone", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {}}"#, "risky / risky", "safe / safe",
            because: "a field that is gone surprises who sends or reads it, a new one nobody"),
        .init(
            "a required field is gone", #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {}}"#, "risky / breaking", "breaking / safe",
            because: "an open object may hold what it does not require"),
        .init(
            "a field became read-only", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "readOnly": true}}}"#, "risky / risky", "safe / safe",
            because: "what is no longer taken is lost, what is newly taken is not"),
        .init(
            "a required field became write-only", #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "writeOnly": true}}, "required": ["a"]}"#, "risky / breaking",
            "safe / safe", because: "responses are the only ones that lack what is write-only"),
        .init(
            "an object was closed", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"#, "breaking / safe",
            "safe / risky", because: "readers are expected to bear a member that they do not know"),
        .init(
            "the values of a map", #"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            #"{"type": "object", "additionalProperties": {"type": "integer"}}"#, "breaking / breaking", "breaking / breaking"),
        .init(
            "typed values of what may be anything", #"{"type": "object"}"#,
            #"{"type": "object", "additionalProperties": {"type": "string"}}"#, "breaking / safe", "safe / breaking"),
        .init(
            "nothing unevaluated", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "unevaluatedProperties": false}"#, "breaking / safe",
            "safe / risky", because: "readers are expected to bear a member that they do not know"),
        .init(
            "nothing unevaluated beside alternatives",
            #"{"type": "object", "anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}"#,
            #"{"type": "object", "anyOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}], "unevaluatedProperties": false}"#,
            "breaking / safe", "risky / risky", because: "readers are expected to bear a member that they do not know"),
        .init("fewer fields", #"{"type": "object"}"#, #"{"type": "object", "maxProperties": 2}"#, "breaking / safe", "safe / breaking"),
        .init(
            "more fields at least", #"{"type": "object", "additionalProperties": true}"#,
            #"{"type": "object", "additionalProperties": true, "minProperties": 2}"#, "breaking / safe", "safe / breaking"),
        .init(
            "names", #"{"type": "object", "additionalProperties": {"type": "string"}}"#,
            #"{"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": {"pattern": "^a"}}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "fields by pattern", #"{"type": "object"}"#, #"{"type": "object", "patternProperties": {"^x-": {"type": "string"}}}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "a field that another asks for", #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "dependentRequired": {"a": ["b"]}}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "a schema that a field asks for", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}}, "dependentSchemas": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "a condition", #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}}"#,
            "breaking / safe", "safe / breaking"),
        .init(
            "a field of a type that refers to itself by a dynamic anchor",
            ##"{"$id": "https://x.example/t", "$dynamicAnchor": "n", "type": "object", "properties": {"v": {"type": "string"}, "k": {"$dynamicRef": "#n"}}}"##,
            ##"{"$id": "https://x.example/t", "$dynamicAnchor": "n", "type": "object", "properties": {"v": {"type": "string", "maxLength": 3}, "k": {"$dynamicRef": "#n"}}}"##,
            "breaking / safe", "safe / breaking"),
        .init(
            "a default", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "default": "x"}}}"#, "risky / risky", "risky / risky"),
        .init(
            "a value of an open list is gone",
            #"{"type": "object", "properties": {"a": {"type": "string", "x-extensible-enum": ["a", "b"]}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "x-extensible-enum": ["a"]}}}"#, "breaking / safe", "safe / safe",
            because: "an open list asks its readers to bear others"),
        .init(
            "a bound that does not apply", #"{"type": "string", "maximum": 20}"#, #"{"type": "string", "maximum": 15}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "a count that does not apply", #"{"type": "string"}"#, #"{"type": "string", "maxItems": 5}"#, "breaking / safe",
            "safe / breaking"),
        .init(
            "a type within a type that has no fields", #"{"type": "string", "properties": {"a": {"type": ["string", "integer"]}}}"#,
            #"{"type": "string", "properties": {"a": {"type": "string"}}}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a deprecation", #"{"type": "object", "properties": {"a": {"type": "string"}}}"#,
            #"{"type": "object", "properties": {"a": {"type": "string", "deprecated": true}}}"#, "safe / safe", "none / none",
            because: "a deprecation that is taken back is no news"),
        .init(
            "a named branch is gone",
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}, {"$ref": "#/components/schemas/Cow"}]}"##,
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}"##, "breaking / safe",
            "safe / breaking"),
        .init(
            "another named branch", ##"{"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}"##,
            ##"{"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Cow"}]}"##, "breaking / risky",
            "breaking / risky", because: "by its shape, who reads one branch reads the other"),
        .init(
            "a branch of another kind is gone",
            #"{"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}]}"#,
            #"{"type": "string"}"#, "breaking / safe", "safe / breaking"),
        .init(
            "a further part of allOf",
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}]}"#,
            #"{"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"type": "object", "properties": {"b": {"type": "string"}}}, {"type": "object", "properties": {"c": {"type": "integer"}}}]}"#,
            "breaking / safe", "risky / risky", because: "readers are not told to look for what a part no longer says"),
        .init(
            "one of several that all fit",
            #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"]}"#,
            #"{"oneOf": [{"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a"]}, {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["b"]}]}"#,
            "breaking / breaking", "breaking / safe", because: "who reads one message does not count the branches that it fits"),
        .init(
            "another field tells the branches",
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "name"}}"##,
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind"}}"##,
            "breaking / breaking", "breaking / breaking"),
        .init(
            "another value tells a branch",
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"c": "#/components/schemas/Cat"}}}"##,
            ##"{"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"k": "#/components/schemas/Cat"}}}"##,
            "risky / risky", "risky / risky"),
    ]
}
