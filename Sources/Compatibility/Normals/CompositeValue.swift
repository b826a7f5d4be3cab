internal import Basics
internal import Contracts

/// Spells out an array or object that a contract gives as canonical JSON text.
///
/// An array is a list of exactly its items, an object a closed record of its fields.
struct CompositeValue {
    /// Deeper values are left as their text, which bounds the work.
    private static let deepest = 32

    private let space: ShapeSpace
    private let bytes: [UInt8]
    private var position = 0

    /// Returns the set that holds the value alone; nil where the text is not what readers write, or too deep.
    static func normal(of text: Name, _ space: ShapeSpace) -> Normal? {
        var reader = CompositeValue(space: space, bytes: Array(text.text.utf8))
        guard let value = reader.value(depth: 0), reader.position == reader.bytes.count else { return nil }
        return value
    }

    private init(space: ShapeSpace, bytes: [UInt8]) {
        self.space = space
        self.bytes = bytes
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> Normal? {
        guard depth <= Self.deepest, position < bytes.count else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return text().map { Normal(texts: [TextPart(values: [Name($0)])]) }
        default: return word()
        }
    }

    private mutating func array(depth: Int) -> Normal? {
        var items: [Term] = []
        guard take("[") else { return nil }
        while !take("]") {
            guard items.isEmpty || take(","), let item = value(depth: depth + 1) else { return nil }
            items.append(space.make(item))
        }
        return Normal(arrays: [ArrayPart(prefix: items, items: nil, minItems: items.count, maxItems: items.count)])
    }

    private mutating func object(depth: Int) -> Normal? {
        var fields: [FieldPart] = []
        guard take("{") else { return nil }
        while !take("}") {
            guard fields.isEmpty || take(","), let name = text(), take(":"), let item = value(depth: depth + 1) else { return nil }
            fields.append(FieldPart(Name(name), space.make(item), required: true))
        }
        return Normal(records: [RecordPart(fields: fields.sorted { $0.name < $1.name }, rest: .closed)])
    }

    /// A quoted text with the escapes that readers write.
    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        var found: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: found, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                found.append(byte)
                continue
            }
            guard position < bytes.count else { return nil }
            let escaped = bytes[position]
            position += 1
            guard escaped == UInt8(ascii: "u") else {
                found.append(escaped)
                continue
            }
            guard position + 4 <= bytes.count,
                let code = UInt8(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
            else { return nil }
            found.append(code)
            position += 4
        }
        return nil
    }

    /// `null`, `true`, `false` or a number.
    private mutating func word() -> Normal? {
        let start = position
        while position < bytes.count, !",]}".utf8.contains(bytes[position]) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "null": return .null
        case "true": return Normal(booleans: .yes)
        case "false": return Normal(booleans: .no)
        case let digits: return ExactDecimal(parsing: digits).map { Normal(numbers: [NumberPart(value: $0)]) }
        }
    }
}
