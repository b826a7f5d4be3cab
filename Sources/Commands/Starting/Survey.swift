internal import Basics
internal import Contracts
internal import Governance

/// What a folder already holds that an estate can be started from.
struct Survey {
    /// The name of the folder, as a spec name.
    let name: String
    /// Contract files with their format, by path relative to the folder.
    private(set) var contracts: [(path: String, format: String)] = []
    /// Markdown documents by path.
    private(set) var documents: [String] = []
    /// Who owns which paths; nil where there is no CODEOWNERS.
    private(set) var owners: CodeOwners?

    private static let contractEndings = [
        "yaml", "yml", "json", "graphql", "graphqls", "gql", "avsc", "avpr", "avdl", "proto", "xsd", "wsdl", "edmx", "xml", "sql",
    ]
    /// Larger files are hardly contracts that a person keeps in git: 16 MiB.
    private static let sizeLimit = 16 << 20

    init(of folder: String) throws(CommandFailure) {
        let real = FileAccess.real(folder) ?? folder
        name = SpecName.make(from: String(real.split(separator: "/").last ?? "estate"))
        for path in try FileAccess.files(below: folder) {
            guard let dot = path.lastIndex(of: "."), !path.hasPrefix("node_modules/"), !path.contains("/node_modules/") else { continue }
            let ending = path[path.index(after: dot)...].lowercased()
            if ending == "md" || ending == "markdown" {
                documents.append(path)
            } else if Self.contractEndings.contains(ending) {
                let bytes = try FileAccess.read(folder + "/" + path)
                guard bytes.count <= Self.sizeLimit else { continue }
                let file = SourceFile(path: Name(path), bytes: bytes)
                if let format = ContractFormats.detect(file) { contracts.append((path, format.id.text)) }
            }
        }
        for place in ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"]
        where FileAccess.exists(folder + "/" + place) {
            owners = CodeOwners(String(decoding: try FileAccess.read(folder + "/" + place), as: UTF8.self))
            break
        }
    }
}

/// Names as the spec language has them: `[a-z0-9][a-z0-9-]*`.
enum SpecName {
    /// Makes a name of any text; what a name cannot hold becomes a dash.
    static func make(from text: String) -> String {
        var name = ""
        for byte in text.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default: if !name.isEmpty, !name.hasSuffix("-") { name += "-" }
            }
        }
        while name.hasSuffix("-") { name.removeLast() }
        return name.isEmpty ? "unnamed" : name
    }
}
