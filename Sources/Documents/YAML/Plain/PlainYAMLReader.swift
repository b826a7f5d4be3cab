/// Ends the plain reading of a file: something stands there that is left to libyaml, be it an error or a rarer spelling.
struct BeyondPlain: Error {}

/// Reads the part of YAML that nearly every file is written in: block mappings and sequences, scalars in all styles, lists and mappings in
/// braces. Several times faster than libyaml, whose tree it makes to the byte; nil where anything else stands, or anything is wrong.
func readPlainYAML(_ source: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) -> ReadTree? {
    guard hasOnlyPlainCharacters(source, from: text.markLength) else { return nil }
    var reader = PlainYAMLReader(source: source, start: text.markLength, depthLimit: limits.depth)
    do throws(BeyondPlain) {
        try reader.readAll()
    } catch {
        return nil
    }
    return ReadTree(records: reader.tree.records, decoded: reader.tree.decoded, roots: [0])
}

/// Walks a file line by line; what a line belongs to is told by its column. The extensions hold scalars and what stands in braces.
struct PlainYAMLReader {
    /// A block collection that is not closed yet.
    private struct Frame {
        /// The column of its keys or dashes.
        let indent: Int
        let isMapping: Bool
        /// Whether it is a sequence at the column of the mapping that holds it.
        let isIndentless: Bool
        /// Just after the colon or dash whose value was not met yet; nil where none is awaited.
        var awaits: Int?
    }

    let source: UnsafeBufferPointer<UInt8>
    let depthLimit: Int
    var tree: TreeBuilder
    /// The byte that is looked at.
    var position: Int
    /// Where the current line starts; before its first character there is only white space and dashes, so that columns are bytes.
    var lineStart: Int
    /// Where the last node ended, which is where block collections end.
    var lastEnd = 0
    private var frames: [Frame] = []

    init(source: UnsafeBufferPointer<UInt8>, start: Int, depthLimit: Int) {
        self.source = source
        self.depthLimit = depthLimit
        position = start
        lineStart = start
        // Real files have a node for every 14 bytes or more.
        tree = TreeBuilder(capacity: source.count / 14 + 16)
        frames.reserveCapacity(64)
    }

    /// The column that continued lines of a scalar must be beyond.
    var indent: Int { frames.last?.indent ?? -1 }

    mutating func readAll() throws(BeyondPlain) {
        guard skipToContent() else { throw BeyondPlain() }
        if isMarker(at: position) {
            guard byte(position) == UInt8(ascii: "-") else { throw BeyondPlain() }
            position += 3
            guard isLineEnd(skippingSpaces: &position), skipToContent() else { throw BeyondPlain() }
        }
        repeat {
            let isDash = byte(position) == UInt8(ascii: "-") && isBlankOrEnd(position + 1)
            guard !isMarker(at: position) else { throw BeyondPlain() }
            try closeFrames(column: position - lineStart, isDash: isDash)
            if let top = frames.last, top.awaits == nil {
                if top.isMapping { try readEntry() } else { try readItem() }
            } else {
                if frames.isEmpty, tree.count > 0 { throw BeyondPlain() }
                try readNode(startsBlock: true)
            }
        } while skipToContent()
        while !frames.isEmpty { closeTop() }
    }

    // MARK: Blocks

    /// Closes what ends before a line that starts at some column; what is left on top is what the line belongs to.
    private mutating func closeFrames(column: Int, isDash: Bool) throws(BeyondPlain) {
        while let top = frames.last {
            if let place = top.awaits {
                if column > top.indent || column == top.indent && isDash && top.isMapping { return }
                addNull(at: place)
                frames[frames.count - 1].awaits = nil
            } else if column < top.indent || column == top.indent && top.isIndentless && !isDash {
                closeTop()
            } else {
                guard column == top.indent, top.isMapping != isDash else { throw BeyondPlain() }
                return
            }
        }
    }

    private mutating func closeTop() {
        if let place = frames.removeLast().awaits { addNull(at: place) }
        tree.end(at: lastEnd)
    }

