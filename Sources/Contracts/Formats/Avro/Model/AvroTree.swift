internal import Basics
internal import Documents

/// A JSON value with its place: what schemas, protocols and IDL (which stands for a JSON protocol) are read from alike.
struct AvroTree: Sendable {
    indirect enum Value: Sendable {
        case null
        case boolean(Bool)
        /// Nil for a number of more digits than are kept.
        case number(ExactDecimal?)
        case text(Name)
        case list([AvroTree])
        case object([Member])
    }

    struct Member: Sendable {
        let key: Name
        let value: AvroTree
    }

    let value: Value
    let origin: Origin

    init(_ value: Value, at origin: Origin) {
        self.value = value
        self.origin = origin
    }

    /// The first member of a name.
    subscript(_ key: Name) -> AvroTree? { members.first { $0.key == key }?.value }

    var members: [Member] {
        if case .object(let members) = value { return members }
        return []
    }

    /// A list's items; nil for other values.
    var items: [AvroTree]? {
        if case .list(let items) = value { return items }
        return nil
    }

    var text: Name? {
        if case .text(let name) = value { return name }
        return nil
    }

    var integer: Int? {
        guard case .number(let number?) = value, number.isInteger else { return nil }
        return Int(number.description)
    }

    var isObject: Bool {
        if case .object = value { return true }
        return false
    }
}

extension AvroTree {
    /// How many values one file may unfold into; a bound on what YAML's aliases can make of it.
    static let budget = 4_000_000

    /// Copies a parsed node; nil where it unfolds into more than the budget.
    init?(_ node: Node, file: Int, budget: inout Int) {
        budget -= 1
        guard budget > 0 else { return nil }
        let record = node.document.records[Int(node.index)]
        origin = Origin(file: file, lower: Int(record.lower), upper: Int(record.upper))
        switch node.kind {
        case .boolean: value = .boolean(node.boolean ?? false)
        case .integer, .number: value = .number(node.decimal)
        case .text: value = .text(node.name)
        case .sequence:
            var items: [AvroTree] = []
            for item in node.items {
                guard let copy = AvroTree(item, file: file, budget: &budget) else { return nil }
                items.append(copy)
            }
            value = .list(items)
        case .mapping:
            var members: [Member] = []
            for entry in node.entries {
                guard let copy = AvroTree(entry.value, file: file, budget: &budget) else { return nil }
                members.append(Member(key: entry.key.name, value: copy))
            }
            value = .object(members)
        default: value = .null
        }
    }
}

extension Literal {
    /// The literal that a default is.
    init(_ tree: AvroTree) {
        switch tree.value {
        case .null: self = .null
        case .boolean(let value): self = .boolean(value)
        case .number(let value): self = value.map(Literal.number) ?? .composite("a number of many digits")
        case .text(let value): self = .text(value)
        case .list, .object: self = .composite(Name(tree.json.compactText))
        }
    }
}

extension AvroTree {
    /// The value as JSON, members by name, so that equal values are equal.
    fileprivate var json: JSONValue {
        switch value {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .number(let value): value.map(JSONValue.decimal) ?? .null
        case .text(let value): .string(value.text)
        case .list(let items): .array(items.map(\.json))
        case .object(let members): .object(members.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.json) })
        }
    }
}
