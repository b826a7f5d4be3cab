/// Reads what `ByteWriter` wrote. Whatever the bytes are, it ends: what is not there reads as zero, and `isBroken` says so.
package struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    private var texts: [Name] = []
    /// Whether something was read that was not there; everything read is then to be thrown away.
    package private(set) var isBroken = false

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let count = count()
        texts.reserveCapacity(count)
        for _ in 0..<count {
            let length = self.count()
            guard !isBroken, let text = String(validating: bytes[position..<position + length], as: UTF8.self) else {
                isBroken = true
                return
            }
            position += length
            texts.append(Name(text))
        }
    }

    /// Whether all was read.
    package var isAtEnd: Bool { position == bytes.count }

    package mutating func integer() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)) }
            shift += 7
        }
        isBroken = true
        return 0
    }

    /// A number of things that follow: never more than there are bytes for.
    package mutating func count() -> Int {
        let number = integer()
        if (0...(bytes.count - position)).contains(number) { return number }
        isBroken = true
        return 0
    }

    package mutating func word() -> UInt64 {
        guard position + 8 <= bytes.count else {
            isBroken = true
            return 0
        }
        defer { position += 8 }
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self)) }
    }

    package mutating func flag() -> Bool {
        guard position < bytes.count else {
            isBroken = true
            return false
        }
        defer { position += 1 }
        return bytes[position] != 0
    }

    package mutating func text() -> Name {
        let index = integer()
        if texts.indices.contains(index) { return texts[index] }
        isBroken = true
        return ""
    }
}
