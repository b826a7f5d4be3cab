/// A scalar that was read: its place, and its text in the file, or where its decoded text starts.
struct PlainYAMLScalar {
    var kind: NodeKind
    var lower: Int
    var upper: Int
    /// The text where it is a slice of the file.
    var text: Range<Int>
    /// Where the text starts in `TreeBuilder.decoded`, which it ends; nil where it is a slice.
    var decodedStart: Int?
}

/// Scalars on one line or several, and keys.
extension PlainYAMLReader {
    /// Longer keys are none for libyaml, which looks 1,024 characters ahead.
    private static let longestKey = 1_000

    mutating func add(_ scalar: PlainYAMLScalar) {
        lastEnd = scalar.upper
        guard let start = scalar.decodedStart else {
            tree.add(scalar.kind, lower: scalar.lower, upper: scalar.upper, text: scalar.text)
            return
        }
        // Where the end of the file's text is the same as what was decoded, it is taken from there, as it is with libyaml.
        let count = tree.decoded.count - start
        let textUpper = scalar.text.upperBound
        let isSlice =
            textUpper - count >= scalar.lower
            && tree.decoded.withUnsafeBufferPointer {
                areEqual(
                    UnsafeBufferPointer(rebasing: $0[start...]), UnsafeBufferPointer(rebasing: source[(textUpper - count)..<textUpper]))
            }
        if isSlice {
            tree.decoded.removeLast(count)
            tree.add(scalar.kind, lower: scalar.lower, upper: scalar.upper, text: (textUpper - count)..<textUpper)
        } else {
            tree.add(scalar.kind, lower: scalar.lower, upper: scalar.upper, text: start..<(start + count), isDecoded: true)
        }
    }

    /// Reads a scalar on one line that a colon follows, and moves to that colon; nil, and moves nowhere, where no colon follows.
    mutating func scanKey() throws(BeyondPlain) -> PlainYAMLScalar? {
        let lower = position
        let scalar: PlainYAMLScalar
        var place: Int
        if let quote = quote(at: lower) {
            guard let end = endOfSimpleQuoted(from: lower + 1, quote) else {
                guard try quotedKeyIsUnlikely(quote) else { throw BeyondPlain() }
                return nil
            }
            scalar = PlainYAMLScalar(kind: .text, lower: lower, upper: end + 1, text: (lower + 1)..<end)
            place = end + 1
            while byte(place) == 0x20 { place += 1 }
        } else {
            try checkPlainStart()
            let (upper, stop) = scanPlainLine(from: lower)
            scalar = PlainYAMLScalar(kind: resolve(lower, upper), lower: lower, upper: upper, text: lower..<upper)
            place = stop
        }
        guard byte(place) == UInt8(ascii: ":"), isBlankOrEnd(place + 1) else { return nil }
        guard scalar.upper > scalar.lower, place - lower <= Self.longestKey else { throw BeyondPlain() }
        position = place
        return scalar
    }

    /// Whether a quoted text with escapes or over several lines is no key; where it may be one, libyaml tells.
    private func quotedKeyIsUnlikely(_ quote: UInt8) throws(BeyondPlain) -> Bool {
        var place = position + 1
        while place < source.count, source[place] != quote {
            place += source[place] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
        }
        place += 1
        while byte(place) == quote, quote == UInt8(ascii: "'") {
            place += 1
            while place < source.count, source[place] != quote { place += 1 }
            place += 1
        }
        return isLineEnd(skippingSpaces: &place)
    }

    /// Reads a scalar that is no key, to the end of its last line.
    mutating func scanScalar() throws(BeyondPlain) -> PlainYAMLScalar {
        let lower = position
        if let quote = quote(at: lower) {
            let scalar = try scanQuoted(quote)
            guard isLineEnd(skippingSpaces: &position) else { throw BeyondPlain() }
            return scalar
        }
        try checkPlainStart()
        let (upper, stop) = scanPlainLine(from: lower)
        guard byte(stop) != UInt8(ascii: ":") else { throw BeyondPlain() }
        position = stop
        let scalar = PlainYAMLScalar(kind: resolve(lower, upper), lower: lower, upper: upper, text: lower..<upper)
        guard byte(stop) == 0x0A else {
            position = endOfLine(stop)
            return scalar
        }
        return try continuePlain(scalar)
    }

