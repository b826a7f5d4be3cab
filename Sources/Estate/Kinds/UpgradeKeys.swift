internal import Basics
internal import Documents

extension Upgrade {
    package static let objectShape = ObjectShape<Upgrade>("Upgrade", "A planned change of a system or platform.") {
        headerKeys()
        Key(required: "of", .reference(.system, .platform), \.of, "The system or platform.", example: "system:erp")
        Key("to", .text, \.to, "The version that it goes to.", example: "\"2025\"")
        Key("plannedOn", .date, \.plannedOn, "The day of the change.", example: "2027-03-01")
        Key(
            "contracts", .entries(.name, .contract), \.contracts, "New contracts, by interface.",
            example: "{business-partner: contracts/2025/partner.edmx}")
        Key("codes", .entries(.codesName, .text), \.codes, "New CSV files, by code list.", example: "{unit-of-measure: codes/2025/uom.csv}")
        Key("removes", .list(.name), \.removes, "Interfaces that go.", example: "[legacy-rfc]")
        Key(
            "renames", .entries(.text, .text), \.renames, "Confirmed renames, from the old place to the new name.",
            example: "{Partner.OldName: Name1}")
        Key(
            "latency", .entries(.name, .object), \.latency, "How long answers will take, by interface.",
            example: "{sales-order: {p95: 400ms}}")
    }
}

extension Codec where Value == Text {
    /// The name of a code list.
    static var codesName: Codec {
        let name = name
        return Codec(wants: name.wants, schema: name.schema) { node, reader in
            guard let text = name.read(node, &reader) else { return nil }
            reader.refer(.spec(EntityRef(.codes, text.value)), at: text.span)
            return text
        }
    }
}
