internal import Basics

/// Walks over the fields of a message in Protobuf's binary form; ends, and says so, where the bytes are none (protobuf.dev, "Encoding").
struct WireReader {
    /// The value of one field.
    enum Value {
        case number(UInt64)
        /// The bytes of a text, a nested message or a packed list.
        case bytes(Range<Int>)
    }

    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int
    /// Whether something was met that is no message.
    private(set) var isBroken = false

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Returns the next field; nil at the end, and where the bytes are broken.
    mutating func next() -> (number: Int, value: Value)? {
        while !isBroken, offset < end {
            guard let tag = varint(), tag >> 3 > 0, tag >> 3 <= UInt64(ProtoRange.largestFieldNumber) else { return fail() }
            let number = Int(tag >> 3)
            switch tag & 7 {
            case 0:
                guard let value = varint() else { return fail() }
                return (number, .number(value))
            case 1, 5:
                let width = tag & 7 == 1 ? 8 : 4
                guard end - offset >= width else { return fail() }
                var value: UInt64 = 0
                for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
                offset += width
                return (number, .number(value))
            case 2:
                guard let length = varint(), length <= UInt64(end - offset) else { return fail() }
                let range = offset..<offset + Int(length)
                offset = range.upperBound
                return (number, .bytes(range))
            // Descriptors hold no groups.
            default: return fail()
            }
        }
        return nil
    }

    private mutating func fail() -> (number: Int, value: Value)? {
        isBroken = true
        return nil
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < end, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }
}
