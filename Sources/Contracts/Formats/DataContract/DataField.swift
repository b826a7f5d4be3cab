internal import Basics
internal import Documents

/// One field of a data contract, in whichever of the two languages it is written.
struct DataField {
    let name: Name
    /// The field itself, then the definitions that it refers to; the first that has a key counts.
    let layers: [Node]

    init(_ name: Name, _ layers: [Node]) {
        self.name = name
        self.layers = layers
    }

    var place: Node { layers[0] }

    /// The value of a key of the field itself or of a definition.
    subscript(key: StaticString) -> Node? {
        for layer in layers {
            if let value = layer[key], !value.isNull { return value }
        }
        return nil
    }

    /// The value of a constraint: what ODCS keeps below `logicalTypeOptions` stands beside the type in the other language.
    func constraint(_ key: StaticString) -> Node? { self["logicalTypeOptions"]?[key] ?? self[key] }

    /// The name of the type, in lower case.
    var type: String? { (self["logicalType"] ?? self["type"]).flatMap { $0.isScalar ? $0.text.lowercased() : nil } }
    var physicalType: String? { self["physicalType"].flatMap { $0.isScalar ? $0.text : nil } }

    var isKey: Bool { [self["primaryKey"], self["primary"], self["isPrimary"], self["isPrimaryKey"]].contains { $0?.boolean == true } }
    var isUnique: Bool { [self["unique"], self["isUnique"]].contains { $0?.boolean == true } }
    /// A key is always there.
    var isRequired: Bool { self["required"]?.boolean == true || self["isNullable"]?.boolean == false || isKey }
    var description: String? { (self["description"] ?? self["title"] ?? self["businessName"]).flatMap { $0.isScalar ? $0.text : nil } }

    /// The values that the contract lists: `enum`, or in ODCS a check that no other values occur.
    var values: Node? {
        if let list = self["enum"], list.isSequence { return list }
        return check("validValues")
    }

    /// A pattern that all values match, from the type or from a check that no others occur.
    var pattern: Node? { constraint("pattern") ?? check("pattern") }

    /// The argument of a check that no invalid value may occur.
    private func check(_ argument: StaticString) -> Node? {
        guard let checks = self["quality"] else { return nil }
        for check in checks.items {
            guard let rule = check["metric"] ?? check["rule"], rule.isText("invalidValues"), check["mustBe"]?.decimal == .zero else {
                continue
            }
            if let found = check["arguments"]?[argument] ?? check[argument] { return found }
        }
        return nil
    }
}
