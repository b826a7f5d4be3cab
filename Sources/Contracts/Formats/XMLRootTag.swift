internal import Basics

/// The first start tag of a file of XML, found behind declarations, comments and white space without parsing.
struct XMLRootTag {
    /// The local name.
    let name: String
    /// All of its text.
    let text: String

    init?(_ file: SourceFile) {
        let found = file.bytes.withUnsafeBufferPointer { bytes in rootTag(of: bytes.prefix(64 << 10)) }
        guard let found else { return nil }
        (name, text) = found
    }
}

/// Finds the first start tag behind declarations, comments and white space: its local name, and all of its text.
private func rootTag(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (name: String, text: String)? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    guard content.first(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: content, as: UTF8.self).utf8
    var index = text.startIndex
    while let open = text[index...].firstIndex(of: UInt8(ascii: "<")) {
        let rest = text[open...].dropFirst()
        let end: StaticString = rest.starts(with: "!--".utf8) ? "-->" : ">"
        guard let close = firstEnd(of: end, in: rest) else { return nil }
        if let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") {
            let tag = Substring(rest[..<close])
            let qualified = tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
            return (String(qualified.split(separator: ":").last ?? ""), String(tag))
        }
        index = close
    }
    return nil
}

/// The place behind the first occurrence of a literal.
private func firstEnd(of literal: StaticString, in text: Substring.UTF8View) -> String.Index? {
    let wanted = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    var rest = text
    while !rest.isEmpty {
        if rest.starts(with: wanted) { return rest.index(rest.startIndex, offsetBy: wanted.count) }
        rest = rest.dropFirst()
    }
    return nil
}
