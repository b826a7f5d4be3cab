/// Scans a number by JSON's grammar and returns where it ends; it is an `integer` without fraction and exponent.
func scanJSONNumber(_ bytes: UnsafeBufferPointer<UInt8>, from lower: Int) throws(ReadFailure) -> (NodeKind, Int) {
    var index = lower
    func digits(_ index: inout Int) -> Bool {
        let start = index
        while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
        return index > start
    }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    guard digits(&index) else { throw ReadFailure("This is no JSON: a digit is expected after the minus sign.", at: index) }
    if bytes[first] == UInt8(ascii: "0"), index > first + 1 {
        throw ReadFailure(
            "This is no JSON: a number does not start with a zero.", help: "Remove the zero, or quote the text.", at: lower, to: index)
    }
    var kind = NodeKind.integer
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        kind = .number
        index += 1
        guard digits(&index) else { throw ReadFailure("This is no JSON: a digit is expected after the point.", at: index) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
        kind = .number
        index += 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard digits(&index) else { throw ReadFailure("This is no JSON: a digit is expected in the exponent.", at: index) }
    }
    return (kind, index)
}

/// Decodes a string with escapes up to its closing quote, whose place it returns.
func decodeJSONString(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into decoded: inout [UInt8]) throws(ReadFailure) -> Int {
    var index = start
    while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""): return index
        case UInt8(ascii: "\\"): index = try decodeEscape(bytes, at: index, into: &decoded)
        case 0..<0x20: throw ReadFailure("A control character stands inside a text.", at: index, to: index + 1)
        default:
            let run = index
            repeat { index += 1 } while index < bytes.count && bytes[index] >= 0x20 && bytes[index] != 0x22 && bytes[index] != 0x5C
            decoded.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<index]))
        }
    }
    throw ReadFailure("The text that starts here has no end; a quote is missing.", at: start - 1)
}

/// Decodes one escape and returns the place after it.
private func decodeEscape(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into decoded: inout [UInt8]) throws(ReadFailure) -> Int {
    let letter = place + 1 < bytes.count ? bytes[place + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): return try decodeUnicodeEscape(bytes, at: place, into: &decoded)
    default:
        throw ReadFailure(
            "This is no JSON: the escape after the backslash is none of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX`.",
            help: "Write a backslash itself as `\\\\`.", at: place, to: min(place + 2, bytes.count))
    }
    return place + 2
}

private func decodeUnicodeEscape(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, into decoded: inout [UInt8]) throws(ReadFailure) -> Int
{
    guard let first = hexUnit(bytes, at: place) else {
        throw ReadFailure("This is no JSON: four hexadecimal digits are expected after `\\u`.", at: place, to: min(place + 2, bytes.count))
    }
    var value = UInt32(first)
    var end = place + 6
    if (0xD800...0xDBFF).contains(first), let second = hexUnit(bytes, at: end), (0xDC00...0xDFFF).contains(second) {
        value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        end += 6
    }
    guard let scalar = Unicode.Scalar(value) else {
        throw ReadFailure(
            "The escape is half of a surrogate pair, which is no character.", help: "Write both halves, or the character itself.",
            at: place, to: end)
    }
    decoded.append(contentsOf: UTF8.encode(scalar)!)
    return end
}

/// The value of an escape `\uXXXX` at a place; nil where none stands there.
private func hexUnit(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
        switch byte {
        case 48...57: value = value << 4 | UInt16(byte - 48)
        case 65...70: value = value << 4 | UInt16(byte - 55)
        case 97...102: value = value << 4 | UInt16(byte - 87)
        default: return nil
        }
    }
    return value
}
