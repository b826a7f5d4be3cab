internal import Basics
internal import Documents

/// Apache Avro: schemas and protocols as JSON (`.avsc`, `.avpr`), and the interface definition language (`.avdl`).
struct AvroFormat: ContractFormat {
    var id: ContractFormatID { "avro" }
    var title: String { "Apache Avro 1.12 schemas (.avsc), protocols (.avpr) and IDL (.avdl)" }

    private static let extensions: [Name] = ["avsc", "avpr", "avdl"]

    func recognises(_ file: SourceFile) -> Bool {
        if Self.hasExtension(file) { return true }
        let keys = TopLevelKeys(of: file)
        if keys.contains("protocol") { return keys.contains("types") || keys.contains("messages") }
        switch keys.text(of: "type") {
        case "record", "error": return keys.contains("name") && keys.contains("fields")
        case "enum": return keys.contains("symbols")
        case "fixed": return keys.contains("name") && keys.contains("size")
        case "map": return keys.contains("values")
        default: return AvroIDLParser.recognises(file)
        }
    }

    func notation(of contract: Contract) -> any MessageNotation { AvroNotation() }

    func read(_ input: ContractInput) -> Contract {
        let files = input.files.count > 1 ? input.files.filter(recognises) : input.files
        var sources = AvroFiles(input)
        for file in files { sources.add(file) }
        var contract = Contract(format: id, profile: .avro, files: sources.files)
        contract.troubles = sources.troubles
        guard !contract.troubles.contains(where: { $0.kind == .unreadable }) else { return contract }
        let reader = AvroReader()
        reader.read(sources.trees)
        contract.troubles += reader.troubles.map { ContractTrouble(.partUnknown, $0.message, at: contract.span(of: $0.origin)) }
        var shapes = AvroShapes(contract, reader.model)
        shapes.addTypes()
        shapes.addEntries()
        contract = shapes.contract
        contract.details = reader.model
        contract.profile.hasDirection = !reader.model.messages.isEmpty
        return contract
    }

    static func hasExtension(_ file: SourceFile, _ wanted: [Name] = extensions) -> Bool {
        let parts = file.path.text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 && wanted.contains(Name(parts[parts.count - 1].lowercased()))
    }
}

extension Profile {
    /// Readers skip what they do not know, fill defaults, and tell records, enums and fixed types by their names.
    package static let avro = Profile(unknownFields: .drop, fillsDefaults: true, isNominal: true, hasDirection: false)
}
