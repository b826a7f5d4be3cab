/// Writes JSON (RFC 8259) as UTF-8; the same value always gives the same bytes.
package struct JSONWriter {
    private var bytes: [UInt8] = []
    private let isPretty: Bool

    private init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    /// Writes a value as bytes.
    package static func bytes(of value: JSONValue, isPretty: Bool) -> [UInt8] {
        var writer = JSONWriter(isPretty: isPretty)
        writer.write(value, depth: 0)
        return writer.bytes
    }

    /// Writes a value as text.
    package static func text(of value: JSONValue, isPretty: Bool) -> String {
        String(decoding: bytes(of: value, isPretty: isPretty), as: UTF8.self)
    }

    /// Writes a text as a JSON string, with its quotes.
    package static func quoted(_ text: String) -> String {
        JSONWriter.text(of: .string(text), isPretty: false)
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let bool): bytes += (bool ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .decimal(let number): bytes += number.description.utf8
        case .string(let text): write(string: text)
        case .array(let items):
            writeList(items, open: "[", close: "]", depth: depth) { $0.write($1, depth: depth + 1) }
        case .object(let members):
            writeList(members, open: "{", close: "}", depth: depth) { writer, member in
                writer.write(string: member.0)
                writer.bytes += (writer.isPretty ? ": " : ":").utf8
                writer.write(member.1, depth: depth + 1)
            }
        }
    }

    private mutating func writeList<Item>(
        _ items: [Item], open: Unicode.Scalar, close: Unicode.Scalar, depth: Int, _ write: (inout JSONWriter, Item) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine(depth: depth + 1)
            write(&self, item)
        }
        if !items.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine(depth: Int) {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    /// Escapes what JSON asks for, and DEL, U+2028 and U+2029, which scripts and terminals stumble over.
    private mutating func write(string text: String) {
        bytes.append(UInt8(ascii: "\""))
        var copy = text
        copy.withUTF8 { buffer in
            var start = 0
            for (index, byte) in buffer.enumerated() {
                let isSeparator = byte == 0xE2 && index + 2 < buffer.count && buffer[index + 1] == 0x80 && buffer[index + 2] & 0xFE == 0xA8
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || isSeparator else {
                    continue
                }
                bytes += buffer[start..<index]
                if isSeparator {
                    writeUnicode(0x2000 + UInt16(buffer[index + 2] & 0x3F))
                    start = index + 3
                } else {
                    write(escaped: byte)
                    start = index + 1
                }
            }
            bytes += buffer[start...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func write(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        default: writeUnicode(UInt16(byte))
        }
    }

    private mutating func writeUnicode(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }
}
