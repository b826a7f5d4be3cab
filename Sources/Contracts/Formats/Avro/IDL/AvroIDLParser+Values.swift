internal import Basics

/// Annotations and JSON values.
extension AvroIDLParser {
    /// The annotations before something, as members of what they annotate.
    mutating func annotations() throws(AvroIDLError) -> [AvroTree.Member] {
        var members: [AvroTree.Member] = []
        while isSign("@") { members.append(try annotation()) }
        return members
    }

    mutating func annotation() throws(AvroIDLError) -> AvroTree.Member {
        try expect("@", "an annotation")
        let name = try identifier("the annotation's name")
        try expect("(", "'(' before the annotation's value")
        let value = try value()
        try expect(")", "')' after the annotation's value")
        return AvroTree.Member(key: name.name, value: value)
    }

    /// A JSON value.
    mutating func value() throws(AvroIDLError) -> AvroTree {
        try nested { parser throws(AvroIDLError) in try parser.plainValue() }
    }

    private mutating func plainValue() throws(AvroIDLError) -> AvroTree {
        let start = token.lower
        switch token.kind {
        case .string: return AvroTree(.text(try string("a text").name), at: origin(from: start))
        case .number:
            let text = tokenText
            guard text == "-Infinity" || ExactDecimal(parsing: text) != nil || Self.isLongNumber(text) else { throw unexpected("a number") }
            try advance()
            if text == "-Infinity" { return AvroTree(.text(Name(text)), at: origin(from: start)) }
            return AvroTree(.number(ExactDecimal(parsing: text)), at: origin(from: start))
        case .word(isQuoted: false):
            let word = tokenText
            let known: [String: AvroTree.Value] = [
                "null": .null, "true": .boolean(true), "false": .boolean(false), "NaN": .text("NaN"), "Infinity": .text("Infinity"),
            ]
            guard let value = known[word] else { throw unexpected("a JSON value") }
            try advance()
            return AvroTree(value, at: origin(from: start))
        case .sign(UInt8(ascii: "[")): return try list(from: start)
        case .sign(UInt8(ascii: "{")): return try object(from: start)
        default: throw unexpected("a JSON value")
        }
    }

    /// Whether a text has the digits of a number that is too long to be kept.
    private static func isLongNumber(_ text: String) -> Bool {
        text.utf8.count > 30 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    }

    private mutating func list(from start: Int) throws(AvroIDLError) -> AvroTree {
        try advance()
        var items: [AvroTree] = []
        while !isSign("]") {
            items.append(try value())
            if try !skip(",") { break }
        }
        try expect("]", "',' or ']' after a value")
        return AvroTree(.list(items), at: origin(from: start))
    }

    private mutating func object(from start: Int) throws(AvroIDLError) -> AvroTree {
        try advance()
        var members: [AvroTree.Member] = []
        while !isSign("}") {
            let key = try string("a key")
            try expect(":", "':' after the key")
            members.append(AvroTree.Member(key: key.name, value: try value()))
            if try !skip(",") { break }
        }
        try expect("}", "',' or '}' after a value")
        return AvroTree(.object(members), at: origin(from: start))
    }
}
