package import Basics

/// A place where the text of a document is not what GraphQL's grammar allows; the rest of the file was not read.
package struct GraphQLSyntaxError: Error, Hashable {
    package let message: String
    package let span: SourceSpan
}

/// Bounds on what one GraphQL file may be, counted so that every machine answers the same.
package struct GraphQLLimits: Sendable {
    /// The largest file that is read, in bytes.
    package var size = 64 << 20
    /// How many tokens a file may have.
    package var tokens = 10_000_000
    /// How deep selections, values and list types may nest.
    package var depth = 128

    package init() {}
}

/// One token: its kind and its bytes in the file.
struct GraphQLToken {
    enum Kind: UInt8 {
        case end, bang, dollar, ampersand, parenthesisOpen, parenthesisClose, spread, colon, equals, at
        case bracketOpen, bracketClose, braceOpen, pipe, braceClose, name, integer, float, string, blockString
    }

    var kind: Kind
    var lower: Int
    var upper: Int
}

/// Cuts a file's bytes into GraphQL tokens, one at a time (October 2021 specification, section 2.1).
struct GraphQLLexer {
    let file: SourceFile
    private let bytes: [UInt8]
    private let limits: GraphQLLimits
    private var offset: Int
    private var tokens = 0

    /// Starts at the first byte, after a byte-order mark; throws where the file is too large or is not UTF-8.
    init(file: SourceFile, limits: GraphQLLimits) throws(GraphQLSyntaxError) {
        self.file = file
        self.limits = limits
        bytes = file.bytes
        offset = 0
        if bytes.count > limits.size {
            throw failure("The file has \(bytes.count) bytes; GraphQL files are read up to \(limits.size).", 0, 0)
        }
        if let wrong = firstInvalidUTF8(bytes) {
            throw failure("The file is not valid UTF-8 from here on. Save it as UTF-8.", wrong, wrong + 1)
        }
    }

    func failure(_ message: String, _ lower: Int, _ upper: Int) -> GraphQLSyntaxError {
        GraphQLSyntaxError(message: message, span: SourceSpan(file: file, lower: lower, upper: min(max(upper, lower), bytes.count)))
    }

