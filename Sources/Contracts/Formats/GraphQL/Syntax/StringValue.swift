/// One escape in a quoted string: the scalar that it stands for, and where it ends.
struct GraphQLEscape {
    let scalar: Unicode.Scalar
    let upper: Int

    /// Reads the escape whose backslash stands at an offset; nil where it is none that GraphQL knows.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard offset + 1 < bytes.count else { return nil }
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(bytes[offset + 1])
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "u"):
            guard let (value, end) = Self.unicode(bytes, at: offset + 2) else { return nil }
            scalar = value
            upper = end
            return
        default: return nil
        }
        upper = offset + 2
    }

    private static func unicode(_ bytes: [UInt8], at start: Int) -> (Unicode.Scalar, Int)? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "{") {
            var value: UInt32 = 0
            var index = start + 1
            while index < bytes.count, let digit = hexDigit(bytes[index]) {
                value = value << 4 | digit
                guard value <= 0x10FFFF else { return nil }
                index += 1
            }
            guard index > start + 1, index < bytes.count, bytes[index] == UInt8(ascii: "}"), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            return (scalar, index + 1)
        }
        guard let high = fourDigits(bytes, at: start) else { return nil }
        if let scalar = Unicode.Scalar(high) { return (scalar, start + 4) }
        // A surrogate is only good as the first half of a pair.
        guard high < 0xDC00, start + 5 < bytes.count, bytes[start + 4] == UInt8(ascii: "\\"), bytes[start + 5] == UInt8(ascii: "u"),
            let low = fourDigits(bytes, at: start + 6), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { return nil }
        return (scalar, start + 10)
    }

    private static func fourDigits(_ bytes: [UInt8], at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for index in start..<start + 4 {
            guard let digit = hexDigit(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }
}

/// Returns the text that a quoted string stands for; the range is without the quotes, and its escapes are known to be good.
func graphQLQuotedValue(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let slice = bytes[range]
    guard slice.contains(UInt8(ascii: "\\")) else { return String(decoding: slice, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
        if bytes[index] == UInt8(ascii: "\\"), let escape = GraphQLEscape(bytes, at: index) {
            result.append(contentsOf: Unicode.UTF8.encode(escape.scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
            index = escape.upper
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Returns the text that a block string stands for: common indentation and blank first and last lines are gone (section 2.9.4 of the
/// specification); the range is without the quotes.
func graphQLBlockValue(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let slice = bytes[range]
    let isPlain = !slice.contains { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "\\") }
    // One line: only blank text is trimmed away.
    if isPlain { return slice.allSatisfy(isBlank) ? "" : String(decoding: slice, as: UTF8.self) }
    var lines = blockLines(bytes, range)
    var indent: Int?
    for line in lines.dropFirst() {
        guard let first = line.firstIndex(where: { !isBlank($0) }) else { continue }
        indent = min(indent ?? Int.max, first - line.startIndex)
    }
    if let indent, indent > 0 {
        for index in lines.indices.dropFirst() { lines[index] = lines[index].dropFirst(indent) }
    }
    while let first = lines.first, first.allSatisfy(isBlank) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(isBlank) { lines.removeLast() }
    return String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// Splits a block string's bytes into lines, with `\"""` undone.
private func blockLines(_ bytes: [UInt8], _ range: Range<Int>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var line: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
        let byte = bytes[index]
        if byte == 0x0A || byte == 0x0D {
            lines.append(line[...])
            line = []
            if byte == 0x0D, index + 1 < range.upperBound, bytes[index + 1] == 0x0A { index += 1 }
        } else if byte == UInt8(ascii: "\\"), index + 3 < range.upperBound, bytes[index + 1...index + 3].allSatisfy({ $0 == 0x22 }) {
            line.append(contentsOf: [0x22, 0x22, 0x22])
            index += 3
        } else {
            line.append(byte)
        }
        index += 1
    }
    lines.append(line[...])
    return lines
}

/// How many bytes a UTF-8 sequence has by its first byte.
func scalarLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xFF: 4
    default: 1
    }
}

/// Returns the offset of the first byte that is not part of well-formed UTF-8; nil where there is none.
func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
        var index = 0
        while index < buffer.count {
            let byte = buffer[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let second: ClosedRange<UInt8>
            switch byte {
            case 0xC2...0xDF, 0xE1...0xEC, 0xEE...0xEF, 0xF1...0xF3: second = 0x80...0xBF
            case 0xE0: second = 0xA0...0xBF
            case 0xED: second = 0x80...0x9F
            case 0xF0: second = 0x90...0xBF
            case 0xF4: second = 0x80...0x8F
            default: return index
            }
            let length = scalarLength(byte)
            guard index + length <= buffer.count, second.contains(buffer[index + 1]) else { return index }
            for next in index + 1..<index + length where buffer[next] & 0xC0 != 0x80 { return index }
            index += length
        }
        return nil
    }
}
