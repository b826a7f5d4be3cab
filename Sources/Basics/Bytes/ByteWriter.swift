/// Writes values into bytes that `ByteReader` reads back: whole numbers in as few bytes as they need, and each text once.
package struct ByteWriter {
    private var body: [UInt8] = []
    private var texts: [Name] = []
    private var positions: [Name: Int] = [:]

    package init() {}

    /// Writes a whole number: seven bits a byte, the lowest first; negative ones are as short as positive ones.
    package mutating func integer(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1) ^ Int64(number >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            body.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        body.append(UInt8(rest))
    }

    /// Writes 64 bits as they are, the lowest byte first.
    package mutating func word(_ word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { body.append(contentsOf: $0) }
    }

    package mutating func flag(_ flag: Bool) { body.append(flag ? 1 : 0) }

    /// Writes a text; one that was written before takes a few bytes.
    package mutating func text(_ text: Name) {
        if let known = positions[text] { return integer(known) }
        positions[text] = texts.count
        integer(texts.count)
        texts.append(text)
    }

    /// Everything that was written, the texts first.
    package var bytes: [UInt8] {
        var head = ByteWriter()
        head.integer(texts.count)
        for text in texts {
            let bytes = Array(text.text.utf8)
            head.integer(bytes.count)
            head.body.append(contentsOf: bytes)
        }
        return head.body + body
    }
}
