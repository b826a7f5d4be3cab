internal import Basics
internal import Documents

/// JSON Schema, drafts 3 to 2020-12: one schema, with the named ones below `$defs` or `definitions`.
struct JSONSchemaFormat: ContractFormat {
    var id: ContractFormatID { "json-schema" }
    var title: String { "JSON Schema (draft 3, 4, 6, 7, 2019-09, 2020-12)" }

    func recognises(_ file: SourceFile) -> Bool {
        let keys = TopLevelKeys(of: file)
        if let dialect = keys.text(of: "$schema") { return dialect.utf8.contains("json-schema.org".utf8) }
        // Without `$schema`, a `type` alone is no sign: Avro and many others have one.
        let isTyped = keys.text(of: "type").map { ["object", "array", "string", "number", "integer", "boolean"].contains($0) } ?? false
        if isTyped, !keys.contains("fields") { return true }
        let own: [Name] = [
            "properties", "$defs", "definitions", "$ref", "allOf", "anyOf", "oneOf", "not", "$id", "additionalProperties", "enum", "const",
        ]
        let ofOthers: [Name] = ["openapi", "swagger", "asyncapi", "kind", "fields", "name", "symbols", "paths"]
        return own.contains(where: keys.contains) && !ofOthers.contains(where: keys.contains)
    }

    func read(_ input: ContractInput) -> Contract {
        guard let entry = input.files.first else { return Contract(format: id, profile: .jsonSchema, files: []) }
        let document = readDocument(entry)
        var contract = Contract(format: id, profile: .jsonSchema, files: [entry])
        contract.addSyntaxTroubles(of: document)
        guard let root = document.root else { return contract }
        let references = ReferenceResolver(input)
        let place = references.adopt(document, root: root, dialect: SchemaDialect(ofSchema: root))
        let reader = SchemaReader(contract, references)
        _ = reader.declare("", kind: .root, at: place)
        for keyword in ["$defs", "definitions"] as [Name] {
            guard let schemas = root[name: keyword] else { continue }
            for entry in schemas.entries {
                _ = reader.declare(entry.key.name, at: references.entering(place.at(entry.value)))
            }
        }
        if input.files.count > 1 { declareOtherFiles(reader, entry: place) }
        return reader.finish()
    }

    /// Makes the other schemas of a folder named types, under their files' names.
    private func declareOtherFiles(_ reader: SchemaReader, entry: LocatedNode) {
        let references = reader.references
        references.loadAll(from: 0)
        for document in references.documents.dropFirst() where document.root.isMapping {
            reader.declareFile(LocatedNode(document.root, in: references.resource(ofRoot: document.root) ?? entry.resource))
        }
    }
}

extension Contract {
    /// Adds what is wrong with the entry file's syntax; a file that has no tree makes the contract unreadable.
    mutating func addSyntaxTroubles(of document: Document) {
        for trouble in document.troubles {
            let kind: ContractTrouble.Kind = trouble.kind == .duplicateKey ? .partUnknown : .unreadable
            troubles.append(ContractTrouble(kind, trouble.help.map { "\(trouble.message) \($0)" } ?? trouble.message, at: trouble.span))
        }
        if document.root == nil, troubles.isEmpty {
            let place = SourceSpan(file: document.file)
            troubles.append(ContractTrouble(.unreadable, "the file is empty, so there is no contract in it", at: place))
        }
    }
}
