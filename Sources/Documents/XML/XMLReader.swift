internal import CExpat

/// Reads XML over expat: no external entities, no expansion of entities that the document declares, namespaces resolved.
func readXML(_ bytes: UnsafeBufferPointer<UInt8>, _ text: SourceText, _ limits: DocumentLimits) throws(ReadFailure) -> ReadTree {
    // Whatever the declaration says, the bytes were checked to be UTF-8. The separator cannot stand in XML.
    guard let parser = XML_ParserCreateNS("UTF-8", XMLChar(bitPattern: XMLReader.separator)) else {
        throw ReadFailure(.tooLarge, "There is not enough memory to read this file.", at: 0)
    }
    defer { XML_ParserFree(parser) }
    let content = UnsafeBufferPointer(rebasing: bytes.dropFirst(text.markLength))
    var reader = XMLReader(source: bytes, base: text.markLength, parser: parser, limits: limits)
    let status = withUnsafeMutablePointer(to: &reader) { reader in parse(content, parser, reader) }
    if let failure = reader.failure { throw failure }
    if status != XML_STATUS_OK {
        throw xmlFailure(XML_GetErrorCode(parser), at: text.markLength + Int(XML_GetCurrentByteIndex(parser)), of: bytes)
    }
    return ReadTree(records: reader.tree.records, decoded: reader.tree.decoded, roots: [0])
}

/// Lets expat hand all of a file's events to a reader.
private func parse(
    _ content: UnsafeBufferPointer<UInt8>, _ parser: XML_Parser, _ reader: UnsafeMutablePointer<XMLReader>
) -> XML_Status {
    XML_SetUserData(parser, reader)
    XML_SetElementHandler(
        parser,
        { data, name, attributes in data.map { XMLReader.of($0).pointee.startElement(name, attributes) } },
        { data, _ in data.map { XMLReader.of($0).pointee.endElement() } })
    XML_SetCharacterDataHandler(parser) { data, text, length in data.map { XMLReader.of($0).pointee.characters(text, length) } }
    // With a default handler, entities of the document's own are handed over instead of being expanded.
    XML_SetDefaultHandler(parser) { data, text, length in data.map { XMLReader.of($0).pointee.other(text, length) } }
    return content.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
}

typealias XMLChar = CChar

/// Receives expat's events, behind a pointer that C hands around; the properties of a class would be checked at each access.
private struct XMLReader {
    static let separator: UInt8 = 1

    let source: UnsafeBufferPointer<UInt8>
    let base: Int
    let parser: XML_Parser
    let limits: DocumentLimits
    var tree: TreeBuilder
    var failure: ReadFailure?
    /// The text since the last tag: its place in the file, and where it starts in `tree.decoded`.
    private var pending: (lower: Int, upper: Int, decodedStart: Int)?
    /// Where the addresses of the namespaces met lately lie in `tree.decoded`; few, since each name is looked for among them.
    private var namespaces: [Range<Int>] = []
    private static let namespacesKept = 16

    init(source: UnsafeBufferPointer<UInt8>, base: Int, parser: XML_Parser, limits: DocumentLimits) {
        self.source = source
        self.base = base
        self.parser = parser
        self.limits = limits
        tree = TreeBuilder(capacity: source.count / 16 + 16)
    }

    static func of(_ data: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLReader> { data.assumingMemoryBound(to: XMLReader.self) }

    private var place: Int { base + Int(XML_GetCurrentByteIndex(parser)) }
    private var placeEnd: Int { place + Int(XML_GetCurrentByteCount(parser)) }

    private mutating func stop(_ failure: ReadFailure) {
        guard self.failure == nil else { return }
        self.failure = failure
        XML_StopParser(parser, XML_Bool(0))
    }

    mutating func startElement(_ name: UnsafePointer<XMLChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XMLChar>?>?) {
        guard failure == nil, let name else { return }
        flushText()
        guard tree.open.count < limits.depth else { return stop(.tooDeep(limits.depth, at: place)) }
        var tag = XMLStartTag(source: source, at: place)
        tree.begin(.element, at: place, textLower: tag.localName.lowerBound, textUpper: tag.localName.upperBound)
        addNamespace(of: name, at: tag.name)
        guard let attributes else { return }
        let count = Int(XML_GetSpecifiedAttributeCount(parser))
        var index = 0
        while index + 1 < count, let name = attributes[index], let value = attributes[index + 1], let place = tag.nextAttribute() {
            tree.begin(
                .attribute, at: place.name.lowerBound, textLower: place.localName.lowerBound, textUpper: place.localName.upperBound)
            addNamespace(of: name, at: place.name)
            addText(
                UnsafeBufferPointer(start: UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self), count: length(of: value)),
                place.value)
            tree.end(at: place.value.upperBound + 1)
            index += 2
        }
    }

