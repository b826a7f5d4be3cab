package import Basics
internal import Documents

/// RAML 1.0: an API with its types, libraries, traits and resource types, over all files that it includes.
package struct RAMLFormat: ContractFormat {
    package init() {}

    package var id: ContractFormatID { "raml" }
    package var title: String {
        "RAML 1.0 (APIs, libraries, typed fragments, included JSON Schema); no overlays and extensions, no XML Schema as a type"
    }

    package func recognises(_ file: SourceFile) -> Bool {
        guard let kind = Self.kind(of: file) else { return false }
        return ["", "Library", "DataType"].contains(kind)
    }

    /// What the first line says that a file is: nothing for an API, else the fragment's kind; nil for files that are no RAML 1.0.
    static func kind(of file: SourceFile) -> String? {
        let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let line = file.bytes.dropFirst(start).prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
        guard words.count > 1, words[0] == "#%RAML", words[1] == "1.0" else { return nil }
        return words.count > 2 ? words[2] : ""
    }

    package func read(_ input: ContractInput) -> Contract {
        let entry = input.files.first { Self.kind(of: $0) == "" } ?? input.files.first { Self.kind(of: $0) != nil } ?? input.files.first
        guard let entry else { return Contract(format: id, profile: .raml, files: []) }
        var contract = Contract(format: id, profile: .raml, files: [entry])
        let document = readDocument(entry, as: .yaml)
        contract.addSyntaxTroubles(of: document)
        guard let root = document.root else { return contract }
        if Self.kind(of: entry) == nil {
            contract.troubles.append(
                ContractTrouble(.unreadable, "The first line is not `#%RAML 1.0`, which is the version that is read.", at: root.span))
            return contract
        }
        let files = RAMLFiles(input, entry: document, root: root)
        let reader = RAMLReader(SchemaReader(contract, files.references), files)
        reader.readAll()
        return reader.schemas.finish()
    }
}

extension Profile {
    /// An HTTP API as OpenAPI's are: what the contract does not say, nobody sends and nobody keeps.
    package static let raml = Profile()
}
