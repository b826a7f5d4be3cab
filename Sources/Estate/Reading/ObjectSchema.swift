internal import Basics

extension ObjectShape {
    /// The reference to the object's definition, which is made at its first use.
    func reference(_ definitions: inout SchemaDefinitions) -> JSONValue {
        definitions.reference(to: name) { schema(&$0) }
    }

    /// The JSON Schema of the object.
    func schema(_ definitions: inout SchemaDefinitions) -> JSONValue {
        var properties = JSONValue.object([])
        for key in keys {
            let example = key.example.map { " Example: `\($0)`" } ?? ""
            properties = properties.with(key.name, key.schema(&definitions).with("description", .string(key.documentation + example)))
        }
        var result: JSONValue = ["type": "object", "description": .string(documentation), "properties": properties]
        let required = keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { result = result.with("required", .array(required.map { .string($0) })) }
        if !isOpen { result = result.with("patternProperties", ["^x-": [:]]).with("additionalProperties", false) }
        let conditions = rules.flatMap(\.schemas)
        return conditions.isEmpty ? result : result.with("allOf", .array(conditions))
    }
}

extension KeyRule {
    /// What the rule says in JSON Schema.
    fileprivate var schemas: [JSONValue] {
        func required(_ name: String) -> JSONValue { ["required": [.string(name)]] }
        switch self {
        case .exactlyOne(let names, _): return [["oneOf": .array(names.map(required))]]
        case .atMostOne(let names):
            return names.dropLast().enumerated().flatMap { index, first in
                names[(index + 1)...].map { second in ["not": ["required": [.string(first), .string(second)]]] }
            }
        case .together(let names):
            return names.map { name in
                ["dependentRequired": .object([(name, .array(names.filter { $0 != name }.map { .string($0) }))])]
            }
        case .needs(let first, let second): return [["dependentRequired": .object([(first, .array([.string(second)]))])]]
        }
    }
}
