/// A number of bytes as specs write it: `512kB`, `10MB` count in thousands (SI), `64KiB`, `1MiB` in steps of 1,024 (IEC 80000-13).
package struct ByteSize: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The size in bytes; never negative.
    package let bytes: Int

    private static let decimalUnits: [(name: String, bytes: Int)] = [
        ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000), ("B", 1),
    ]
    private static let binaryUnits: [(name: String, bytes: Int)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
    ]

    /// Takes bytes, which must not be negative.
    package init(bytes: Int) {
        precondition(bytes >= 0, "a size is not negative")
        self.bytes = bytes
    }

    /// Reads one number and one unit; nil for anything else, and for fractions of a byte.
    package init?(parsing text: String) {
        guard let (number, name) = splitQuantity(text),
            let unit = (Self.decimalUnits + Self.binaryUnits).first(where: { $0.name == name }),
            let bytes = wholeUnits(number, times: unit.bytes)
        else { return nil }
        self.init(bytes: bytes)
    }

    /// The size in the largest unit that leaves no fraction; in thousands where that is as short as in steps of 1,024.
    package var description: String {
        let wholes = [Self.decimalUnits, Self.binaryUnits].compactMap { units in
            units.first { bytes.isMultiple(of: $0.bytes) }.map { "\(bytes / $0.bytes)\($0.name)" }
        }
        if bytes == 0 { return "0B" }
        return wholes.min { $0.filter(\.isNumber).count < $1.filter(\.isNumber).count } ?? "\(bytes)B"
    }

    package static func < (left: ByteSize, right: ByteSize) -> Bool { left.bytes < right.bytes }

    /// The sum; the largest size there is where it would not fit.
    package static func + (left: ByteSize, right: ByteSize) -> ByteSize {
        let (sum, overflow) = left.bytes.addingReportingOverflow(right.bytes)
        return ByteSize(bytes: overflow ? Int.max : sum)
    }

    /// The size a number of times; the largest size there is where it would not fit.
    package static func * (size: ByteSize, count: Int) -> ByteSize {
        let (product, overflow) = size.bytes.multipliedReportingOverflow(by: max(count, 0))
        return ByteSize(bytes: overflow ? Int.max : product)
    }
}
