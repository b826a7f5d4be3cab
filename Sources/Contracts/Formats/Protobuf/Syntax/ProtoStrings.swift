internal import Basics

extension ProtoLexer {
    /// The bytes that a string token stands for.
    func stringBytes(_ token: ProtoToken) throws(ProtoSyntaxError) -> [UInt8] {
        let content = bytes[token.lower + 1..<token.upper - 1]
        guard content.contains(UInt8(ascii: "\\")) else { return Array(content) }
        var result: [UInt8] = []
        var index = content.startIndex
        while index < content.endIndex {
            guard content[index] == UInt8(ascii: "\\") else {
                result.append(content[index])
                index += 1
                continue
            }
            try escape(&index, end: content.endIndex, &result)
        }
        return result
    }

    /// Reads one escape sequence that begins with the backslash at `index`.
    private func escape(_ index: inout Int, end: Int, _ result: inout [UInt8]) throws(ProtoSyntaxError) {
        let start = index
        index += 1
        guard index < end else { throw failure("A backslash at the end of a string escapes nothing.", start, start + 1) }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "a"): result.append(0x07)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "v"): result.append(0x0B)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): result.append(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            index -= 1
            result.append(UInt8(truncatingIfNeeded: digits(&index, end: end, most: 3, base: 8)))
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            let first = index
            let value = digits(&index, end: end, most: 2, base: 16)
            if index == first { throw failure("Hexadecimal digits are missing after `\\x`.", start, index) }
            result.append(UInt8(truncatingIfNeeded: value))
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = byte == UInt8(ascii: "u") ? 4 : 8
            let first = index
            let value = digits(&index, end: end, most: length, base: 16)
            guard index == first + length, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) else {
                throw failure("This escape names no Unicode character; it takes \(length) hexadecimal digits.", start, index)
            }
            result += Array(String(Character(scalar)).utf8)
        default: throw failure("This escape is not known; a backslash itself is written `\\\\`.", start, index)
        }
    }

    private func digits(_ index: inout Int, end: Int, most: Int, base: Int) -> Int {
        var value = 0
        let limit = min(end, index + most)
        while index < limit, let digit = Self.value(ofDigit: bytes[index]), digit < base {
            value = value * base + digit
            index += 1
        }
        return value
    }

    static func value(ofDigit byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The value of an integer token; nil where it is no integer or exceeds 64 bits.
    func integer(_ token: ProtoToken) -> UInt64? {
        guard token.kind == .integer else { return nil }
        var lower = token.lower
        var base: UInt64 = 10
        if bytes[lower] == 0x30, token.upper - lower > 1 {
            base = bytes[lower + 1] | 0x20 == UInt8(ascii: "x") ? 16 : 8
            lower += base == 16 ? 2 : 1
        }
        var value: UInt64 = 0
        for byte in bytes[lower..<token.upper] {
            guard let digit = Self.value(ofDigit: byte), digit < base else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: base)
            let (sum, overflowsToo) = product.addingReportingOverflow(UInt64(digit))
            if overflows || overflowsToo { return nil }
            value = sum
        }
        return value
    }
}
