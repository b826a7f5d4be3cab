internal import Basics

/// A place where the text of a file is not what Avro's IDL allows; the rest of the file was not read.
struct AvroIDLError: Error, Hashable {
    let message: String
    let span: SourceSpan
}

/// One token: its kind and its bytes in the file.
struct AvroIDLToken {
    enum Kind: Sendable, Equatable {
        case end
        /// A word, also one in backticks, which then is no keyword.
        case word(isQuoted: Bool)
        case string
        case number
        /// `{ } ( ) [ ] < > , ; : = @ ?`
        case sign(UInt8)
    }

    var kind: Kind
    var lower: Int
    var upper: Int
    /// The documentation comment that stands before it.
    var documentation: Range<Int>?
}

/// Cuts a file's bytes into the tokens of Avro's IDL, one at a time.
struct AvroIDLLexer {
    /// The largest file that is read, in bytes.
    private static let sizeLimit = 64 << 20

    let file: SourceFile
    private let bytes: [UInt8]
    private var offset = 0
    private var documentation: Range<Int>?

    init(_ file: SourceFile) throws(AvroIDLError) {
        self.file = file
        bytes = file.bytes
        guard bytes.count <= Self.sizeLimit else {
            throw failure("The file has \(bytes.count) bytes; IDL is read up to \(Self.sizeLimit).", 0, 0)
        }
        if let wrong = firstInvalidUTF8(bytes) {
            throw failure("The file is not valid UTF-8 from here on. Save it as UTF-8.", wrong, wrong + 1)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    func failure(_ message: String, _ lower: Int, _ upper: Int) -> AvroIDLError {
        let lower = min(lower, bytes.count)
        return AvroIDLError(message: message, span: SourceSpan(file: file, lower: lower, upper: min(max(upper, lower), bytes.count)))
    }

    /// The bytes of a range as text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A word's text, without backticks.
    func word(_ token: AvroIDLToken) -> String {
        guard case .word = token.kind else { return text(token.lower..<token.upper) }
        return String(decoding: bytes[token.lower..<token.upper].filter { $0 != UInt8(ascii: "`") }, as: UTF8.self)
    }

    /// Returns the next token; `end` again and again at the file's end.
    mutating func next() throws(AvroIDLError) -> AvroIDLToken {
        documentation = nil
        try skipIgnored()
        var token = try scan()
        token.documentation = documentation
        return token
    }

    private mutating func scan() throws(AvroIDLError) -> AvroIDLToken {
        let start = offset
        guard start < bytes.count else { return AvroIDLToken(kind: .end, lower: start, upper: start) }
        let byte = bytes[start]
        if Self.startsWord(byte) || byte == UInt8(ascii: "`") { return try scanWord(from: start) }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try scanString(from: start, until: byte)
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return scanNumber(from: start)
        case _ where "{}()[]<>,;:=@?".utf8.contains(byte):
            offset += 1
            return AvroIDLToken(kind: .sign(byte), lower: start, upper: offset)
        default:
            throw failure("Found \(Self.shown(byte)), which starts nothing in Avro's IDL.", start, start + scalarLength(byte))
        }
    }

    private static func shown(_ byte: UInt8) -> String {
        byte < 0x20 || byte >= 0x7F ? "a character" : "'\(Unicode.Scalar(byte))'"
    }

    /// Words hold dots, and dashes for the names of annotations (`java-class`).
    private mutating func scanWord(from start: Int) throws(AvroIDLError) -> AvroIDLToken {
        var isQuoted = false
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "`") {
                isQuoted = true
                guard let close = bytes[(offset + 1)...].firstIndex(of: byte) else {
                    throw failure("A backtick is not closed.", offset, offset + 1)
                }
                offset = close + 1
            } else if Self.startsWord(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
                offset += 1
            } else {
                break
            }
        }
        return AvroIDLToken(kind: .word(isQuoted: isQuoted), lower: start, upper: offset)
    }

    private static func startsWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
            || byte >= 0x80
    }

    private mutating func scanNumber(from start: Int) -> AvroIDLToken {
        offset += 1
        while offset < bytes.count {
            let byte = bytes[offset]
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            guard Self.startsWord(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || isSign else { break }
            offset += 1
        }
        return AvroIDLToken(kind: .number, lower: start, upper: offset)
    }

    private mutating func scanString(from start: Int, until quote: UInt8) throws(AvroIDLError) -> AvroIDLToken {
        offset += 1
        while offset < bytes.count, bytes[offset] != 0x0A {
            if bytes[offset] == quote {
                offset += 1
                return AvroIDLToken(kind: .string, lower: start, upper: offset)
            }
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        throw failure("A string is not closed before the line ends.", start, offset)
    }

    private mutating func skipIgnored() throws(AvroIDLError) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                offset += 1
            } else if byte == UInt8(ascii: "/"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/") {
                while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
            } else if byte == UInt8(ascii: "/"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "*") {
                try skipComment()
            } else if byte == 0x1A, offset + 1 == bytes.count {
                offset += 1
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(AvroIDLError) {
        let start = offset
        offset += 2
        while offset + 1 < bytes.count {
            if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
                offset += 2
                if bytes[start + 2] == UInt8(ascii: "*"), offset - start > 4 { documentation = start + 3..<offset - 2 }
                return
            }
            offset += 1
        }
        throw failure("A comment is not closed with '*/'.", start, bytes.count)
    }
}
