/// Finds the names and values of a start tag in the source; expat tells no places inside a tag, but has checked that it is well formed.
struct XMLStartTag {
    struct Attribute {
        var name: Range<Int>
        var localName: Range<Int>
        /// What stands between the quotes.
        var value: Range<Int>
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var index: Int
    /// The element's name with its prefix.
    let name: Range<Int>

    init(source: UnsafeBufferPointer<UInt8>, at lower: Int) {
        self.source = source
        index = min(lower + 1, source.count)
        name = Self.scanName(source, &index)
    }

    /// The element's name without its prefix.
    var localName: Range<Int> { Self.local(name, source) }

    /// Returns the next attribute that is no declaration of a namespace; nil at the tag's end.
    mutating func nextAttribute() -> Attribute? {
        while let found = next() {
            if !isDeclaration(found.name) { return found }
        }
        return nil
    }

    /// Returns the next declaration of a namespace; nil at the tag's end.
    mutating func nextDeclaration() -> Attribute? {
        while let found = next() {
            if isDeclaration(found.name) { return found }
        }
        return nil
    }

    private mutating func next() -> Attribute? {
        skipSpace()
        let name = Self.scanName(source, &index)
        skipSpace()
        guard !name.isEmpty, index < source.count, source[index] == UInt8(ascii: "=") else { return nil }
        index += 1
        skipSpace()
        guard index < source.count else { return nil }
        let quote = source[index]
        let start = index + 1
        index = start
        while index < source.count, source[index] != quote { index += 1 }
        guard index < source.count else { return nil }
        let value = start..<index
        index += 1
        return Attribute(name: name, localName: Self.local(name, source), value: value)
    }

    private func isDeclaration(_ name: Range<Int>) -> Bool {
        let bytes = source[name]
        return bytes.elementsEqual("xmlns".utf8) || bytes.starts(with: "xmlns:".utf8)
    }

    private mutating func skipSpace() {
        while index < source.count, Self.isSpace(source[index]) { index += 1 }
    }

    private static func scanName(_ source: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Range<Int> {
        let start = index
        while index < source.count, !isSpace(source[index]) {
            let byte = source[index]
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            index += 1
        }
        return start..<index
    }

    private static func local(_ name: Range<Int>, _ source: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let colon = source[name].firstIndex(of: UInt8(ascii: ":"))
        return (colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
