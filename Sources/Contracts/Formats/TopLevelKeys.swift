internal import Basics
internal import Glibc

/// The keys at the top of a JSON or YAML file, found without parsing it; what formats are recognised by.
///
/// A file that is neither has keys that mean nothing, or none. Only the first megabytes are looked at.
struct TopLevelKeys {
    private var values: [Name: String?] = [:]
    /// The keys of which the first is enough.
    private let telling: Set<Name>

    private static let limit = 4 << 20

    /// - Parameter telling: Keys that tell enough: what follows the first of them is not looked at.
    init(of file: SourceFile, until telling: Set<Name> = []) {
        self.telling = telling
        file.bytes.withUnsafeBufferPointer { buffer in
            var bytes = UnsafeBufferPointer(rebasing: buffer.prefix(Self.limit))
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = UnsafeBufferPointer(rebasing: bytes.dropFirst(3)) }
            let start = bytes.firstIndex { !Self.isSpace($0) } ?? bytes.endIndex
            if start < bytes.endIndex, bytes[start] == UInt8(ascii: "{") {
                scanJSON(UnsafeBufferPointer(rebasing: bytes[start...]))
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
    private mutating func scanJSON(_ bytes: UnsafeBufferPointer<UInt8>) {
        var depth = 0
        var index = bytes.startIndex
        var key: Name?
        var previous: String?
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let start = index + 1
                index = Self.endOfText(bytes, from: start)
                guard index < bytes.endIndex else { return }
                if depth == 1, index - start <= 4096 { previous = String(decoding: bytes[start..<index], as: UTF8.self) }
            case UInt8(ascii: ":") where depth == 1:
                key = previous.map { Name($0) }
                previous = nil
                if let key {
                    values[key] = .some(values[key] ?? nil)
                    if telling.contains(key) { return }
                }
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

    /// The place of the quote that ends a JSON text, or a place behind all bytes.
    private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = start
        while index < bytes.count {
            if index + 8 <= bytes.count {
                // Eight bytes at once while none is a quote or a backslash.
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let (quote, backslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
                if ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80) == 0 {
                    index += 8
                    continue
                }
            }
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    /// Notes what stands before a colon at the start of a line.
    private mutating func scanYAML(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        var start = 0
        while start < bytes.count {
            let rest = bytes.count - start
            // Lines that are indented, nearly all of them, are passed over at once.
            let isIndented = Self.isSpace(bytes[start]) && bytes[start] != 0x0A && bytes[start] != 0x0D
            let feed = memchr(base + start, 0x0A, rest).map {
                $0.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: base)
            }
            let end = feed ?? bytes.count
            let isWhole = isIndented && memchr(base + start, 0x0D, end - start) == nil
            if !isWhole {
                scanLines(bytes[start..<end])
                if telling.contains(where: contains) { return }
            }
            start = end + 1
        }
    }

    /// Notes the keys of lines that end in carriage returns, or of a single one.
    private mutating func scanLines(_ lines: Slice<UnsafeBufferPointer<UInt8>>) {
        for line in lines.split(separator: 0x0D) {
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
