extension JSONSchemaRules {
    private static let cat =
        #"{"type": "object", "properties": {"meow": {"type": "string"}}, "required": ["meow"], "additionalProperties": false}"#
    private static let dog =
        #"{"type": "object", "properties": {"bark": {"type": "string"}}, "required": ["bark"], "additionalProperties": false}"#
    private static let list =
        ##"{"$defs": {"n": {"type": "object", "properties": {"v": VALUE, "next": {"$ref": "#/$defs/n"}}, "additionalProperties": false}}, "$ref": "#/$defs/n"}"##
    private static let dynamic =
        ##"{"$id": "https://x.example/t", "$dynamicAnchor": "n", "type": "object", "properties": {"v": VALUE, "k": {"$dynamicRef": "#n"}}, "additionalProperties": false}"##

    static let combinations: [ContractRule] = [
        narrows("a further part of allOf", #"{"allOf": [{"type": "string"}]}"#, #"{"allOf": [{"type": "string"}, {"maxLength": 9}]}"#),
        narrows("a branch of anyOf is gone", #"{"anyOf": [\#(cat), \#(dog)]}"#, #"{"anyOf": [\#(cat)]}"#),
        narrows("a branch of oneOf is gone", #"{"oneOf": [\#(cat), \#(dog)]}"#, #"{"oneOf": [\#(cat)]}"#),
        narrows(
            "a branch got a bound", #"{"anyOf": [{"type": "integer"}, {"type": "string"}]}"#,
            #"{"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": 9}]}"#),
        narrows(
            "exactly one of what overlaps", #"{"anyOf": [{"type": "integer"}, {"type": "number", "minimum": 0}]}"#,
            #"{"oneOf": [{"type": "integer"}, {"type": "number", "minimum": 0}]}"#),
        narrows("values are ruled out", #"{"type": "string"}"#, #"{"type": "string", "not": {"enum": ["a"]}}"#),
        narrows(
            "more values are ruled out", #"{"type": "string", "not": {"enum": ["a"]}}"#,
            #"{"type": "string", "not": {"enum": ["a", "b"]}}"#),
        narrows(
            "a condition", #"{"type": "object"}"#,
            #"{"type": "object", "if": {"properties": {"a": {"const": "x"}}, "required": ["a"]}, "then": {"required": ["b"]}}"#),
        narrows(
            "what holds without the condition", #"{"type": "object"}"#,
            #"{"type": "object", "if": {"required": ["a"]}, "else": {"required": ["b"]}}"#),
        narrows(
            "a stricter consequence", #"{"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}}"#,
            #"{"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b", "c"]}}"#),
        narrows(
            "a bound behind a reference", ##"{"$defs": {"t": {"type": "string"}}, "$ref": "#/$defs/t"}"##,
            ##"{"$defs": {"t": {"type": "string", "maxLength": 9}}, "$ref": "#/$defs/t"}"##),
        narrows(
            "a bound beside a reference", ##"{"$defs": {"t": {"type": "string"}}, "$ref": "#/$defs/t"}"##,
            ##"{"$defs": {"t": {"type": "string"}}, "$ref": "#/$defs/t", "maxLength": 9}"##),
        narrows(
            "a type that refers to itself", list.replacing("VALUE", with: #"{"type": "string"}"#),
            list.replacing("VALUE", with: #"{"type": "string", "maxLength": 9}"#)),
        narrows(
            "a type that refers to itself by a dynamic anchor", dynamic.replacing("VALUE", with: #"{"type": "string"}"#),
            dynamic.replacing("VALUE", with: #"{"type": "string", "maxLength": 9}"#)),
        same(
            "a definition that nothing uses", ##"{"$defs": {"t": {"type": "string"}}, "type": "integer"}"##, #"{"type": "integer"}"#),
        same("a one-part allOf", #"{"type": "string", "maxLength": 9}"#, #"{"allOf": [{"type": "string", "maxLength": 9}]}"#),
        same("a one-part anyOf", #"{"type": "string"}"#, #"{"anyOf": [{"type": "string"}]}"#),
        same(
            "a reference written out", ##"{"$defs": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/t"}}}"##,
            #"{"properties": {"a": {"type": "string"}}}"#),
        same(
            "a definition with another name", ##"{"$defs": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/t"}}}"##,
            ##"{"$defs": {"u": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/u"}}}"##),
        same(
            "a definition at another place", ##"{"$defs": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/$defs/t"}}}"##,
            ##"{"$defs": {"x": {"$defs": {"t": {"type": "string"}}}}, "properties": {"a": {"$ref": "#/$defs/x/$defs/t"}}}"##),
        same(
            "members in another order", #"{"type": "object", "properties": {"a": {"type": "string"}, "b": {}}, "required": ["a", "b"]}"#,
            #"{"required": ["b", "a"], "properties": {"b": {}, "a": {"type": "string"}}, "type": "object"}"#),
        same(
            "null among the types or as a branch", #"{"type": ["string", "null"]}"#, #"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#),
        same("null among the values or as a branch", #"{"enum": ["a", null]}"#, #"{"oneOf": [{"const": "a"}, {"type": "null"}]}"#),
        same("values in another order", #"{"enum": ["a", "b"]}"#, #"{"enum": ["b", "a"]}"#),
        same("a constant as an enum", #"{"const": 1}"#, #"{"enum": [1.0]}"#),
        same("a bound of integers in two ways", #"{"type": "integer", "minimum": 2}"#, #"{"type": "integer", "exclusiveMinimum": 1}"#),
        same("what is ruled out twice", #"{"type": "string"}"#, #"{"not": {"not": {"type": "string"}}}"#),
        same("what is so anyway", #"{"type": "object"}"#, #"{"type": "object", "additionalProperties": true, "minProperties": 0}"#),
        same("words", #"{"title": "a", "description": "b", "$comment": "c", "examples": [1]}"#, #"{}"#),
    ]

    private static func draft(_ number: String, _ members: String) -> String {
        #"{"$schema": "http://json-schema.org/draft-0\#(number)/schema#", \#(members)}"#
    }

    static let drafts: [ContractRule] = [
        narrows(
            "draft 3: a required field", draft("3", #""type": "object", "properties": {"a": {"type": "string"}}"#),
            draft("3", #""type": "object", "properties": {"a": {"type": "string", "required": true}}"#)),
        narrows("draft 3: a step", draft("3", #""type": "integer""#), draft("3", #""type": "integer", "divisibleBy": 2"#)),
        narrows("draft 3: a type is ruled out", draft("3", #""type": "any""#), draft("3", #""disallow": "string""#)),
        narrows(
            "draft 3: a type is built upon", draft("3", #""type": "string""#), draft("3", #""type": "string", "extends": {"maxLength": 9}"#)
        ),
        narrows(
            "draft 4: a bound that is left out", draft("4", #""type": "number", "maximum": 9"#),
            draft("4", #""type": "number", "maximum": 9, "exclusiveMaximum": true"#)),
        narrows(
            "draft 7: no items behind those by place", draft("7", #""type": "array", "items": [{}]"#),
            draft("7", #""type": "array", "items": [{}], "additionalItems": false"#)),
        narrows(
            "draft 7: a field that another asks for", draft("7", #""type": "object""#),
            draft("7", #""type": "object", "dependencies": {"a": ["b"]}"#)),
        narrows(
            "draft 7: a schema that a field asks for", draft("7", #""type": "object""#),
            draft("7", #""type": "object", "dependencies": {"a": {"required": ["b"]}}"#)),
        same(
            "draft 7: what stands beside a reference is passed over",
            draft("7", ##""definitions": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/t"}}"##),
            draft("7", ##""definitions": {"t": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/t", "maxLength": 9}}"##)),
        same(
            "a bound in two drafts", draft("4", #""type": "number", "maximum": 9, "exclusiveMaximum": true"#),
            draft("7", #""type": "number", "exclusiveMaximum": 9"#)),
        same(
            "items by place in two drafts", draft("7", #""type": "array", "items": [{"type": "string"}], "additionalItems": false"#),
            #"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array", "prefixItems": [{"type": "string"}], "items": false}"#
        ),
    ]
}
