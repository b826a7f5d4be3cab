internal import CSimdJSON

/// Reads JSON as RFC 8259 has it, without leniency.
///
/// simdjson finds the tokens; this walks them, checks the grammar, every scalar and every escape, and bounds the depth.
func readJSON(_ bytes: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) throws(ReadFailure) -> ReadTree {
    let index = csimdjson_index(bytes.baseAddress, bytes.count, text.markLength)
    defer { csimdjson_free(index) }
    switch index.status {
    case CSIMDJSON_OK: break
    case CSIMDJSON_EMPTY: throw ReadFailure("The file holds nothing but white space.", help: "Fill it or remove it.", at: text.markLength)
    case CSIMDJSON_BAD_STRING: throw findBadString(bytes)
    default: throw ReadFailure(.tooLarge, "There is not enough memory to read this file.", at: 0)
    }
    let offsets = UnsafeBufferPointer(start: index.offsets, count: index.count)
    var reader = JSONReader(bytes: bytes, offsets: offsets, limits: limits)
    try reader.readAll()
    return ReadTree(records: reader.tree.records, decoded: reader.tree.decoded, roots: [0])
}

private struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where tokens start, ascending.
    let offsets: UnsafeBufferPointer<UInt32>
    let limits: DocumentLimits
    var tree: TreeBuilder
    /// The token that is looked at, as an index into `offsets`.
    private var token = 0
    /// Whether each open container is a mapping, outermost first.
    private var isMapping: [Bool] = []

    init(bytes: UnsafeBufferPointer<UInt8>, offsets: UnsafeBufferPointer<UInt32>, limits: DocumentLimits) {
        self.bytes = bytes
        self.offsets = offsets
        self.limits = limits
        // Every second token is a comma or a colon.
        tree = TreeBuilder(capacity: offsets.count / 2 + 2)
        isMapping.reserveCapacity(64)
    }

    /// The place of the current token, or the file's end.
    private var place: Int { token < offsets.count ? Int(offsets[token]) : bytes.count }
    /// The first byte of the current token; 0 at the file's end.
    private var byte: UInt8 { token < offsets.count ? bytes[Int(offsets[token])] : 0 }

    mutating func readAll() throws(ReadFailure) {
        while true {
            let isOpened = try readValue()
            if isOpened { continue }
            guard try advanceToNextValue() else { break }
        }
        if token < offsets.count {
            throw ReadFailure("Only one value may stand in a JSON file; this follows it.", help: "Remove what follows.", at: place)
        }
    }

    /// Reads one value; true where a container was opened whose first value or key's value comes next.
    private mutating func readValue() throws(ReadFailure) -> Bool {
        let lower = place
        switch byte {
        case UInt8(ascii: "{"):
            try open(.mapping, at: lower)
            if byte == UInt8(ascii: "}") { break }
            try readKey(orEnd: true)
            return true
        case UInt8(ascii: "["):
            try open(.sequence, at: lower)
            if byte == UInt8(ascii: "]") { break }
            return true
        case UInt8(ascii: "\""):
            token += 1
            try readString(at: lower)
            return false
        default:
            try readLiteral(at: lower)
            token += 1
            return false
        }
        close()
        return false
    }

    private mutating func open(_ kind: NodeKind, at lower: Int) throws(ReadFailure) {
        guard isMapping.count < limits.depth else { throw .tooDeep(limits.depth, at: lower) }
        tree.begin(kind, at: lower)
        isMapping.append(kind == .mapping)
        token += 1
    }

    private mutating func close() {
        tree.end(at: place + 1)
        isMapping.removeLast()
        token += 1
    }

    /// Passes what stands between a value and the next; false after the outermost value.
    private mutating func advanceToNextValue() throws(ReadFailure) -> Bool {
        while let inMapping = isMapping.last {
            switch byte {
            case UInt8(ascii: ","):
                token += 1
                if inMapping { try readKey(orEnd: false) }
                return true
            case UInt8(ascii: "}") where inMapping, UInt8(ascii: "]") where !inMapping: close()
            default:
                let wanted = inMapping ? "`,` or `}`" : "`,` or `]`"
                throw unexpected("\(wanted) is expected here")
            }
        }
        return false
    }

    /// Reads a key and its colon.
    private mutating func readKey(orEnd: Bool) throws(ReadFailure) {
        let lower = place
        guard byte == UInt8(ascii: "\"") else {
            let isTrailingComma = !orEnd && byte == UInt8(ascii: "}")
            throw unexpected(
                orEnd ? "a key in double quotes, or `}`, is expected here" : "a key in double quotes is expected here",
                help: isTrailingComma ? "Remove the comma before the `}`." : nil)
        }
        token += 1
        try readString(at: lower)
        guard byte == UInt8(ascii: ":") else { throw unexpected("`:` is expected after a key") }
        token += 1
    }

    private func unexpected(_ wanted: String, help: String? = nil) -> ReadFailure {
        let place = place
        guard place < bytes.count else { return ReadFailure("The file ends too early: \(wanted).", help: help, at: place) }
        return ReadFailure("This is no JSON: \(wanted).", help: help, at: place, to: place + 1)
    }

    private mutating func readString(at lower: Int) throws(ReadFailure) {
        let start = lower + 1
        var index = start
        let raw = UnsafeRawBufferPointer(bytes)
        // Eight bytes at once while none is a quote, a backslash or a control character.
        while index + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if hasByteThatEndsText(word) { break }
            index += 8
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 {
            index += 1
        }
        guard index < bytes.count else { throw findBadString(bytes) }
        if bytes[index] == UInt8(ascii: "\"") {
            tree.add(.text, lower: lower, upper: index + 1, text: start..<index)
        } else {
            let decodedStart = tree.decoded.count
            index = try decodeJSONString(bytes, from: start, into: &tree.decoded)
            tree.add(.text, lower: lower, upper: index + 1, text: decodedStart..<tree.decoded.count, isDecoded: true)
        }
        try checkEnd(of: "a text", at: index + 1)
    }

    /// Reads a number, `true`, `false` or `null`.
    private mutating func readLiteral(at lower: Int) throws(ReadFailure) {
        guard lower < bytes.count else { throw unexpected("a value is expected here") }
        let kind: NodeKind
        var upper = lower
        switch bytes[lower] {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            (kind, upper) = try scanJSONNumber(bytes, from: lower)
        case UInt8(ascii: "t") where matches("true", at: lower): (kind, upper) = (.boolean, lower + 4)
        case UInt8(ascii: "f") where matches("false", at: lower): (kind, upper) = (.boolean, lower + 5)
        case UInt8(ascii: "n") where matches("null", at: lower): (kind, upper) = (.null, lower + 4)
        case UInt8(ascii: "]") where token > 0 && bytes[Int(offsets[token - 1])] == UInt8(ascii: ","):
            throw unexpected("a value is expected here", help: "Remove the comma before the `]`.")
        case UInt8(ascii: "'"): throw unexpected("a value is expected here", help: "JSON writes texts in double quotes.")
        case UInt8(ascii: "/"): throw unexpected("a value is expected here", help: "JSON has no comments; remove it.")
        default: throw unexpected("a value is expected here")
        }
        tree.add(kind, lower: lower, upper: upper, text: lower..<upper)
        try checkEnd(of: kind == .integer || kind == .number ? "a number" : "a value", at: upper)
    }

    private func matches(_ literal: StaticString, at lower: Int) -> Bool {
        guard lower + literal.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<literal.utf8CodeUnitCount where bytes[lower + offset] != literal.utf8Start[offset] { return false }
        return true
    }

    /// Checks that a scalar ends where its grammar does: before white space, a bracket, a comma, a colon or the file's end.
    private func checkEnd(of what: String, at place: Int) throws(ReadFailure) {
        guard place < bytes.count else { return }
        switch bytes[place] {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "{"):
            return
        default: throw ReadFailure("This is no JSON: \(what) ends before this.", at: place, to: place + 1)
        }
    }
}

/// Whether one of eight bytes is a quote, a backslash or below 0x20; may say so wrongly, never the other way round.
@inline(__always)
private func hasByteThatEndsText(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let hits = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word
    return hits & (ones &* 0x80) != 0
}

/// Finds the string that made simdjson give up: one with a control character, or without an end.
private func findBadString(_ bytes: UnsafeBufferPointer<UInt8>) -> ReadFailure {
    var start: Int?
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if start == nil {
            if byte == UInt8(ascii: "\"") { start = index }
        } else if byte == UInt8(ascii: "\"") {
            start = nil
        } else if byte == UInt8(ascii: "\\") {
            index += 1
        } else if byte < 0x20 {
            let isBreak = byte == 0x0A || byte == 0x0D
            return ReadFailure(
                isBreak ? "The line ends inside a text; a quote is missing." : "A control character stands inside a text.",
                help: isBreak ? "Close the text, or write the line break as `\\n`." : "Write it as an escape, such as `\\t` or `\\u0001`.",
                at: index,
                to: index + 1)
        }
        index += 1
    }
    return ReadFailure("The text that starts here has no end; a quote is missing.", at: start ?? 0)
}
