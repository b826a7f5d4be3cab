internal import Basics

/// A type with all that it inherits, before it becomes a shape.
struct RAMLType {
    enum Kind: Equatable {
        case any, object, array, text, number, integer, boolean, null, file
        /// A date or time, by the name of the format that its texts have.
        case instant(String)
        /// A union, an external schema, or a type that is not known: a shape that facets do not change.
        case shape
    }

    /// One property; a pattern where its name is written between slashes.
    struct Property {
        let name: Name
        let isRequired: Bool
        let isPattern: Bool
        let node: RAMLNode
    }

    var kind: Kind
    var shape: ShapeID?
    /// What restricts the values; a later type's counts before those of what it is derived from.
    var facets: [Name: RAMLNode] = [:]
    var properties: [Property] = []
    /// The items of an array: a node that says their type, or a shape.
    var items: RAMLNode?
    var itemShape: ShapeID?

    init(_ kind: Kind, shape: ShapeID? = nil) {
        self.kind = kind
        self.shape = shape
    }

    private static let builtIn: [String: Kind] = [
        "any": .any, "object": .object, "array": .array, "string": .text, "number": .number, "integer": .integer, "boolean": .boolean,
        "nil": .null, "file": .file, "date-only": .instant("date"), "time-only": .instant("time-only"),
        "datetime-only": .instant("datetime-only"), "datetime": .instant("date-time"),
    ]

    /// The type that the language itself gives a name.
    static func builtIn(_ name: String) -> Kind? { builtIn[name] }

    /// The keys that restrict values.
    static let facetNames: Set<Name> = [
        "minProperties", "maxProperties", "additionalProperties", "discriminator", "discriminatorValue", "minItems", "maxItems",
        "uniqueItems",
        "pattern", "minLength", "maxLength", "enum", "minimum", "maximum", "format", "multipleOf", "fileTypes",
    ]

    /// Adds what a type says itself to what it inherits.
    mutating func add(_ node: RAMLNode) {
        for (key, value) in node.entries {
            if Self.facetNames.contains(key) { facets[key] = value }
            if key == "items" { (items, itemShape) = (value, nil) }
        }
        for (key, value) in node["properties"]?.entries ?? [] { add(Self.property(key, value)) }
    }

    /// Adds another type that the same one is derived from.
    mutating func add(_ other: RAMLType) {
        if kind == .any { kind = other.kind }
        if shape == nil { shape = other.shape }
        for (key, value) in other.facets where facets[key] == nil { facets[key] = value }
        for property in other.properties where !properties.contains(where: { $0.name == property.name }) { properties.append(property) }
        if items == nil, itemShape == nil { (items, itemShape) = (other.items, other.itemShape) }
    }

    private mutating func add(_ property: Property) {
        if let index = properties.firstIndex(where: { $0.name == property.name && $0.isPattern == property.isPattern }) {
            properties[index] = property
        } else {
            properties.append(property)
        }
    }

    static func property(_ key: Name, _ node: RAMLNode) -> Property {
        let text = key.text
        if text.hasPrefix("/"), text.hasSuffix("/"), text.utf8.count > 1 {
            return Property(name: Name(text.dropFirst().dropLast()), isRequired: false, isPattern: true, node: node)
        }
        // With `required` beside it, a question mark is part of the name.
        if let stated = node["required"]?.boolean { return Property(name: key, isRequired: stated, isPattern: false, node: node) }
        let isOptional = text.hasSuffix("?")
        return Property(name: isOptional ? Name(text.dropLast()) : key, isRequired: !isOptional, isPattern: false, node: node)
    }
}
