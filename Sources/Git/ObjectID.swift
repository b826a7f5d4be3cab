internal import Basics
internal import CLibgit2

/// The id of a git object: a SHA-1 of 20 bytes, ordered as its hex digits are.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// Reads 40 hex digits, of either case; nil for anything else.
    package init?(_ hex: some StringProtocol) {
        guard hex.utf8.count == 40 else { return nil }
        var words: [UInt64] = [0, 0, 0]
        for (index, digit) in hex.utf8.enumerated() {
            guard let value = Self.value(ofHexDigit: digit) else { return nil }
            words[index / 16] = words[index / 16] << 4 | UInt64(value)
        }
        high = words[0]
        middle = words[1]
        low = UInt32(words[2])
    }

    /// The id of 20 raw bytes; nil for another count.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 20 else { return nil }
        self.init(
            oid: bytes.enumerated().reduce(into: git_oid()) { oid, pair in
                withUnsafeMutableBytes(of: &oid) { $0[pair.offset] = pair.element }
            })
    }

    init(oid: git_oid) {
        (high, middle, low) = withUnsafeBytes(of: oid) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
            )
        }
    }

    /// The id as libgit2 takes it.
    var oid: git_oid {
        var oid = git_oid()
        withUnsafeMutableBytes(of: &oid) { bytes in
            bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
        }
        return oid
    }

    /// The 20 raw bytes.
    package var bytes: [UInt8] { withUnsafeBytes(of: oid) { Array($0) } }

    /// The 40 lower-case hex digits.
    package var hex: String { Self.padded(high, 16) + Self.padded(middle, 16) + Self.padded(UInt64(low), 8) }

    /// The first ten hex digits, for showing.
    package var short: String { String(hex.prefix(10)) }

    package var description: String { hex }

    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }

    private static func padded(_ word: UInt64, _ width: Int) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func value(ofHexDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension ObjectID {
    /// Writes the 20 bytes.
    func write(to writer: inout ByteWriter) {
        writer.word(high)
        writer.word(middle)
        writer.integer(Int(low))
    }

    /// Reads one; the reader says afterwards whether it was there.
    init(from reader: inout ByteReader) {
        high = reader.word()
        middle = reader.word()
        low = UInt32(truncatingIfNeeded: reader.integer())
    }
}
