internal import Basics
internal import Documents

/// OpenAPI 3 and its predecessor Swagger 2.0: operations by method and path, and named schemas.
struct OpenAPIFormat: ContractFormat {
    var id: ContractFormatID { "openapi" }
    var title: String { "OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0" }

    func recognises(_ file: SourceFile) -> Bool {
        let keys = TopLevelKeys(of: file, until: ["openapi", "swagger"])
        return keys.contains("openapi") || keys.contains("swagger")
    }

    func read(_ input: ContractInput) -> Contract {
        guard let entry = entry(of: input) else { return Contract(format: id, profile: .openAPI, files: []) }
        return read(input, readDocument(entry))
    }

    func readVersions(_ old: ContractInput, _ new: ContractInput, jobs: Int) -> (old: Contract, new: Contract) {
        guard let before = entry(of: old), let after = entry(of: new) else { return (read(old), read(new)) }
        let documents = orderedParallelMap([before, after], jobs: jobs, worker: {}) { readDocument($1) }
        let common = CommonParts(documents[0], documents[1])
        let versions = [(old, documents[0], common?.old), (new, documents[1], common?.new)]
        let contracts = orderedParallelMap(versions, jobs: jobs, worker: {}) { read($1.0, $1.1, leavingOut: $1.2 ?? []) }
        return (contracts[0], contracts[1])
    }

    private func entry(of input: ContractInput) -> SourceFile? {
        input.files.count == 1 ? input.files[0] : input.files.first(where: recognises) ?? input.files.first
    }

    /// Reads a contract from its parsed file without some of its path items and named schemas, which the indices of their nodes tell.
    private func read(_ input: ContractInput, _ document: Document, leavingOut parts: Set<Int32> = []) -> Contract {
        var contract = Contract(format: id, profile: .openAPI, files: [document.file])
        contract.addSyntaxTroubles(of: document)
        guard let root = document.root else { return contract }
        guard let generation = APIGeneration(root) else {
            let stated = (root["openapi"] ?? root["swagger"]) ?? root
            contract.troubles.append(
                ContractTrouble(
                    .unreadable,
                    "the file does not say 'openapi: 3.x' or 'swagger: \"2.0\"', which are the versions that are read; "
                        + "state the version, or name the file's format in contract.format",
                    at: stated.span))
            return contract
        }
        contract.version = root["info"]?["version"].flatMap { $0.isScalar ? $0.text : nil }
        let references = ReferenceResolver(input)
        let place = references.adopt(document, root: root, dialect: generation.dialect)
        let reader = APIReader(SchemaReader(contract, references), root: place, generation, leavingOut: parts)
        reader.readAll()
        return reader.schemas.finish()
    }
}

/// Which language a document is written in, as far as it changes what is read.
enum APIGeneration {
    case swagger2, openAPI30, openAPI31

    /// Finds the generation by the version that a document states; nil where it states none that is read.
    init?(_ root: Node) {
        func states(_ node: Node?, _ prefixes: [String]) -> Bool {
            guard let node, node.isScalar else { return false }
            let text = node.text
            return prefixes.contains { text == $0 || text.utf8.starts(with: ($0 + ".").utf8) }
        }
        if states(root["openapi"], ["3.0", "3"]), !states(root["openapi"], ["3.1", "3.2"]) {
            self = .openAPI30
        } else if states(root["openapi"], ["3.1", "3.2"]) {
            self = .openAPI31
        } else if states(root["swagger"], ["2.0", "2"]) {
            self = .swagger2
        } else {
            return nil
        }
    }

    var dialect: SchemaDialect {
        switch self {
        case .swagger2: .swagger2
        case .openAPI30: .openAPI30
        case .openAPI31: .openAPI31
        }
    }
}
