/// A JSON value to be written; members keep their order.
package indirect enum JSONValue: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case array([JSONValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var key: String
        package var value: JSONValue
    }

    /// The members of an object, for adding to.
    package var members: [Member] {
        if case .object(let members) = self { return members }
        return []
    }

    /// The object with a member more, or with another value for it.
    package func with(_ key: String, _ value: JSONValue) -> JSONValue {
        var members = members
        if let index = members.firstIndex(where: { $0.key == key }) {
            members[index].value = value
        } else {
            members.append(Member(key: key, value: value))
        }
        return .object(members)
    }

    /// The value as text, indented by two spaces; lists of scalars stand on one line.
    package func text(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .string(let text): return Self.quoted(text)
        case .integer(let number): return String(number)
        case .boolean(let value): return value ? "true" : "false"
        case .array(let items):
            if items.allSatisfy(\.isScalar) { return "[" + items.map { $0.text() }.joined(separator: ", ") + "]" }
            return "[\n" + items.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            if members.count == 1, members[0].value.isScalar { return "{\(Self.quoted(members[0].key)): \(members[0].value.text())}" }
            let lines = members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.text(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    private var isScalar: Bool {
        switch self {
        case .string, .integer, .boolean: true
        case .array, .object: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member(key: $0.0, value: $0.1) })
    }
}

/// The named definitions of a JSON Schema, in the order in which they were first needed.
package struct SchemaDefinitions: Sendable {
    package private(set) var entries: [(name: String, schema: JSONValue)] = []

    package init() {}

    /// Returns a reference to a definition, which is made at its first use; one that contains itself is no trouble.
    mutating func reference(to name: String, _ make: (inout SchemaDefinitions) -> JSONValue) -> JSONValue {
        if !entries.contains(where: { $0.name == name }) {
            let index = entries.count
            entries.append((name, [:]))
            entries[index].schema = make(&self)
        }
        return ["$ref": .string("#/$defs/\(name)")]
    }
}