    /// The token's bytes as text.
    func text(_ token: GraphQLToken) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[token.lower..<token.upper]), as: UTF8.self) }
    }

    /// Whether the token's bytes are a given word.
    func isWord(_ token: GraphQLToken, _ word: StaticString) -> Bool {
        guard token.kind == .name, token.upper - token.lower == word.utf8CodeUnitCount else { return false }
        let start = word.utf8Start
        for index in 0..<word.utf8CodeUnitCount where bytes[token.lower + index] != start[index] { return false }
        return true
    }

    /// Returns the next token; `end` again and again at the file's end.
    mutating func next() throws(GraphQLSyntaxError) -> GraphQLToken {
        skipIgnored()
        let start = offset
        guard start < bytes.count else { return GraphQLToken(kind: .end, lower: bytes.count, upper: bytes.count) }
        tokens += 1
        if tokens > limits.tokens { throw failure("The file has more than \(limits.tokens) tokens; split it.", start, start + 1) }
        let byte = bytes[start]
        if isNameStart(byte) {
            offset += 1
            while offset < bytes.count, isNameContinue(bytes[offset]) { offset += 1 }
            return GraphQLToken(kind: .name, lower: start, upper: offset)
        }
        if let kind = Self.punctuator(byte) {
            offset += 1
            return GraphQLToken(kind: kind, lower: start, upper: offset)
        }
        switch byte {
        case UInt8(ascii: "."): return try spread(from: start)
        case UInt8(ascii: "\""): return try string(from: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(from: start)
        default: throw unexpected(at: start)
        }
    }

    private mutating func skipIgnored() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x2C, 0x0A, 0x09, 0x0D: offset += 1
            case UInt8(ascii: "#"):
                while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
            case 0xEF where offset + 2 < bytes.count && bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF: offset += 3
            default: return
            }
        }
    }

    private static func punctuator(_ byte: UInt8) -> GraphQLToken.Kind? {
        switch byte {
        case UInt8(ascii: "{"): .braceOpen
        case UInt8(ascii: "}"): .braceClose
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "!"): .bang
        case UInt8(ascii: "("): .parenthesisOpen
        case UInt8(ascii: ")"): .parenthesisClose
        case UInt8(ascii: "["): .bracketOpen
        case UInt8(ascii: "]"): .bracketClose
        case UInt8(ascii: "$"): .dollar
        case UInt8(ascii: "@"): .at
        case UInt8(ascii: "="): .equals
        case UInt8(ascii: "|"): .pipe
        case UInt8(ascii: "&"): .ampersand
        default: nil
        }
    }

    private mutating func spread(from start: Int) throws(GraphQLSyntaxError) -> GraphQLToken {
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "."), bytes[start + 2] == UInt8(ascii: ".") else {
            throw failure("A single '.' has no meaning in GraphQL; a fragment is spread with '...'.", start, start + 1)
        }
        offset = start + 3
        return GraphQLToken(kind: .spread, lower: start, upper: offset)
    }

    private func unexpected(at start: Int) -> GraphQLSyntaxError {
        let length = scalarLength(bytes[start])
        let scalar = String(decoding: bytes[start..<min(start + length, bytes.count)], as: UTF8.self)
        if scalar == "'" {
            return failure("Found a single quote; GraphQL's strings stand in double quotes.", start, start + 1)
        }
        let isControl = bytes[start] < 0x20 || bytes[start] == 0x7F
        let shown = isControl ? "the control character \(bytes[start])" : "'\(scalar)'"
        return failure("Found \(shown), which starts nothing in GraphQL.", start, start + length)
    }

    private mutating func number(from start: Int) throws(GraphQLSyntaxError) -> GraphQLToken {
        var isFloat = false
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "0") {
            offset += 1
            if offset < bytes.count, isDigit(bytes[offset]) {
                throw failure("A number has a leading zero; leave it away.", start, offset + 1)
            }
        } else {
            try digits(from: start)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            isFloat = true
            offset += 1
            try digits(from: start)
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            isFloat = true
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
            try digits(from: start)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") || isNameStart(bytes[offset]) {
            throw failure("A number runs into '\(Unicode.Scalar(bytes[offset]))'; put a space or comma between.", start, offset + 1)
        }
        return GraphQLToken(kind: isFloat ? .float : .integer, lower: start, upper: offset)
    }

    private mutating func digits(from start: Int) throws(GraphQLSyntaxError) {
        guard offset < bytes.count, isDigit(bytes[offset]) else {
            throw failure("A number is unfinished: a digit is missing.", start, offset + 1)
        }
        while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
    }

    private mutating func string(from start: Int) throws(GraphQLSyntaxError) -> GraphQLToken {
        let quote = UInt8(ascii: "\"")
        if start + 2 < bytes.count, bytes[start + 1] == quote, bytes[start + 2] == quote { return try blockString(from: start) }
        offset = start + 1
        while offset < bytes.count {
            switch bytes[offset] {
            case quote:
                offset += 1
                return GraphQLToken(kind: .string, lower: start, upper: offset)
            case 0x0A, 0x0D:
                throw failure("A string is not closed before the line ends; use \"\"\" for text over several lines.", start, offset)
            case UInt8(ascii: "\\"):
                guard let escape = GraphQLEscape(bytes, at: offset) else {
                    throw failure("A string has an escape that GraphQL does not know.", offset, offset + 2)
                }
                offset = escape.upper
            default: offset += 1
            }
        }
        throw failure("A string is not closed.", start, bytes.count)
    }

    private mutating func blockString(from start: Int) throws(GraphQLSyntaxError) -> GraphQLToken {
        let quote = UInt8(ascii: "\"")
        offset = start + 3
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == quote, offset + 2 < bytes.count, bytes[offset + 1] == quote, bytes[offset + 2] == quote {
                offset += 3
                return GraphQLToken(kind: .blockString, lower: start, upper: offset)
            }
            if byte == UInt8(ascii: "\\"), offset + 3 < bytes.count, bytes[offset + 1] == quote, bytes[offset + 2] == quote,
                bytes[offset + 3] == quote
            {
                offset += 4
            } else {
                offset += 1
            }
        }
        throw failure("A block string is not closed with \"\"\".", start, bytes.count)
    }
}

@inline(__always) private func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
}

@inline(__always) private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always) private func isNameContinue(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
