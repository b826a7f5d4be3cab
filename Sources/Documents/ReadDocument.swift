package import Basics

/// Bounds on what one file may be, counted so that every machine answers the same.
package struct DocumentLimits: Sendable {
    /// The largest file that is read, in bytes.
    package var size = 64 << 20
    /// How deep nodes may nest, aliases followed.
    package var depth = 512
    /// How many nodes a YAML file may have once its aliases are followed.
    package var expandedNodes = 20_000_000

    package init() {}
}

/// Reads a file into its located tree. It never fails: what is wrong is in the document's `troubles`.
///
/// Without a syntax, the file's extension and then its first character tell: `<` is XML, `{` and `[` are JSON, all else is YAML.
package func readDocument(_ file: SourceFile, as syntax: Syntax? = nil, limits: DocumentLimits = DocumentLimits()) -> Document {
    file.bytes.withUnsafeBufferPointer { bytes in
        let syntax = syntax ?? guessSyntax(of: file.path, bytes)
        do throws(ReadFailure) {
            let text = try SourceText(bytes, limits: limits)
            let tree =
                switch syntax {
                case .yaml: try readYAML(bytes, text, limits)
                case .json: try readJSON(bytes, text, limits)
                case .xml: try readXML(bytes, text, limits)
                }
            return Document(
                file: file, syntax: syntax, records: tree.records, decoded: tree.decoded, roots: tree.roots,
                troubles: tree.duplicates(in: bytes).map { $0.trouble(in: file) })
        } catch {
            return Document(file: file, syntax: syntax, records: [], decoded: [], roots: [], troubles: [error.trouble(in: file)])
        }
    }
}

/// What a reader makes of a file.
struct ReadTree {
    var records: [NodeRecord]
    var decoded: [UInt8]
    var roots: [Int32]
}

/// Guesses a file's syntax from its extension, or from its first character.
private func guessSyntax(of path: Name, _ bytes: UnsafeBufferPointer<UInt8>) -> Syntax {
    let bytesOfPath = path.text.utf8
    let last = bytesOfPath[(bytesOfPath.lastIndex(of: UInt8(ascii: "/")) ?? bytesOfPath.startIndex)...]
    let fileExtension = last.lastIndex(of: UInt8(ascii: ".")).map { dot in
        String(decoding: last[dot...].dropFirst().map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    switch fileExtension {
    case "json": return .json
    case "yaml", "yml": return .yaml
    default: break
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes.dropFirst(start).first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    switch first {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    case nil where ["xml", "xsd", "wsdl", "edmx"].contains(fileExtension): return .xml
    default: return .yaml
    }
}