    private mutating func open(_ kind: NodeKind, at lower: Int, column: Int) throws(BeyondPlain) {
        try begin(kind, at: lower)
        let isIndentless = kind == .sequence && frames.last.map { $0.isMapping && $0.indent == column } ?? false
        if let last = frames.indices.last { frames[last].awaits = nil }
        frames.append(Frame(indent: column, isMapping: kind == .mapping, isIndentless: isIndentless, awaits: nil))
    }

    mutating func begin(_ kind: NodeKind, at lower: Int) throws(BeyondPlain) {
        guard tree.open.count < depthLimit else { throw BeyondPlain() }
        tree.begin(kind, at: lower)
        lastEnd = lower
    }

    /// Reads a key, its colon and what of its value stands on the same line.
    private mutating func readEntry() throws(BeyondPlain) {
        let scalar = try scanKey()
        guard let scalar else { throw BeyondPlain() }
        add(scalar)
        try readValue()
    }

    /// Reads what follows a key; the position is at the colon.
    private mutating func readValue() throws(BeyondPlain) {
        position += 1
        let place = position
        if isLineEnd(skippingSpaces: &position) {
            frames[frames.count - 1].awaits = place
        } else {
            try readNode(startsBlock: false)
        }
    }

    /// Reads a dash and what of its item stands on the same line.
    private mutating func readItem() throws(BeyondPlain) {
        position += 1
        let place = position
        frames[frames.count - 1].awaits = place
        if !isLineEnd(skippingSpaces: &position) { try readNode(startsBlock: true) }
    }

    /// Reads a node that starts at the position. One that starts a line or an item may be a block collection.
    private mutating func readNode(startsBlock: Bool) throws(BeyondPlain) {
        let column = position - lineStart
        let lower = position
        switch byte(position) {
        case UInt8(ascii: "-") where isBlankOrEnd(position + 1):
            guard startsBlock else { throw BeyondPlain() }
            try open(.sequence, at: lower, column: column)
            return try readItem()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try readFlow()
            guard isLineEnd(skippingSpaces: &position) else { throw BeyondPlain() }
        case UInt8(ascii: "|"): try readBlockText(isLiteral: true)
        case UInt8(ascii: ">"): try readBlockText(isLiteral: false)
        default:
            if startsBlock, let key = try scanKey() {
                try open(.mapping, at: lower, column: column)
                add(key)
                return try readValue()
            }
            add(try scanScalar())
        }
        if let last = frames.indices.last { frames[last].awaits = nil }
    }

    // MARK: Characters

    /// The byte at a place; 0 at the file's end.
    @inline(__always)
    func byte(_ place: Int) -> UInt8 { place < source.count ? source[place] : 0 }

    @inline(__always)
    func isBlankOrEnd(_ place: Int) -> Bool {
        place >= source.count || source[place] == 0x20 || source[place] == 0x0A
    }

    /// Moves a place over spaces and a comment; whether the line ends there. A comment needs a space before it.
    @inline(__always)
    func isLineEnd(skippingSpaces place: inout Int) -> Bool {
        while byte(place) == 0x20 { place += 1 }
        if byte(place) == UInt8(ascii: "#"), place == lineStart || source[place - 1] == 0x20 { place = endOfLine(place) }
        return place >= source.count || source[place] == 0x0A
    }

    func endOfLine(_ place: Int) -> Int {
        var place = place
        while place < source.count, source[place] != 0x0A { place += 1 }
        return place
    }

    /// Moves to the next character that is no space, line break or part of a comment; false where there is none.
    @inline(__always)
    mutating func skipToContent() -> Bool {
        while true {
            guard isLineEnd(skippingSpaces: &position) else { return true }
            guard position < source.count else { return false }
            position += 1
            lineStart = position
        }
    }

    /// Whether a line starts with `---` or `...` and a blank, which mark documents.
    @inline(__always)
    func isMarker(at place: Int) -> Bool {
        guard place == lineStart, byte(place) == UInt8(ascii: "-") || byte(place) == UInt8(ascii: ".") else { return false }
        return byte(place + 1) == byte(place) && byte(place + 2) == byte(place) && isBlankOrEnd(place + 3)
    }

    private mutating func addNull(at place: Int) {
        tree.add(.null, lower: place, upper: place, text: place..<place)
        lastEnd = place
    }
}