    mutating func endElement() {
        guard failure == nil else { return }
        flushText()
        tree.end(at: placeEnd)
    }

    mutating func characters(_ text: UnsafePointer<XMLChar>?, _ length: Int32) {
        guard failure == nil, let text else { return }
        let start = pending ?? (place, place, tree.decoded.count)
        tree.decoded.append(contentsOf: UnsafeRawBufferPointer(start: text, count: Int(length)))
        pending = (start.lower, placeEnd, start.decodedStart)
    }

    /// Notices references to entities that the document declares itself.
    mutating func other(_ text: UnsafePointer<XMLChar>?, _ length: Int32) {
        guard failure == nil, let text, length > 1, text[0] == XMLChar(UInt8(ascii: "&")) else { return }
        let name = String(decoding: UnsafeRawBufferPointer(start: text, count: Int(length)), as: UTF8.self)
        stop(
            ReadFailure(
                "The entity `\(name)` is not expanded: a document's own entities are not read.", help: "Write out what it stands for.",
                at: place,
                to: placeEnd))
    }

    /// Adds the text since the last tag, unless it is white space alone.
    private mutating func flushText() {
        guard let text = pending else { return }
        pending = nil
        let isBlank = tree.decoded[text.decodedStart...].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let isSlice = tree.decoded[text.decodedStart...].elementsEqual(source[text.lower..<text.upper])
        let decoded = text.decodedStart..<tree.decoded.count
        if isBlank || isSlice { tree.decoded.removeSubrange(text.decodedStart...) }
        guard !isBlank else { return }
        tree.add(
            .characters, lower: text.lower, upper: text.upper, text: isSlice ? text.lower..<text.upper : decoded, isDecoded: !isSlice)
    }

    /// Adds an attribute's value, whose raw text stands in some range of the file.
    private mutating func addText(_ value: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        if value.elementsEqual(source[range]) {
            tree.add(.text, lower: range.lowerBound, upper: range.upperBound, text: range)
        } else {
            let start = tree.decoded.count
            tree.decoded.append(contentsOf: value)
            tree.add(.text, lower: range.lowerBound, upper: range.upperBound, text: start..<tree.decoded.count, isDecoded: true)
        }
    }

    /// Adds the namespace of a name as expat writes it: the address, the separator and the local name.
    private mutating func addNamespace(of name: UnsafePointer<XMLChar>, at range: Range<Int>) {
        let bytes = UnsafeBufferPointer(start: UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self), count: length(of: name))
        guard let end = bytes.firstIndex(of: Self.separator) else {
            return tree.add(.text, lower: range.lowerBound, upper: range.upperBound, text: 0..<0, isDecoded: true)
        }
        let text = place(ofNamespace: UnsafeBufferPointer(rebasing: bytes[..<end]))
        tree.add(.text, lower: range.lowerBound, upper: range.upperBound, text: text, isDecoded: true)
    }

    /// Where the address of a namespace lies in `tree.decoded`; one that was not met lately is added.
    private mutating func place(ofNamespace address: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let known = tree.decoded.withUnsafeBufferPointer { decoded in
            namespaces.last { areEqual(address, UnsafeBufferPointer(rebasing: decoded[$0])) }
        }
        if let known { return known }
        let added = tree.decoded.count..<(tree.decoded.count + address.count)
        tree.decoded.append(contentsOf: address)
        if namespaces.count == Self.namespacesKept { namespaces.removeFirst() }
        namespaces.append(added)
        return added
    }

    private func length(of text: UnsafePointer<XMLChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}
