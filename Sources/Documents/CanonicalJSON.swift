internal import Basics

extension Node {
    /// The node as JSON in one form for one value: keys sorted by their bytes, no white space, numbers as plain decimals.
    ///
    /// Of a key that stands twice the first counts. What JSON cannot say (`.inf`, or more digits than a decimal
    /// holds) is written as a text.
    package var canonicalJSON: String {
        var bytes: [UInt8] = []
        writeCanonical(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func writeCanonical(to bytes: inout [UInt8]) {
        switch kind {
        case .null: bytes += "null".utf8
        case .boolean: bytes += (boolean == true ? "true" : "false").utf8
        case .integer, .number:
            if let decimal { bytes += decimal.description.utf8 } else { withBytes { writeText($0, to: &bytes) } }
        case .text, .element, .attribute, .characters, .alias: withBytes { writeText($0, to: &bytes) }
        case .sequence: writeSequence(to: &bytes)
        case .mapping: writeMapping(to: &bytes)
        }
    }

    private func writeSequence(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            item.writeCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private func writeMapping(to bytes: inout [UInt8]) {
        var sorted: [(key: Name, index: Int, value: Node)] = []
        for (index, entry) in entries.enumerated() {
            sorted.append((entry.key.isScalar ? entry.key.name : Name(entry.key.canonicalJSON), index, entry.value))
        }
        sorted.sort { ($0.key, $0.index) < ($1.key, $1.index) }
        bytes.append(UInt8(ascii: "{"))
        var previous: Name?
        for (key, _, value) in sorted where key != previous {
            if previous != nil { bytes.append(UInt8(ascii: ",")) }
            previous = key
            var text = key.text
            text.withUTF8 { writeText($0, to: &bytes) }
            bytes.append(UInt8(ascii: ":"))
            value.writeCanonical(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

/// Writes a text in quotes, escaping only what JSON demands.
private func writeText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            bytes += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
        default: bytes.append(byte)
        }
    }
    bytes.append(UInt8(ascii: "\""))
}
