internal import Basics
internal import Documents

/// A set of JSON's types; whole numbers and others are told apart, so that `number` is both.
struct TypeSet: OptionSet, Hashable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let fraction = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)
    static let number: TypeSet = [.integer, .fraction]
    static let all = TypeSet(rawValue: 127)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The type that a `type` keyword's text names; nil for a word that is none.
    init?(named node: Node) {
        guard let position = node.position(in: Self.words) else { return nil }
        self = Self.namedTypes[position]
    }

    /// What types are called, those first that most schemas have.
    private static let words: [StaticString] = ["string", "object", "array", "integer", "number", "boolean", "null", "file", "any"]
    private static let namedTypes: [TypeSet] = [.string, .object, .array, .integer, .number, .boolean, .null, .string, .all]

    /// The type of a literal.
    init(of literal: Literal) {
        switch literal {
        case .null: self = .null
        case .boolean: self = .boolean
        case .number(let value): self = value.isInteger ? .integer : .fraction
        case .text: self = .string
        case .composite(let text): self = text.text.utf8.first == UInt8(ascii: "[") ? .array : .object
        }
    }
}
