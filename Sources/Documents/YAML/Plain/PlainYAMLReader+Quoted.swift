/// Texts in quotes, and texts after `|` and `>`.
extension PlainYAMLReader {
    /// The quote that stands at a place, if one does.
    @inline(__always)
    func quote(at place: Int) -> UInt8? {
        let byte = byte(place)
        return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? byte : nil
    }

    /// The place of the closing quote of a text on one line without escapes; nil for other texts.
    func endOfSimpleQuoted(from start: Int, _ quote: UInt8) -> Int? {
        var place = start
        while place < source.count {
            let byte = source[place]
            if byte == quote { return quote == UInt8(ascii: "'") && self.byte(place + 1) == quote ? nil : place }
            if byte == 0x0A || byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") { return nil }
            place += 1
        }
        return nil
    }

    /// Reads a text in quotes and moves behind it.
    mutating func scanQuoted(_ quote: UInt8) throws(BeyondPlain) -> PlainYAMLScalar {
        let lower = position
        if let end = endOfSimpleQuoted(from: lower + 1, quote) {
            position = end + 1
            return PlainYAMLScalar(kind: .text, lower: lower, upper: position, text: (lower + 1)..<end)
        }
        let start = tree.decoded.count
        position += 1
        while true {
            guard position < source.count else { throw BeyondPlain() }
            let byte = source[position]
            if byte == quote {
                guard quote == UInt8(ascii: "'"), self.byte(position + 1) == quote else { break }
                tree.decoded.append(quote)
                position += 2
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                try readEscape()
            } else if byte == 0x20 || byte == 0x0A {
                try readBlanks()
            } else {
                tree.decoded.append(byte)
                position += 1
            }
        }
        let end = position
        position += 1
        return PlainYAMLScalar(kind: .text, lower: lower, upper: position, text: (lower + 1)..<end, decodedStart: start)
    }

    /// Reads spaces within quotes, which count unless a line ends or starts there, and folds line breaks.
    private mutating func readBlanks() throws(BeyondPlain) {
        let start = position
        while byte(position) == 0x20 { position += 1 }
        guard byte(position) == 0x0A else {
            tree.decoded.append(contentsOf: source[start..<position])
            return
        }
        fold(try skipBreaks())
    }

    /// Moves over line breaks and the spaces around them, and returns how many breaks there were.
    private mutating func skipBreaks() throws(BeyondPlain) -> Int {
        var breaks = 0
        while byte(position) == 0x0A {
            breaks += 1
            position += 1
            lineStart = position
            guard !isMarker(at: position) else { throw BeyondPlain() }
            while byte(position) == 0x20 { position += 1 }
        }
        return breaks
    }

    /// Reads an escape of a text in double quotes; the rarer ones are left to libyaml.
    private mutating func readEscape() throws(BeyondPlain) {
        let escape = byte(position + 1)
        position += 2
        switch escape {
        case UInt8(ascii: "n"): tree.decoded.append(0x0A)
        case UInt8(ascii: "t"): tree.decoded.append(0x09)
        case UInt8(ascii: "r"): tree.decoded.append(0x0D)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), 0x20: tree.decoded.append(escape)
        case UInt8(ascii: "u"): try readUnicodeEscape()
        case 0x0A:
            position -= 1
            let breaks = try skipBreaks()
            tree.decoded.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
        default: throw BeyondPlain()
        }
    }

    /// Reads the four digits of `\u`.
    private mutating func readUnicodeEscape() throws(BeyondPlain) {
        guard position + 4 <= source.count else { throw BeyondPlain() }
        var code: UInt32 = 0
        for place in position..<(position + 4) {
            guard let digit = Character(Unicode.Scalar(source[place])).hexDigitValue else { throw BeyondPlain() }
            code = code << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(code), code > 0 else { throw BeyondPlain() }
        tree.decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
        position += 4
    }

    // MARK: Block texts

    /// Reads a text after `|`, whose lines stand as they are, or `>`, whose lines flow. It ends before the first line that is less indented.
    mutating func readBlockText(isLiteral: Bool) throws(BeyondPlain) {
        let lower = position
        position += 1
        let chomping = byte(position)
        if chomping == UInt8(ascii: "-") || chomping == UInt8(ascii: "+") { position += 1 }
        guard isBlankOrEnd(position), isLineEnd(skippingSpaces: &position), position < source.count else { throw BeyondPlain() }
        position += 1
        lineStart = position
        let start = tree.decoded.count
        var breaks = 0
        let column = findTextColumn(&breaks)
        var pending = 0
        var wasIndented = false
        while position < source.count, position - lineStart == column {
            let isIndented = source[position] == 0x20
            if !isLiteral, pending == 1, !wasIndented, !isIndented {
                if breaks == 0 { tree.decoded.append(0x20) }
            } else {
                tree.decoded.append(contentsOf: repeatElement(0x0A, count: pending))
            }
            tree.decoded.append(contentsOf: repeatElement(0x0A, count: breaks))
            wasIndented = isIndented
            let end = endOfLine(position)
            tree.decoded.append(contentsOf: source[position..<end])
            pending = end < source.count ? 1 : 0
            position = min(end + 1, source.count)
            lineStart = position
            breaks = skipBlankLines(column: column)
        }
        if chomping != UInt8(ascii: "-") { tree.decoded.append(contentsOf: repeatElement(0x0A, count: pending)) }
        if chomping == UInt8(ascii: "+") { tree.decoded.append(contentsOf: repeatElement(0x0A, count: breaks)) }
        position = lineStart
        add(
            PlainYAMLScalar(
                kind: .text, lower: lower, upper: lineStart, text: (lower + 1)..<max(lineStart - 1, lower + 1), decodedStart: start))
    }

    /// Moves over the blank lines before a block text and to its first character; returns its column.
    private mutating func findTextColumn(_ breaks: inout Int) -> Int {
        var widest = 0
        while true {
            while byte(position) == 0x20 { position += 1 }
            widest = max(widest, position - lineStart)
            guard byte(position) == 0x0A else { break }
            breaks += 1
            position += 1
            lineStart = position
        }
        let column = max(widest, indent + 1, 1)
        return column
    }

    /// Moves over blank lines within a block text and the indentation of the next line; returns how many there were.
    private mutating func skipBlankLines(column: Int) -> Int {
        var breaks = 0
        while true {
            while position - lineStart < column, byte(position) == 0x20 { position += 1 }
            guard byte(position) == 0x0A else { return breaks }
            breaks += 1
            position += 1
            lineStart = position
        }
    }
}
