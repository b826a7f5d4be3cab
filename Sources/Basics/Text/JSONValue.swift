/// A JSON value that is to be written; members of objects keep their order.
package enum JSONValue: Sendable {
    case object([(String, JSONValue)])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    case decimal(ExactDecimal)
    case bool(Bool)
    case null

    /// An object of those members that have a value.
    package static func compact(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { key, value in value.map { (key, $0) } })
    }

    /// The value without any space between its parts.
    package var compactText: String { JSONWriter.text(of: self, isPretty: false) }
    /// The value with a line per member and item, indented by two spaces; no line break at the end.
    package var prettyText: String { JSONWriter.text(of: self, isPretty: true) }
}

extension JSONValue: Equatable {
    /// Whether two values are written the same: members in the same order, keys and strings bytewise equal.
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.object(let one), .object(let other)):
            one.count == other.count && zip(one, other).allSatisfy { Name($0.0) == Name($1.0) && $0.1 == $1.1 }
        case (.array(let one), .array(let other)): one == other
        case (.string(let one), .string(let other)): Name(one) == Name(other)
        case (.integer(let one), .integer(let other)): one == other
        case (.decimal(let one), .decimal(let other)): one == other
        case (.integer(let one), .decimal(let other)), (.decimal(let other), .integer(let one)): ExactDecimal(one) == other
        case (.bool(let one), .bool(let other)): one == other
        case (.null, .null): true
        default: false
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
    package init(nilLiteral: ()) { self = .null }
}
