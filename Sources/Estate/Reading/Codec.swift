internal import Basics
internal import Documents

/// How one type of value is read from a spec, and what its JSON Schema says; one value serves both, so that they cannot differ.
struct Codec<Value: Sendable>: Sendable {
    /// What is wanted, for messages: `a duration such as 250ms`.
    let wants: String
    let schema: @Sendable (inout SchemaDefinitions) -> JSONValue
    /// Reads a node; nil where it could not be, which has then been reported.
    let read: @Sendable (Node, inout SpecReader) -> Value?

    init(
        wants: String, schema: @escaping @Sendable (inout SchemaDefinitions) -> JSONValue,
        read: @escaping @Sendable (Node, inout SpecReader) -> Value?
    ) {
        self.wants = wants
        self.schema = schema
        self.read = read
    }

    init(wants: String, schema: JSONValue, read: @escaping @Sendable (Node, inout SpecReader) -> Value?) {
        self.init(wants: wants, schema: { _ in schema }, read: read)
    }

    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Codec<Other> {
        Codec<Other>(wants: wants, schema: schema) { node, reader in read(node, &reader).map(transform) }
    }

    /// The codec for one of several forms of a node.
    static func forms(wants: String, scalar: Codec? = nil, list: Codec? = nil, map: Codec? = nil) -> Codec {
        Codec(
            wants: wants,
            schema: { definitions in
                ["anyOf": .array([scalar, list, map].compactMap { $0?.schema(&definitions) })]
            },
            read: { node, reader in
                let codec = node.isSequence ? list : node.isMapping ? map : scalar
                guard let codec, !(node.isNull && node.text.isEmpty) else {
                    reader.wrongType(node, wants: wants)
                    return nil
                }
                return codec.read(node, &reader)
            })
    }

    /// One word that stands for a value, or what another codec reads.
    static func word(_ word: String, _ make: @escaping @Sendable (Anchor) -> Value, or other: Codec) -> Codec {
        Codec(
            wants: "`\(word)` or \(other.wants)",
            schema: { ["anyOf": [["const": .string(word)], other.schema(&$0)]] },
            read: { node, reader in
                node.isScalar && node.text == word ? make(Anchor(node.span)) : other.read(node, &reader)
            })
    }
}

extension Codec {
    /// A list, in which what cannot be read is left out.
    static func list<Item>(_ item: Codec<Item>) -> Codec where Value == [Item] {
        Codec(
            wants: "a list",
            schema: { ["type": "array", "items": item.schema(&$0)] },
            read: { node, reader in
                guard node.isSequence else {
                    let hint = node.isScalar && !node.text.isEmpty ? "write it as a list: `[\(shortened(node.text))]`" : nil
                    reader.wrongType(node, wants: "a list", help: hint)
                    return nil
                }
                // Lists are most of what is kept of an estate: no room to spare.
                var items: [Item] = []
                items.reserveCapacity(node.items.reduce(0) { count, _ in count + 1 })
                for node in node.items {
                    if let item = item.read(node, &reader) { items.append(item) }
                }
                return items
            })
    }

    /// A list, or its only item.
    static func oneOrMore<Item>(_ item: Codec<Item>) -> Codec where Value == [Item] {
        .forms(wants: "\(item.wants), or a list", scalar: item.map { [$0] }, list: .list(item), map: nil)
    }

    /// A map, in the order of the file.
    static func entries<Content>(_ keys: Codec<Text>, _ values: Codec<Content>) -> Codec where Value == [Entry<Content>] {
        Codec(
            wants: "a map",
            schema: { ["type": "object", "propertyNames": keys.schema(&$0).keyForm, "additionalProperties": values.schema(&$0)] },
            read: { node, reader in
                guard node.isMapping else {
                    reader.wrongType(node, wants: "a map")
                    return nil
                }
                return node.entries.compactMap { entry in
                    guard let key = keys.read(entry.key, &reader) else { return nil }
                    let value = reader.under(key.value.text) { values.read(entry.value, &$0) }
                    return value.map { Entry(key: key, value: $0) }
                }
            })
    }
}

extension JSONValue {
    /// The schema of a key: the same but for the type, since keys of JSON are always strings.
    fileprivate var keyForm: JSONValue { .object(members.filter { $0.key != "type" }.map { ($0.key, $0.value) }) }
}

extension Codec where Value: SpecObject {
    /// An object with known keys.
    static var object: Codec {
        Codec(wants: "a map", schema: { Value.objectShape.reference(&$0) }, read: { node, reader in Value.objectShape.read(node, &reader) })
    }
}