    /// Reads the further lines of a plain scalar: those that stand deeper than what holds it.
    private mutating func continuePlain(_ first: PlainYAMLScalar) throws(BeyondPlain) -> PlainYAMLScalar {
        var scalar = first
        while byte(position) == 0x0A {
            var breaks = 0
            var next = position
            var start = lineStart
            while byte(next) == 0x0A {
                breaks += 1
                next += 1
                start = next
                while byte(next) == 0x20 { next += 1 }
            }
            guard next < source.count, next - start > indent, source[next] != UInt8(ascii: "#") else { break }
            lineStart = start
            guard !isMarker(at: next) else { throw BeyondPlain() }
            if scalar.decodedStart == nil {
                scalar.decodedStart = tree.decoded.count
                tree.decoded.append(contentsOf: source[scalar.text])
                scalar.kind = .text
            }
            fold(breaks)
            let (upper, stop) = scanPlainLine(from: next)
            guard byte(stop) != UInt8(ascii: ":") else { throw BeyondPlain() }
            tree.decoded.append(contentsOf: source[next..<upper])
            scalar.upper = upper
            scalar.text = scalar.lower..<upper
            position = stop
        }
        if byte(position) == UInt8(ascii: "#") { position = endOfLine(position) }
        return scalar
    }

    /// Adds what some line breaks in a flowing text mean: a space for one, else one break less.
    mutating func fold(_ breaks: Int) {
        if breaks == 1 {
            tree.decoded.append(0x20)
        } else if breaks > 1 {
            tree.decoded.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
        }
    }

    /// Checks that a plain scalar may start at the position, and no property, alias or complex key does.
    private func checkPlainStart() throws(BeyondPlain) {
        switch byte(position) {
        case UInt8(ascii: "-") where !isBlankOrEnd(position + 1): return
        case 0, UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
            UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"):
            throw BeyondPlain()
        default: return
        }
    }

    func resolve(_ lower: Int, _ upper: Int) -> NodeKind { resolveYAMLScalar(UnsafeBufferPointer(rebasing: source[lower..<upper])) }

    /// Scans a plain text to where a colon, a comment or the line's end stops it; also gives the end of its last character.
    private func scanPlainLine(from start: Int) -> (upper: Int, stop: Int) {
        let raw = UnsafeRawBufferPointer(source)
        var place = start
        while place < source.count {
            if place + 8 <= source.count {
                // Eight bytes at once while none of them can stop the text.
                let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                if !hasByte(word, 0x0A), !hasByte(word, UInt8(ascii: ":")), !hasByte(word, UInt8(ascii: "#")) {
                    place += 8
                    continue
                }
            }
            let limit = min(place + 8, source.count)
            while place < limit {
                let byte = source[place]
                if byte == 0x0A || byte == UInt8(ascii: ":") && isBlankOrEnd(place + 1)
                    || byte == UInt8(ascii: "#") && place > start && source[place - 1] == 0x20
                {
                    return (endOfText(start, place), place)
                }
                place += 1
            }
        }
        return (endOfText(start, source.count), source.count)
    }

    /// The end of a text's last character that is no space.
    func endOfText(_ start: Int, _ stop: Int) -> Int {
        var upper = stop
        while upper > start, source[upper - 1] == 0x20 { upper -= 1 }
        return upper
    }
}

/// Whether one of eight bytes is a given one.
@inline(__always)
func hasByte(_ word: UInt64, _ byte: UInt8) -> Bool {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
}

/// Whether all characters are printable, or line feeds; tabs, carriage returns and the rarer line breaks have rules of their own.
func hasOnlyPlainCharacters(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    let raw = UnsafeRawBufferPointer(source)
    var place = start
    while place < source.count {
        if place + 8 <= source.count {
            let read = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            // Line feeds, which every fourth word has, are taken for asterisks.
            let rest = read ^ 0x0A0A_0A0A_0A0A_0A0A
            let others = ((rest & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | rest
            let word = read | (~others & 0x8080_8080_8080_8080) >> 2
            let controls = (word &- 0x2020_2020_2020_2020) & ~word
            let high = word | (word &+ 0x0101_0101_0101_0101)
            if (controls | high) & 0x8080_8080_8080_8080 == 0 {
                place += 8
                continue
            }
        }
        let limit = min(place + 8, source.count)
        while place < limit {
            guard isPlainCharacter(source, at: place) else { return false }
            place += 1
        }
    }
    return true
}

/// Whether a byte is part of a character that is read here; those of several bytes are told by their first.
@inline(__always)
private func isPlainCharacter(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    func next(_ distance: Int) -> UInt8 { place + distance < source.count ? source[place + distance] : 0 }
    switch source[place] {
    case 0x0A, 0x20...0x7E, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE, 0xF0...0xFF: return true
    // The second block of controls, with U+0085; then U+2028 and U+2029; then the byte-order mark and what is no character.
    case 0xC2: return next(1) >= 0xA0
    case 0xE2: return !(next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9))
    case 0xEF: return !(next(1) == 0xBB && next(2) == 0xBF) && !(next(1) == 0xBF && next(2) >= 0xBE)
    default: return false
    }
}
