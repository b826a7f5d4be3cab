package import Basics

/// A path inside a repository: bytes without a leading slash, as git keeps them.
///
/// Git's paths need not be UTF-8. Where one is, `name` is exactly it; where one is not, `name` writes each byte that is no part of valid
/// UTF-8, and each `%`, as `%` and two hex digits, and the raw bytes are kept beside it for looking things up. Equality and order are
/// those of the bytes.
package struct TreePath: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The path as a name, for keys and for showing.
    package let name: Name
    /// The raw bytes, where they are not those of `name`.
    private let raw: [UInt8]?

    /// Makes the path of some text.
    package init(_ text: some StringProtocol) {
        name = Name(text)
        raw = nil
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// Makes the path of raw bytes.
    package init(bytes: [UInt8]) {
        if let text = String(validating: bytes, as: UTF8.self) {
            name = Name(text)
            raw = nil
        } else {
            name = Name(Self.escaping(bytes))
            raw = bytes
        }
    }

    init(cString: UnsafePointer<CChar>) {
        self.init(bytes: Self.bytes(of: cString))
    }

    /// Copies the bytes before the zero at the end of a C string.
    static func bytes(of cString: UnsafePointer<CChar>) -> [UInt8] {
        var length = 0
        while cString[length] != 0 { length += 1 }
        return UnsafeBufferPointer(start: cString, count: length).map { UInt8(bitPattern: $0) }
    }

    /// The path's bytes.
    package var bytes: [UInt8] { raw ?? Array(name.text.utf8) }
    /// Whether the path is UTF-8, so that its name is exactly it.
    package var isText: Bool { raw == nil }
    package var isEmpty: Bool { name.isEmpty }
    package var description: String { name.text }

    /// Returns the path of an entry within this folder.
    func appending(_ component: [UInt8]) -> TreePath {
        isEmpty ? TreePath(bytes: component) : TreePath(bytes: bytes + [UInt8(ascii: "/")] + component)
    }

    /// Returns the path's bytes with a zero at the end, as C takes them; nil where the path itself holds a zero byte.
    var terminated: [CChar]? {
        let bytes = bytes
        guard !bytes.contains(0) else { return nil }
        return bytes.map { CChar(bitPattern: $0) } + [0]
    }

    package static func == (left: TreePath, right: TreePath) -> Bool { left.name == right.name && left.raw == right.raw }

    package static func < (left: TreePath, right: TreePath) -> Bool {
        if left.raw == nil, right.raw == nil { return left.name < right.name }
        return left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// Writes the bytes as text, each byte outside valid UTF-8 and each `%` as `%` and two hex digits.
    private static func escaping(_ bytes: [UInt8]) -> String {
        var text = ""
        var rest = bytes[...]
        while let first = rest.first {
            let valid = (1...4).lazy.filter { $0 <= rest.count }.compactMap { length in
                String(validating: rest.prefix(length), as: UTF8.self).map { (length, $0) }
            }.first
            if let (length, scalar) = valid, first != UInt8(ascii: "%") {
                text += scalar
                rest = rest.dropFirst(length)
            } else {
                let digits = String(first, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
                rest = rest.dropFirst()
            }
        }
        return text
    }
}
