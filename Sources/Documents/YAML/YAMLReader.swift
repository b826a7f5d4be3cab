internal import Basics
internal import CLibYAML

/// Reads a YAML stream; scalars are resolved by the YAML 1.2 core schema.
func readYAML(_ bytes: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) throws(ReadFailure) -> ReadTree {
    if let tree = readPlainYAML(bytes, text, limits) { return tree }
    return try readYAMLByEvents(bytes, text, limits)
}

/// Reads any YAML stream over libyaml's events.
func readYAMLByEvents(_ bytes: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) throws(ReadFailure) -> ReadTree {
    let content = UnsafeBufferPointer(rebasing: bytes.dropFirst(text.markLength))
    guard content.contains(where: { $0 > 0x20 }) else {
        throw ReadFailure("The file holds nothing but white space.", help: "Fill it or remove it.", at: text.markLength)
    }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
        throw ReadFailure(.tooLarge, "There is not enough memory to read this file.", at: 0)
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, content.baseAddress, content.count)
    var reader = YAMLReader(source: bytes, text, limits)
    try reader.readAll(parser)
    return ReadTree(records: reader.tree.records, decoded: reader.tree.decoded, roots: reader.roots)
}

private struct YAMLReader {
    /// A node that has a name for aliases.
    struct Anchor {
        var index: Int32
        /// How many nodes it has with its aliases followed, and how many levels; nil while it is open.
        var measure: (nodes: Int, levels: Int)?
    }

    /// A collection whose end was not seen yet.
    struct Frame {
        var index: Int32
        var anchor: Name?
        /// What `expanded` was before it.
        var expandedBefore: Int
        /// The levels of its deepest child.
        var levels = 0
    }

    let source: UnsafeBufferPointer<UInt8>
    let limits: DocumentLimits
    var tree: TreeBuilder
    var roots: [Int32] = []
    private var cursor: YAMLCursor
    private var frames: [Frame] = []
    private var anchors: [Name: Anchor] = [:]
    /// How many nodes there are so far, aliases followed; saturates.
    private var expanded = 0
    /// Where the last node ended: the end of block collections, whose own marks run into the next token.
    private var lastEnd = 0

    init(source: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) {
        self.source = source
        self.limits = limits
        cursor = YAMLCursor(source: source, start: text.markLength, isASCII: text.isASCII)
        // Real files have a node for every 14 bytes or more.
        tree = TreeBuilder(capacity: source.count / 14 + 16)
        frames.reserveCapacity(64)
    }

