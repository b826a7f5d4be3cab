internal import Basics
internal import Documents

extension Mapping {
    package static let objectShape = ObjectShape<Mapping>("Mapping", "How one shape becomes another.") {
        headerKeys()
        Key(
            required: "from", .sources, \.from, "The shape, or named shapes, that it starts from.",
            example: "erp/business-partner#A_BusinessPartner")
        Key(required: "to", .place(), \.to, "The shape that it makes.", example: "entity:customer")
        Key("same", .sameFields, \.same, "Fields with equal names on both sides that are copied, or `all`.", example: "[taxNumber]")
        Key("fields", .list(.object), \.fields, "One row for each target field; several rows for one: the first whose `when` holds.")
        Key("where", .condition, \.where, "Which source records pass.", example: "BusinessPartnerCategory in 1 2")
        Key("unmapped", .list(.path), \.unmapped, "Target fields that are left empty on purpose.", example: "[riskClass]")
        Key("bridges", .text, \.bridges, "How it deals with meanings that differ.", example: "Households are left out.")
        Key("implementedBy", .object, \.implementedBy, "The artefact that really does it.")
        Key(
            "join", .list(.joinPair), \.join, "Fields of two sources that belong together where they are equal.",
            example: "[scale.Record = record.Record]")
        Key("groupBy", .list(.path), \.groupBy, "The fields whose equal values make one target record.", example: "[record.Record]")
    }
}

extension Codec where Value == [MappingSource] {
    /// A place, or a list of named places.
    static var sources: Codec {
        let place = Codec<Located<PlaceReference>>.place()
        let plain = Codec(wants: "a place", schema: place.schema) { node, reader in
            place.read(node, &reader).map { shape in
                var source = MappingSource(at: Anchor(node.span))
                source.shape = shape
                return [source]
            }
        }
        return .forms(wants: "a place, or a list of `{as, shape}`", scalar: plain, list: .list(.object))
    }
}

extension MappingSource {
    package static let objectShape = ObjectShape<MappingSource>("MappingSource", "One of several shapes that a mapping starts from.") {
        Key("as", .text, \.as, "What paths into it start with.", example: "order")
        Key(required: "shape", .place(), \.shape, "The shape.", example: "shop/events#OrderCreated")
    }
}

extension Codec where Value == SameFields {
    static var sameFields: Codec {
        .word("all", { SameFields.all($0) }, or: Codec<[Located<FieldPath>]>.list(.path).map { SameFields.fields($0) })
    }
}

extension MappingRow {
    package static let objectShape = ObjectShape<MappingRow>(
        "MappingRow", "How one target field is filled.", rules: [.exactlyOne(["from", "value", "expression"], as: "source")]
    ) {
        Key(required: "to", .path, \.to, "The target field.", example: "addresses.city")
        Key("from", .oneOrMore(.path), "The source field, or the parts that the value is built from.", example: "BusinessPartner") {
            row, paths, _ in
            row.source = .paths(paths)
        }
        Key("value", .constant, "A constant.", example: "EUR") { row, value, _ in row.source = .value(value) }
        Key("expression", .text, "Code that Tieline does not read.", example: "payload.score > 80") { row, text, _ in
            row.source = .expression(text)
        }
        Key("reads", .list(.path), \.reads, "What the expression reads; left out: it may read the whole source.", example: "[Score]")
        Key("language", .text, \.language, "The language of the expression.", example: "dataweave")
        Key("transform", .transforms, into: \.transform, "What happens to the value, chained by `|`.", example: "trim | truncate(35)")
        Key(
            "lookup", .lookup, \.lookup, "A map of codes, or a code list with the columns to go between.",
            example: "unit-of-measure(erp -> canonical)")
        Key("otherwise", .otherwise, \.otherwise, "What becomes of a code that the lookup does not have.", example: "fail")
        Key("when", .condition, \.when, "When the row is used.", example: "BusinessPartnerCategory = 2")
    }
}

extension Implementation {
    package static let objectShape = ObjectShape<Implementation>("Implementation", "The artefact that really does it.") {
        Key("file", .text, \.file, "Its path.", example: "src/main/mule/customer.xml")
        Key("part", .text, \.part, "The part of the file.", example: "erp-customer")
    }
}
