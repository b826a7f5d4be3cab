package import Basics
internal import Documents

/// One kind of spec: what reads it and what describes it.
package struct SpecKind: Sendable {
    package let kind: Kind
    /// A sentence on what it is.
    package let documentation: String
    /// Its keys with a sentence on each, in the order of the reference page.
    package let keys: [(name: String, documentation: String, example: String?, isRequired: Bool)]
    let schema: @Sendable (inout SchemaDefinitions) -> JSONValue
    let read: @Sendable (Node, inout SpecReader) -> (any Spec)?

    init<Root: Spec>(_: Root.Type) {
        let shape = Root.objectShape
        kind = Root.kind
        documentation = shape.documentation
        keys = shape.keys.map { ($0.name, $0.documentation, $0.example, $0.isRequired) }
        schema = { shape.schema(&$0) }
        read = { shape.read($0, &$1) }
    }

    /// Every kind there is.
    package static let all: [SpecKind] = [
        SpecKind(EstateSpec.self), SpecKind(Team.self), SpecKind(System.self), SpecKind(Entity.self), SpecKind(Codes.self),
        SpecKind(Mapping.self), SpecKind(Flow.self), SpecKind(Journey.self), SpecKind(Platform.self), SpecKind(Upgrade.self),
        SpecKind(Waiver.self), SpecKind(RuleSpec.self),
    ]

    package static func of(_ kind: Kind) -> SpecKind? { all.first { $0.kind == kind } }
}

/// Returns the JSON Schema (draft 2020-12) of a kind.
package func jsonSchema(for kind: SpecKind) -> JSONValue {
    var definitions = SchemaDefinitions()
    let body = kind.schema(&definitions)
    return document(kind.kind.rawValue, id: "\(kind.kind.prefix).schema.json", body, definitions)
}

/// Returns the JSON Schema of a document's front matter.
package func documentJSONSchema() -> JSONValue {
    var definitions = SchemaDefinitions()
    let body = DocumentSpec.objectShape.schema(&definitions)
    return document("Document", id: "document.schema.json", body, definitions)
}

/// Returns the JSON Schema of a document of any kind; its `kind` says which.
package func estateJSONSchema() -> JSONValue {
    var definitions = SchemaDefinitions()
    let branches: [JSONValue] = SpecKind.all.map { kind in
        let reference = definitions.reference(to: "\(kind.kind.rawValue)Spec", kind.schema)
        return [
            "if": ["properties": ["kind": ["const": .string(kind.kind.rawValue)]], "required": ["kind"]],
            "then": reference,
        ]
    }
    let words = Kind.allCases.map { JSONValue.string($0.rawValue) }
    let body: JSONValue = [
        "type": "object",
        "description": "A spec of any kind.",
        "properties": ["kind": ["enum": .array(words), "description": "Says which kind of spec it is."]],
        "required": ["kind", "name"],
        "allOf": .array(branches),
    ]
    return document("Tieline spec", id: "tieline.schema.json", body, definitions)
}

/// Returns all schemas with their file names, for Specs/schemas.
package func jsonSchemaFiles() -> [(name: String, text: String)] {
    let kinds = SpecKind.all.map { ("\($0.kind.prefix).schema.json", jsonSchema(for: $0)) }
    let all = kinds + [("document.schema.json", documentJSONSchema()), ("tieline.schema.json", estateJSONSchema())]
    return all.map { ($0.0, $0.1.prettyText + "\n") }
}

private func document(_ title: String, id: String, _ body: JSONValue, _ definitions: SchemaDefinitions) -> JSONValue {
    var result: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string(id), "title": .string(title),
    ]
    for member in body.members { result = result.with(member.key, member.value) }
    guard !definitions.entries.isEmpty else { return result }
    return result.with("$defs", .object(definitions.entries.map { ($0.name, $0.schema) }))
}
