internal import Glibc

/// A piece of text that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Swift strings are equal by canonical equivalence: composed and decomposed `é` are one `Set` member, and `\r\n` is one character. What
/// contracts and file systems call different must stay different, so names, paths and keys are of this type and become a `String` only when shown.
package struct Name: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text for showing.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    package init(stringLiteral value: String) {
        text = value
    }

    package var description: String { text }
    package var isEmpty: Bool { text.utf8.isEmpty }

    package static func == (left: Name, right: Name) -> Bool {
        guard left.text.utf8.count == right.text.utf8.count else { return false }
        return withBytes(left, right) { one, two in
            guard let first = one.baseAddress, let second = two.baseAddress else { return true }
            return first == second || memcmp(first, second, one.count) == 0
        } ?? left.text.utf8.elementsEqual(right.text.utf8)
    }

    package static func < (left: Name, right: Name) -> Bool {
        withBytes(left, right) { one, two in
            guard let first = one.baseAddress, let second = two.baseAddress else { return one.count < two.count }
            let order = memcmp(first, second, min(one.count, two.count))
            return order == 0 ? one.count < two.count : order < 0
        } ?? left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Calls a closure with the bytes of two names where these lie in memory as they are, which they nearly always do; going over
    /// them there is several times faster than character by character.
    @inline(__always)
    private static func withBytes(
        _ left: Name, _ right: Name, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool? {
        left.text.utf8.withContiguousStorageIfAvailable { one in
            right.text.utf8.withContiguousStorageIfAvailable { two in body(one, two) }
        } ?? nil
    }

    package func hash(into hasher: inout Hasher) {
        let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if isHashed == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
        // Where one name ends counts, so that lists of names cannot be made that all hash alike.
        hasher.combine(UInt8(0xFF))
    }
}
