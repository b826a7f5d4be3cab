internal import Basics
internal import Documents

/// AsyncAPI 2 and 3: what an application sends and receives over channels, read from the side of the application that the document describes.
struct AsyncAPIFormat: ContractFormat {
    var id: ContractFormatID { "asyncapi" }
    var title: String { "AsyncAPI 2.0 to 2.6 and 3.0 to 3.1, with JSON Schema, OpenAPI and Avro payloads" }

    func recognises(_ file: SourceFile) -> Bool { TopLevelKeys(of: file).contains("asyncapi") }

    func read(_ input: ContractInput) -> Contract {
        guard let entry = input.files.count == 1 ? input.files[0] : input.files.first(where: recognises) ?? input.files.first else {
            return Contract(format: id, profile: .asyncAPI, files: [])
        }
        let document = readDocument(entry)
        var contract = Contract(format: id, profile: .asyncAPI, files: [entry])
        contract.addSyntaxTroubles(of: document)
        guard let root = document.root else { return contract }
        guard let generation = AsyncAPIGeneration(root) else {
            contract.troubles.append(
                ContractTrouble(
                    .unreadable,
                    "the file does not say 'asyncapi: 2.x' or '3.x', which are the versions that are read; state the version, or name the "
                        + "file's format in contract.format",
                    at: (root["asyncapi"] ?? root).span))
            return contract
        }
        contract.version = root["info"]?["version"].flatMap { $0.isScalar ? $0.text : nil }
        let references = ReferenceResolver(input)
        let place = references.adopt(document, root: root, dialect: .asyncAPI)
        let reader = AsyncAPIReader(SchemaReader(contract, references), root: place, generation)
        reader.readAll()
        contract = reader.schemas.finish()
        contract.details = reader.statements()
        return contract
    }
}

/// Which of the two languages a document is written in.
enum AsyncAPIGeneration: Sendable {
    /// Channels hold `publish` and `subscribe`, said from the view of the application's peers.
    case two
    /// Operations of their own say what the application itself does.
    case three

    init?(_ root: Node) {
        guard let version = root["asyncapi"], version.isScalar else { return nil }
        switch version.text.utf8.prefix(2).map({ $0 }) {
        case Array("2.".utf8), Array("2".utf8): self = .two
        case Array("3.".utf8), Array("3".utf8): self = .three
        default: return nil
        }
    }
}

extension Profile {
    /// As in OpenAPI: what the contract does not say, nobody sends and nobody keeps.
    package static let asyncAPI = Profile()
}
