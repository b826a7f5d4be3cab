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
        if node.isText("string") {
            self = .string
        } else if node.isText("object") {
            self = .object
        } else if node.isText("array") {
            self = .array
        } else if node.isText("integer") {
            self = .integer
        } else if node.isText("number") {
            self = .number
        } else if node.isText("boolean") {
            self = .boolean
        } else if node.isText("null") {
            self = .null
        } else if node.isText("file") {
            self = .string
        } else if node.isText("any") {
            self = .all
        } else {
            return nil
        }
    }

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
