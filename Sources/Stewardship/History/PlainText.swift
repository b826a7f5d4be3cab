/// Text that is not read into a tree, reduced to what it says: without comments, and each run of white space as one blank.
struct PlainText {
    private let lineComments: [[UInt8]]
    private let hasBlockComments: Bool

    /// - Parameter path: In small letters; its extension tells how comments look.
    init(path: String) {
        let ending = path.split(separator: ".").last.map(String.init) ?? ""
        switch ending {
        case "proto", "avdl", "thrift", "idl": (lineComments, hasBlockComments) = ([Array("//".utf8)], true)
        case "sql", "ddl": (lineComments, hasBlockComments) = ([Array("--".utf8)], true)
        case "graphql", "graphqls", "gql": (lineComments, hasBlockComments) = ([Array("#".utf8)], false)
        default: (lineComments, hasBlockComments) = ([], false)
        }
    }

    /// Whether comments are known, so that quotes must be told apart from them.
    private var hasComments: Bool { hasBlockComments || !lineComments.isEmpty }

    func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var isBlank = false
        var quote: UInt8?
        while index < bytes.count {
            if quote == nil, let end = endOfComment(bytes, index) {
                (index, isBlank) = (end, true)
                continue
            }
            let byte = bytes[index]
            index += 1
            if quote == nil, Self.isSpace(byte) {
                isBlank = true
                continue
            }
            if isBlank, !result.isEmpty { result.append(0x20) }
            isBlank = false
            result.append(byte)
            guard hasComments else { continue }
            if byte == quote || byte == 0x0A {
                quote = nil
            } else if quote != nil, byte == UInt8(ascii: "\\"), index < bytes.count {
                result.append(bytes[index])
                index += 1
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return result
    }

    /// Where a comment ends that starts here; nil where none does.
    private func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int? {
        let rest = bytes[start...]
        if lineComments.contains(where: rest.starts(with:)) { return rest.firstIndex(of: 0x0A) ?? bytes.count }
        guard hasBlockComments, rest.starts(with: Array("/*".utf8)) else { return nil }
        var index = start + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return bytes.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
