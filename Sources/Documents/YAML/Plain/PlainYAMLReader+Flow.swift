/// Lists in brackets and mappings in braces.
extension PlainYAMLReader {
    /// Reads a collection from its opening to behind its closing bracket.
    mutating func readFlow() throws(BeyondPlain) {
        let isMapping = byte(position) == UInt8(ascii: "{")
        let closing = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        try begin(isMapping ? .mapping : .sequence, at: position)
        position += 1
        try skipFlowBlanks()
        var isFirst = true
        while byte(position) != closing {
            if !isFirst {
                guard byte(position) == UInt8(ascii: ",") else { throw BeyondPlain() }
                position += 1
                try skipFlowBlanks()
            }
            isFirst = false
            if isMapping { try readFlowKey() }
            if byte(position) == UInt8(ascii: "{") || byte(position) == UInt8(ascii: "[") {
                try readFlow()
            } else {
                add(try scanFlowScalar())
            }
            try skipFlowBlanks()
        }
        position += 1
        tree.end(at: position)
        lastEnd = position
    }

    /// Reads a key and its colon, and moves to the value, which must be there.
    private mutating func readFlowKey() throws(BeyondPlain) {
        let line = lineStart
        let lower = position
        let isQuoted = quote(at: position) != nil
        add(try scanFlowScalar())
        while byte(position) == 0x20 { position += 1 }
        guard byte(position) == UInt8(ascii: ":"), isQuoted || isBlankOrEnd(position + 1), line == lineStart, position - lower < 1_000
        else { throw BeyondPlain() }
        position += 1
        try skipFlowBlanks()
    }

    /// Reads a scalar within brackets and moves behind it; a plain one ends with its line.
    private mutating func scanFlowScalar() throws(BeyondPlain) -> PlainYAMLScalar {
        if let quote = quote(at: position) { return try scanQuoted(quote) }
        let lower = position
        try checkFlowStart()
        while position < source.count {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "?"): throw BeyondPlain()
            case UInt8(ascii: "#") where source[position - 1] == 0x20: throw BeyondPlain()
            case UInt8(ascii: ":"):
                let next = self.byte(position + 1)
                if isBlankOrEnd(position + 1) { break }
                if isFlowIndicator(next) { throw BeyondPlain() }
                position += 1
                continue
            case 0x0A: break
            default:
                if isFlowIndicator(byte) { break }
                position += 1
                continue
            }
            break
        }
        let upper = endOfText(lower, position)
        guard upper > lower else { throw BeyondPlain() }
        return PlainYAMLScalar(kind: resolve(lower, upper), lower: lower, upper: upper, text: lower..<upper)
    }

    /// Checks that a plain scalar starts at the position with a character that means nothing in brackets.
    private func checkFlowStart() throws(BeyondPlain) {
        let byte = byte(position)
        let next = self.byte(position + 1)
        switch byte {
        case UInt8(ascii: "-"):
            if isBlankOrEnd(position + 1) || isFlowIndicator(next) { throw BeyondPlain() }
        case 0, UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
            UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            throw BeyondPlain()
        default: if isFlowIndicator(byte) { throw BeyondPlain() }
        }
    }

    private func isFlowIndicator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "{")
            || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "?")
    }

    /// Moves over spaces, line breaks and comments within brackets.
    private mutating func skipFlowBlanks() throws(BeyondPlain) {
        guard skipToContent(), !isMarker(at: position) else { throw BeyondPlain() }
    }
}
