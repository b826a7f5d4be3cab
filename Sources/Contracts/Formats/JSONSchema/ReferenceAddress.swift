/// A reference's text in parts: what stands before the `#` and what stands after it.
struct ReferenceAddress {
    /// The address of a document; empty for the one that the reference stands in.
    let document: String
    /// What stands after the `#`, percent-decoded; nil where there is no `#`.
    let fragment: String?

    init(_ text: String) {
        guard let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) else {
            (document, fragment) = (text, nil)
            return
        }
        document = String(text[..<hash])
        fragment = percentDecoded(String(text[text.utf8.index(after: hash)...]))
    }

    /// The tokens of a JSON pointer (RFC 6901) with `~0` and `~1` undone; nil where the fragment is an anchor's name.
    var pointer: [String]? {
        guard let fragment, !fragment.utf8.isEmpty else { return [] }
        guard fragment.utf8.first == UInt8(ascii: "/") else { return nil }
        return fragment.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { token in
            guard token.contains(UInt8(ascii: "~")) else { return String(decoding: token, as: UTF8.self) }
            var bytes: [UInt8] = []
            var isEscaped = false
            for byte in token {
                if isEscaped {
                    bytes.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
                    if byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { bytes.append(byte) }
                    isEscaped = false
                } else if byte == UInt8(ascii: "~") {
                    isEscaped = true
                } else {
                    bytes.append(byte)
                }
            }
            if isEscaped { bytes.append(UInt8(ascii: "~")) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

/// Undoes `%XX`; what is no such escape stays.
func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
        if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
            let high = digit(source[index + 1]), let low = digit(source[index + 2])
        {
            bytes.append(high << 4 | low)
            index += 3
        } else {
            bytes.append(source[index])
            index += 1
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Whether an address starts with a scheme (`https:`), and so does not depend on where it stands.
func hasScheme(_ address: String) -> Bool {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")), let first = address.utf8.first else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
    return isLetter(first)
        && address.utf8[..<colon].allSatisfy { byte in
            isLetter(byte) || (48...57).contains(byte) || "+-.".utf8.contains(byte)
        }
}

/// Resolves an address against a base (RFC 3986, without queries); nil where a path climbs above its root.
func resolved(_ address: String, against base: String) -> String? {
    if hasScheme(address) { return address }
    let slash = UInt8(ascii: "/")
    var root = ""
    var folder = base
    if hasScheme(base) {
        guard let start = base.range(ofBytes: "://") else { return address }
        let rest = base[start...]
        let path = rest.utf8.firstIndex(of: slash) ?? rest.endIndex
        root = String(base[..<path]) + "/"
        folder = String(rest[path...].utf8.drop { $0 == slash }) ?? ""
    }
    let steps = address.utf8.first == slash ? "" : String(folder.utf8.prefix(through: folder.utf8.lastIndex(of: slash))) ?? ""
    var segments: [Substring.UTF8View] = []
    let joined = steps + address
    for segment in joined.utf8.split(separator: slash, omittingEmptySubsequences: true) {
        if segment.elementsEqual("..".utf8) {
            guard segments.popLast() != nil else { return nil }
        } else if !segment.elementsEqual(".".utf8) {
            segments.append(segment)
        }
    }
    return root + segments.map { String(Substring($0)) }.joined(separator: "/")
}

extension String {
    /// The position just after the first occurrence of some bytes.
    fileprivate func range(ofBytes needle: String) -> String.Index? {
        utf8.firstRange(of: needle.utf8)?.upperBound
    }
}

extension String.UTF8View {
    /// Everything up to an index and the byte there; nothing where the index is nil.
    fileprivate func prefix(through index: Index?) -> SubSequence {
        guard let index else { return self[startIndex..<startIndex] }
        return self[...index]
    }
}
