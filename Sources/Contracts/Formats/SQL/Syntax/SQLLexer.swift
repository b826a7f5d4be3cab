internal import Basics

/// Takes a SQL script of any of the four dialects apart.
struct SQLLexer {
    private let bytes: [UInt8]
    private let end: Int
    private var index = 0
    private var startsLine = true
    /// Whether a backslash escapes in every text, as in MySQL, whose scripts are told by their backticks.
    private let escapesTexts: Bool

    /// - Parameter limit: How many bytes are looked at.
    init(_ file: SourceFile, limit: Int = .max) {
        bytes = file.bytes
        end = min(bytes.count, limit)
        escapesTexts = bytes.contains(UInt8(ascii: "`"))
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The next token; nil at the end.
    mutating func next() throws(SQLSyntaxError) -> SQLToken? {
        try skipBlanks()
        guard index < end else { return nil }
        let start = index
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "'"): return try text(from: start, escapes: escapesTexts)
        case UInt8(ascii: "\""), UInt8(ascii: "`"): return try quotedName(closing: byte)
        case UInt8(ascii: "[") where isBracketName: return try quotedName(closing: UInt8(ascii: "]"))
        case UInt8(ascii: "$"):
            if let tag = dollarTag() { return try dollarText(tag) }
            return sign(1)
        case UInt8(ascii: ":") where peek(1) == UInt8(ascii: ":"): return sign(2)
        case _ where Self.isDigit(byte) || byte == UInt8(ascii: ".") && peek(1).map(Self.isDigit) == true: return number()
        case _ where Self.isWordStart(byte): return try word()
        default: return sign(1)
        }
    }

    private func peek(_ distance: Int) -> UInt8? { index + distance < end ? bytes[index + distance] : nil }

    private mutating func token(_ kind: SQLToken.Kind, _ text: String, keyword: String = "", from start: Int) -> SQLToken {
        defer { startsLine = false }
        return SQLToken(kind: kind, text: text, keyword: keyword, lower: start, upper: index, startsLine: startsLine)
    }

    private mutating func sign(_ length: Int) -> SQLToken {
        let start = index
        index += length
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        return token(.sign, text, keyword: text, from: start)
    }

    private mutating func number() -> SQLToken {
        let start = index
        while index < end, Self.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".") { index += 1 }
        if let byte = peek(0), byte | 0x20 == UInt8(ascii: "e"), let next = peek(1) {
            let isSigned = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
            if Self.isDigit(next) || isSigned && peek(2).map(Self.isDigit) == true {
                index += 2
                while index < end, Self.isDigit(bytes[index]) { index += 1 }
            }
        }
        return token(.number, String(decoding: bytes[start..<index], as: UTF8.self), from: start)
    }

    private mutating func word() throws(SQLSyntaxError) -> SQLToken {
        let start = index
        while index < end, Self.isWordPart(bytes[index]) { index += 1 }
        // A prefix of a text: national, escaped, binary or with a character set before it.
        if peek(0) == UInt8(ascii: "'"), index - start == 1, "NnEeBbXx".utf8.contains(bytes[start]) {
            return try text(from: start, escapes: escapesTexts || bytes[start] | 0x20 == UInt8(ascii: "e"))
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        return token(.word, text, keyword: text.uppercased(), from: start)
    }

    /// A text; two quotes stand for one. A backslash escapes where the text says so.
    private mutating func text(from start: Int, escapes: Bool) throws(SQLSyntaxError) -> SQLToken {
        index += 1
        var content: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                guard peek(1) == byte else {
                    index += 1
                    return token(.text, String(decoding: content, as: UTF8.self), from: start)
                }
                index += 1
            } else if escapes, byte == UInt8(ascii: "\\"), index + 1 < end {
                index += 1
            }
            content.append(bytes[index])
            index += 1
        }
        throw SQLSyntaxError(message: "This text is never closed: its last quote is missing.", lower: start, upper: start + 1)
    }

    private mutating func quotedName(closing: UInt8) throws(SQLSyntaxError) -> SQLToken {
        let start = index
        index += 1
        var content: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if byte == closing {
                guard peek(1) == byte else {
                    index += 1
                    return token(.quotedName, String(decoding: content, as: UTF8.self), from: start)
                }
                index += 1
            }
            content.append(bytes[index])
            index += 1
        }
        throw SQLSyntaxError(message: "This quoted name is never closed.", lower: start, upper: start + 1)
    }

    /// Whether a bracket opens a name, as in SQL Server, and no array's bounds.
    private var isBracketName: Bool {
        guard let next = peek(1) else { return false }
        return Self.isWordStart(next) || next == UInt8(ascii: "#")
    }

    /// The tag of a text between dollar signs, with them.
    private func dollarTag() -> ArraySlice<UInt8>? {
        var position = index + 1
        while position < end, position - index < 64, Self.isWordPart(bytes[position]), bytes[position] != UInt8(ascii: "$") {
            position += 1
        }
        guard position < end, bytes[position] == UInt8(ascii: "$") else { return nil }
        return bytes[index...position]
    }

    private mutating func dollarText(_ tag: ArraySlice<UInt8>) throws(SQLSyntaxError) -> SQLToken {
        let start = index
        index += tag.count
        let content = index
        while index + tag.count <= end {
            if bytes[index] == UInt8(ascii: "$"), bytes[index..<index + tag.count].elementsEqual(tag) {
                let text = String(decoding: bytes[content..<index], as: UTF8.self)
                index += tag.count
                return token(.text, text, from: start)
            }
            index += 1
        }
        throw SQLSyntaxError(message: "This text between dollar signs is never closed.", lower: start, upper: start + tag.count)
    }

    private mutating func skipBlanks() throws(SQLSyntaxError) {
        while index < end {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                startsLine = true
                index += 1
            } else if byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 {
                index += 1
            } else if byte == UInt8(ascii: "-"), peek(1) == byte {
                skipLine()
            } else if byte == UInt8(ascii: "#"), startsLine {
                skipLine()
            } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipLine() {
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    }

    /// A comment, in which others may lie. MySQL's `/*! ... */` is one too: what stands in it are options.
    private mutating func skipComment() throws(SQLSyntaxError) {
        let start = index
        var depth = 0
        while index < end {
            if bytes[index] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                index += 2
            } else if bytes[index] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                index += 2
                if depth == 0 { return }
            } else {
                index += 1
            }
        }
        throw SQLSyntaxError(message: "This comment is never closed.", lower: start, upper: start + 2)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWordStart(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") || byte >= 0x80
    }
    private static func isWordPart(_ byte: UInt8) -> Bool {
        isWordStart(byte) || isDigit(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "#")
    }
}
