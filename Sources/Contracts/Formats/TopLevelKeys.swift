internal import Basics

/// The keys at the top of a JSON or YAML file, found without parsing it; what formats are recognised by.
///
/// A file that is neither has keys that mean nothing, or none. Only the first megabytes are looked at.
struct TopLevelKeys {
    private var values: [Name: String?] = [:]

    private static let limit = 4 << 20

    init(of file: SourceFile) {
        file.bytes.withUnsafeBufferPointer { buffer in
            var bytes = buffer.prefix(Self.limit)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            let start = bytes.firstIndex { !Self.isSpace($0) } ?? bytes.endIndex
            if start < bytes.endIndex, bytes[start] == UInt8(ascii: "{") {
                scanJSON(bytes[start...])
            } else {
                scanYAML(bytes)
            }
        }
    }

    func contains(_ key: Name) -> Bool { values[key] != nil }
    /// The text of a key's value where that is a plain or quoted scalar on the same line.
    func text(of key: Name) -> String? { values[key] ?? nil }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Walks over a JSON object and notes the keys at depth one.
    private mutating func scanJSON(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var depth = 0
        var index = bytes.startIndex
        var key: Name?
        var previous: String?
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let start = index + 1
                index += 1
                while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                guard index < bytes.endIndex else { return }
                if depth == 1, index - start <= 4096 { previous = String(decoding: bytes[start..<index], as: UTF8.self) }
            case UInt8(ascii: ":") where depth == 1:
                key = previous.map { Name($0) }
                previous = nil
                if let key { values[key] = .some(values[key] ?? nil) }
            case UInt8(ascii: ","), UInt8(ascii: "}"):
                if depth == 1, let key, let previous { values[key] = previous }
                if depth == 1 { (key, previous) = (nil, nil) }
                if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            index += 1
        }
    }

    /// Notes what stands before a colon at the start of a line.
    private mutating func scanYAML(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let first = line.first, !Self.isSpace(first), first != UInt8(ascii: "#"), first != UInt8(ascii: "-") else { continue }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let key = Self.unquoted(line[..<colon])
            var value = line[line.index(after: colon)...].drop(while: Self.isSpace)
            let comment = value.indices.first { index in
                value[index] == UInt8(ascii: "#") && index > value.startIndex && Self.isSpace(value[index - 1])
            }
            if let comment {
                value = value[..<comment]
            }
            let text = Self.unquoted(value)
            if values[Name(key)] == nil { values[Name(key)] = .some(text.utf8.isEmpty ? nil : text) }
        }
    }

    private static func unquoted(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var bytes = bytes
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        if let first = bytes.first, first == bytes.last, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"), bytes.count > 1 {
            bytes = bytes.dropFirst().dropLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
