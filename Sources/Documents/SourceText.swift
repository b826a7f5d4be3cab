internal import Basics

/// A file's bytes after the checks that all syntaxes share: it is UTF-8 text of a size that is read.
struct SourceText {
    /// How many bytes a byte-order mark takes at the start.
    let markLength: Int
    let isASCII: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: DocumentLimits) throws(ReadFailure) {
        guard bytes.count <= min(limits.size, Int(Int32.max)) else {
            throw ReadFailure(
                .tooLarge, "The file has \(bytes.count) bytes; no more than \(limits.size) are read.",
                help: "Split the file, or leave it out of the estate.", at: 0)
        }
        if let other = Self.otherEncoding(of: bytes) {
            throw ReadFailure("This is \(other); only UTF-8 is read.", help: "Save the file as UTF-8.", at: 0)
        }
        markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count > markLength else {
            throw ReadFailure("The file is empty.", help: "Fill it or remove it.", at: 0)
        }
        isASCII = try Self.checkUTF8(bytes)
    }

    /// Tells UTF-16 and UTF-32 by their byte-order marks, or by where the zeros of the first characters are.
    private static func otherEncoding(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let start = Array(bytes.prefix(4))
        if start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        guard start.count == 4 else { return nil }
        let zeros = start.map { $0 == 0 }
        if zeros == [true, true, true, false] || zeros == [false, true, true, true] { return "UTF-32" }
        if zeros == [true, false, true, false] || zeros == [false, true, false, true] { return "UTF-16" }
        return nil
    }

    /// Returns whether all bytes are ASCII; fails at the first that is no UTF-8, or is zero.
    private static func checkUTF8(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadFailure) -> Bool {
        var isASCII = true
        var index = 0
        let raw = UnsafeRawBufferPointer(bytes)
        while index < bytes.count {
            if index + 8 <= bytes.count {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // Eight bytes at once: none has its top bit set, and none is zero.
                if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            let byte = bytes[index]
            if byte == 0 {
                throw ReadFailure(
                    "The file holds a zero byte, so it is no text.", help: "Is this the right file? Save it as UTF-8 text.", at: index,
                    to: index + 1)
            }
            if byte < 0x80 {
                index += 1
                continue
            }
            isASCII = false
            guard let length = sequenceLength(bytes, at: index) else {
                throw ReadFailure(
                    "The byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8 here.",
                    help: "Save the file as UTF-8; it may be Latin-1 or Windows-1252.", at: index, to: index + 1)
            }
            index += length
        }
        return isASCII
    }

    /// Returns the length of the well-formed sequence of two to four bytes at a place (Unicode 15, table 3-7); nil where there is none.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for place in (index + 2)..<max(index + length, index + 2) where bytes[place] & 0xC0 != 0x80 { return nil }
        return length
    }
}
