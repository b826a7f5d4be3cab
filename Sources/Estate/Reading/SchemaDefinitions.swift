internal import Basics

extension JSONValue {
    /// The members of an object; none for other values.
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = self { return members.map { (key: $0.0, value: $0.1) } }
        return []
    }

    /// The object with a member more, or with another value for it.
    func with(_ key: String, _ value: JSONValue) -> JSONValue {
        var members = members.map { ($0.key, $0.value) }
        if let index = members.firstIndex(where: { $0.0 == key }) {
            members[index].1 = value
        } else {
            members.append((key, value))
        }
        return .object(members)
    }
}

/// The named definitions of a JSON Schema, in the order in which they were first needed.
struct SchemaDefinitions: Sendable {
    private(set) var entries: [(name: String, schema: JSONValue)] = []

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
