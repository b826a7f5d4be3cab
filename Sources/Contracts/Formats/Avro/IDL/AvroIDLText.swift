/// Texts of Avro's IDL: string literals without their escapes, documentation without its stars.
enum AvroIDLText {
    /// The value of a string literal with its quotes; escapes are those of Java.
    static func value(of literal: String) -> String {
        let scalars = Array(literal.unicodeScalars.dropFirst().dropLast())
        var units: [UInt16] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "\\", index + 1 < scalars.count else {
                units += Array(String(scalars[index]).utf16)
                index += 1
                continue
            }
            index += 2
            switch scalars[index - 1] {
            case "n": units.append(0x0A)
            case "t": units.append(0x09)
            case "r": units.append(0x0D)
            case "b": units.append(0x08)
            case "f": units.append(0x0C)
            case "u":
                while index < scalars.count, scalars[index] == "u" { index += 1 }
                units.append(number(scalars, from: &index, digits: 4, radix: 16))
            case "0"..."7":
                index -= 1
                units.append(number(scalars, from: &index, digits: scalars[index] < "4" ? 3 : 2, radix: 8))
            case let other: units += Array(String(other).utf16)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func number(_ scalars: [Unicode.Scalar], from index: inout Int, digits: Int, radix: Int) -> UInt16 {
        var value = 0
        var left = digits
        while left > 0, index < scalars.count, let digit = Int(String(scalars[index]), radix: radix) {
            value = value * radix + digit
            index += 1
            left -= 1
        }
        return UInt16(truncatingIfNeeded: value)
    }

    /// The text of a documentation comment: each line without the star before it.
    static func documentation(_ comment: String) -> String {
        let lines = comment.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
            var rest = line.drop { $0 == " " || $0 == "\t" }
            if rest.first == "*" { rest = rest.dropFirst().drop { $0 == " " } }
            while rest.last == " " || rest.last == "\t" || rest.last == "\r" { rest = rest.dropLast() }
            return String(rest)
        }
        let used = lines.drop { $0.isEmpty }
        return used[..<(used.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? used.startIndex)].joined(separator: "\n")
    }
}
