/// A piece of text that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Swift strings are equal by canonical equivalence: composed and decomposed `é` are one `Set` member, and `\r\n` is one character. What
/// contracts and file systems call different must stay different, so names, paths and keys are of this type and become a `String` only when shown.
package struct Name: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text for showing.
    package let text: String

    package init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    package init(stringLiteral value: String) {
        text = value
    }

    package var description: String { text }
    package var isEmpty: Bool { text.utf8.isEmpty }

    package static func == (left: Name, right: Name) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package static func < (left: Name, right: Name) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }
}
