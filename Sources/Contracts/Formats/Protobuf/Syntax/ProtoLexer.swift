internal import Basics

/// One token: its kind and its bytes in the file.
struct ProtoToken {
    enum Kind: UInt8 { case end, identifier, integer, float, string, symbol }

    var kind: Kind
    /// The byte of a symbol; 0 for other kinds.
    var symbol: UInt8 = 0
    var lower: Int
    var upper: Int
}

/// Cuts a file's bytes into Protobuf tokens, one at a time (protobuf.dev, language specifications, "Lexical elements").
struct ProtoLexer {
    let file: SourceFile
    let bytes: [UInt8]
    private var offset: Int

    /// Starts at the first byte, after a byte-order mark; throws where the file is too large.
    init(file: SourceFile, limits: ProtoLimits) throws(ProtoSyntaxError) {
        self.file = file
        bytes = file.bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes.count > limits.size {
            throw failure("The file has \(bytes.count) bytes; Protobuf files are read up to \(limits.size).", 0, 0)
        }
    }

    func failure(_ message: String, _ lower: Int, _ upper: Int) -> ProtoSyntaxError {
        let upper = min(max(upper, lower), bytes.count)
        return ProtoSyntaxError(message: message, span: SourceSpan(file: file, lower: min(lower, upper), upper: upper))
    }

    func failure(_ message: String, at token: ProtoToken) -> ProtoSyntaxError { failure(message, token.lower, token.upper) }

    /// The bytes of a range as text.
    func text(_ lower: Int, _ upper: Int) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[lower..<upper]), as: UTF8.self) }
    }

    func text(_ token: ProtoToken) -> String { text(token.lower, token.upper) }

    /// Whether the token is a given word.
    func isWord(_ token: ProtoToken, _ word: StaticString) -> Bool {
        guard token.kind == .identifier, token.upper - token.lower == word.utf8CodeUnitCount else { return false }
        let start = word.utf8Start
        for index in 0..<word.utf8CodeUnitCount where bytes[token.lower + index] != start[index] { return false }
        return true
    }

    /// Returns the next token; `end` again and again at the file's end.
    mutating func next() throws(ProtoSyntaxError) -> ProtoToken {
        try skipIgnored()
        let start = offset
        guard start < bytes.count else { return ProtoToken(kind: .end, lower: bytes.count, upper: bytes.count) }
        let byte = bytes[start]
        if Self.isLetter(byte) {
            offset += 1
            while offset < bytes.count, Self.isLetter(bytes[offset]) || Self.isDigit(bytes[offset]) { offset += 1 }
            return ProtoToken(kind: .identifier, lower: start, upper: offset)
        }
        if Self.isDigit(byte) { return try number(from: start) }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(from: start, quote: byte)
        case UInt8(ascii: ".") where start + 1 < bytes.count && Self.isDigit(bytes[start + 1]): return try number(from: start)
        case 0x21...0x7E:
            offset += 1
            return ProtoToken(kind: .symbol, symbol: byte, lower: start, upper: offset)
        default:
            var end = start + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            throw failure("Found a character that has no meaning outside strings and comments.", start, end)
        }
    }

    private mutating func skipIgnored() throws(ProtoSyntaxError) {
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                offset += 1
            } else if byte == UInt8(ascii: "/"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/") {
                while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
            } else if byte == UInt8(ascii: "/"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "*") {
                try skipBlockComment()
            } else {
                return
            }
        }
    }

    private mutating func skipBlockComment() throws(ProtoSyntaxError) {
        let start = offset
        offset += 2
        while offset + 1 < bytes.count {
            if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
                offset += 2
                return
            }
            offset += 1
        }
        throw failure("The comment that begins here has no end; close it with `*/`.", start, start + 2)
    }

    /// Reads an integer or a float, and refuses one that runs into a word.
    private mutating func number(from start: Int) throws(ProtoSyntaxError) -> ProtoToken {
        var kind = ProtoToken.Kind.integer
        if bytes[start] == UInt8(ascii: "0"), start + 1 < bytes.count, bytes[start + 1] | 0x20 == UInt8(ascii: "x") {
            offset = start + 2
            while offset < bytes.count, Self.isHexadecimal(bytes[offset]) { offset += 1 }
            if offset == start + 2 { throw failure("Hexadecimal digits are missing after `0x`.", start, offset) }
        } else {
            skipDigits()
            if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
                kind = .float
                offset += 1
                skipDigits()
            }
            if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
                kind = .float
                offset += 1
                if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
                let digits = offset
                skipDigits()
                if offset == digits { throw failure("The exponent of this number has no digits.", start, offset) }
            }
            if kind == .float, offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "f") { offset += 1 }
        }
        if offset < bytes.count, Self.isLetter(bytes[offset]) {
            throw failure("A number runs into a word; put a space between them.", start, offset + 1)
        }
        return ProtoToken(kind: kind, lower: start, upper: offset)
    }

    private mutating func skipDigits() {
        while offset < bytes.count, Self.isDigit(bytes[offset]) { offset += 1 }
    }

    /// Finds the end of a string; what its escapes mean is worked out by `stringBytes`.
    private mutating func string(from start: Int, quote: UInt8) throws(ProtoSyntaxError) -> ProtoToken {
        offset = start + 1
        while offset < bytes.count, bytes[offset] != 0x0A {
            if bytes[offset] == quote {
                offset += 1
                return ProtoToken(kind: .string, lower: start, upper: offset)
            }
            if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] != 0x0A { offset += 1 }
            offset += 1
        }
        throw failure("The string that begins here has no end on its line.", start, start + 1)
    }

    static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == 0x5F }
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
