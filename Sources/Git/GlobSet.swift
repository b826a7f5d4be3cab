extension GlobPattern {
    /// Reads a class from after its `[` to after its `]`; nil where it has no end or names a class that there is not.
    static func readSet(_ bytes: [UInt8], _ index: inout Int) -> [Bool]? {
        func peek(_ offset: Int = 0) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }
        var members = Array(repeating: false, count: 256)
        let isNegated = peek() == UInt8(ascii: "!") || peek() == UInt8(ascii: "^")
        if isNegated { index += 1 }
        // What a range can begin with; none after a range or a named class.
        var previous: UInt8?
        var isFirst = true
        while let byte = peek(), isFirst || byte != UInt8(ascii: "]") {
            isFirst = false
            index += 1
            if byte == UInt8(ascii: "-"), let start = previous, let end = peek(), end != UInt8(ascii: "]") {
                guard let end = readMember(bytes, &index) else { return nil }
                if start <= end { for value in start...end { members[Int(value)] = true } }
                previous = nil
            } else if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":"), let name = readClassName(bytes, &index) {
                guard let contains = named[name] else { return nil }
                for value in 0..<UInt8(128) where contains(value) { members[Int(value)] = true }
                previous = nil
            } else {
                index -= 1
                guard let member = readMember(bytes, &index) else { return nil }
                members[Int(member)] = true
                previous = member
            }
        }
        guard index < bytes.count else { return nil }
        index += 1
        return isNegated ? members.map { !$0 } : members
    }

    /// Reads one byte, which a backslash may escape.
    private static func readMember(_ bytes: [UInt8], _ index: inout Int) -> UInt8? {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\\") { index += 1 }
        guard index < bytes.count else { return nil }
        index += 1
        return bytes[index - 1]
    }

    /// Reads `:name:]`; nil, without moving on, where that is not what follows.
    private static func readClassName(_ bytes: [UInt8], _ index: inout Int) -> String? {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")), end - index >= 2, bytes[end - 1] == UInt8(ascii: ":") else {
            return nil
        }
        let name = String(decoding: bytes[(index + 1)..<(end - 1)], as: UTF8.self)
        index = end + 1
        return name
    }

    /// The classes of POSIX, for ASCII.
    private static let named: [String: @Sendable (UInt8) -> Bool] = [
        "alnum": { isLetter($0) || isDigit($0) }, "alpha": isLetter, "blank": { $0 == 32 || $0 == 9 }, "cntrl": { $0 < 32 || $0 == 127 },
        "digit": isDigit, "graph": { (33...126).contains($0) }, "lower": { (97...122).contains($0) }, "print": { (32...126).contains($0) },
        "punct": { (33...126).contains($0) && !isLetter($0) && !isDigit($0) }, "space": { $0 == 32 || (9...13).contains($0) },
        "upper": { (65...90).contains($0) }, "xdigit": { isDigit($0) || (65...70).contains($0) || (97...102).contains($0) },
    ]

    @Sendable private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
    @Sendable private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