    mutating func readAll(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws(ReadFailure) {
        let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
        defer { event.deallocate() }
        while true {
            guard yaml_parser_parse(parser, event) == 1 else {
                throw yamlFailure(parser, source, &cursor)
            }
            defer { yaml_event_delete(event) }
            let lower = cursor.byte(at: event.pointee.start_mark.index)
            let upper = cursor.byte(at: event.pointee.end_mark.index)
            switch event.pointee.type {
            case YAML_SCALAR_EVENT: try readScalar(event, lower, upper)
            case YAML_MAPPING_START_EVENT: try begin(.mapping, event.pointee.data.mapping_start.anchor, at: lower)
            case YAML_SEQUENCE_START_EVENT: try begin(.sequence, event.pointee.data.sequence_start.anchor, at: lower)
            case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: end(lower, upper)
            case YAML_ALIAS_EVENT: try readAlias(event.pointee.data.alias.anchor, lower, upper)
            case YAML_DOCUMENT_START_EVENT: anchors.removeAll()
            case YAML_STREAM_END_EVENT: return
            default: break
            }
        }
    }

    /// Counts a node with all its levels; a node without a parent is a root.
    private mutating func place(levels: Int) {
        if frames.isEmpty { roots.append(Int32(truncatingIfNeeded: tree.count)) }
        if let last = frames.indices.last { frames[last].levels = max(frames[last].levels, levels) }
    }

    private mutating func begin(_ kind: NodeKind, _ anchor: UnsafeMutablePointer<UInt8>?, at lower: Int) throws(ReadFailure) {
        guard frames.count < limits.depth else { throw .tooDeep(limits.depth, at: lower) }
        place(levels: 0)
        var frame = Frame(index: Int32(truncatingIfNeeded: tree.count), expandedBefore: expanded)
        if let anchor {
            let name = Name(String(cString: anchor))
            anchors[name] = Anchor(index: frame.index)
            frame.anchor = name
        }
        expanded += 1
        frames.append(frame)
        tree.begin(kind, at: lower)
        lastEnd = lower
    }

    private mutating func end(_ lower: Int, _ upper: Int) {
        guard let frame = frames.popLast() else { return }
        // Only a flow collection ends with a token of its own.
        if upper > lower { lastEnd = upper }
        tree.end(at: lastEnd)
        let levels = frame.levels + 1
        if let last = frames.indices.last { frames[last].levels = max(frames[last].levels, levels) }
        if let name = frame.anchor, anchors[name]?.index == frame.index {
            anchors[name]?.measure = (expanded - frame.expandedBefore, levels)
        }
    }

    private mutating func readAlias(_ anchor: UnsafeMutablePointer<UInt8>, _ lower: Int, _ upper: Int) throws(ReadFailure) {
        let name = Name(String(cString: anchor))
        guard let target = anchors[name] else {
            throw ReadFailure(
                "The alias `*\(name)` names no anchor before it.",
                help:
                    "If a text is meant to start with `*`, put it in single quotes; otherwise write `&\(name)` before what it stands for.",
                at: lower, to: upper)
        }
        guard let measure = target.measure else {
            throw ReadFailure(
                "The alias `*\(name)` stands inside the node that it names, which would never end.", help: "Write out what is meant.",
                at: lower, to: upper)
        }
        let (sum, overflow) = expanded.addingReportingOverflow(measure.nodes)
        expanded = overflow ? .max : sum
        guard expanded <= limits.expandedNodes else {
            throw ReadFailure(
                .tooLarge, "With its aliases followed, the file has more than \(limits.expandedNodes) nodes (an alias bomb).",
                help: "Write the nodes out, or use fewer aliases of aliases.", at: lower, to: upper)
        }
        guard frames.count + measure.levels <= limits.depth else { throw .tooDeep(limits.depth, at: lower) }
        place(levels: measure.levels)
        tree.addAlias(to: target.index, lower: lower, upper: upper)
        lastEnd = upper
    }

    private mutating func readScalar(_ event: UnsafeMutablePointer<yaml_event_t>, _ lower: Int, _ upper: Int) throws(ReadFailure) {
        let scalar = event.pointee.data.scalar
        place(levels: 0)
        let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        if let anchor = scalar.anchor {
            anchors[Name(String(cString: anchor))] = Anchor(index: Int32(truncatingIfNeeded: tree.count), measure: (1, 0))
        }
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        let kind: NodeKind
        if let tag = scalar.tag {
            kind = resolveYAMLScalar(value, tag: UnsafeRawPointer(tag).assumingMemoryBound(to: CChar.self))
        } else {
            kind = isPlain ? resolveYAMLScalar(value) : .text
        }
        expanded += 1
        lastEnd = upper
        // Properties (anchor, tag) come before the text, so a slice is looked for at the end.
        let textUpper = isPlain ? upper : upper - 1
        let textLower = textUpper - value.count
        if textLower >= lower, areEqual(value, UnsafeBufferPointer(rebasing: source[textLower..<textUpper])) {
            let properties = scalar.anchor != nil || scalar.tag != nil
            let start = properties ? (isPlain ? textLower : textLower - 1) : lower
            tree.add(kind, lower: start, upper: upper, text: textLower..<textUpper)
        } else {
            let start = tree.decoded.count
            tree.decoded.append(contentsOf: value)
            tree.add(kind, lower: lower, upper: upper, text: start..<tree.decoded.count, isDecoded: true)
        }
    }
}

/// Converts libyaml's places, which count characters, to bytes; places come nearly in ascending order.
struct YAMLCursor {
    private let source: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let isASCII: Bool
    private var character = 0
    private var place: Int

    init(source: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
        self.source = source
        self.start = start
        self.isASCII = isASCII
        place = start
    }

    /// Returns the byte offset in the file of the character with some index.
    mutating func byte(at index: Int) -> Int {
        if isASCII { return min(start + index, source.count) }
        while character < index, place < source.count {
            place += 1
            while place < source.count, source[place] & 0xC0 == 0x80 { place += 1 }
            character += 1
        }
        while character > index, place > start {
            place -= 1
            while place > start, source[place] & 0xC0 == 0x80 { place -= 1 }
            character -= 1
        }
        return place
    }
}
