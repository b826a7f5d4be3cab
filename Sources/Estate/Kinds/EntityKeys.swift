internal import Basics
internal import Documents

extension Entity {
    package static let objectShape = ObjectShape<Entity>("Entity", "One entity of the canonical data model.") {
        headerKeys()
        Key("definition", .text, \.definition, "What it is, and what it is not.", example: "A company that buys from us.")
        Key("key", .oneOrMore(.path), \.key, "The fields that identify it.", example: "[id]")
        Key("systemOfRecord", .record, \.systemOfRecord, "The system that is right about it, or several by partition.", example: "erp")
        Key("enteredIn", .list(.reference(.system)), \.enteredIn, "Systems that may also create or change it.", example: "[crm]")
        Key("fields", .entries(.text, .object), \.fields, "Its fields.")
        Key("meanings", .list(.object), \.meanings, "What each system calls it: the differences, written down.")
    }
}

extension Codec where Value == [RecordPartition] {
    /// A system, or several with conditions.
    static var record: Codec {
        let reference = Codec<Located<EntityRef>>.reference(.system)
        let plain = Codec(wants: "a system", schema: reference.schema) { node, reader in
            reference.read(node, &reader).map { system in
                var partition = RecordPartition(at: Anchor(node.span))
                partition.system = system
                return [partition]
            }
        }
        return .forms(wants: "a system, or a list of `{system, when}`", scalar: plain, list: .list(.object))
    }
}

extension RecordPartition {
    package static let objectShape = ObjectShape<RecordPartition>("RecordPartition", "The record for some of an entity's instances.") {
        Key(required: "system", .reference(.system), \.system, "The system that is right about them.", example: "erp")
        Key("when", .condition, \.when, "Which ones; left out: all others.", example: "company = EMEA")
    }
}

extension EntityField {
    package static let objectShape = ObjectShape<EntityField>("EntityField", "A field of an entity.", rules: [.atMostOne(["type", "is"])]) {
        Key("definition", .text, \.definition, "What it is.", example: "The sold-to party's number.")
        Key("type", .word(), \.type, "Its type.", example: "string")
        Key("is", .entityPath, \.is, "The field of another entity that type and constraints are taken from.", example: "product.sku")
        Key(
            "systemOfRecord", .record, \.systemOfRecord, "The system that is right about it, where that is not the entity's.",
            example: "crm")
        Key("nullable", .boolean, \.nullable, "Whether it may be null.", example: "true")
        Key("enum", .list(.constant), \.enum, "The values that it may have.", example: "[A, B, C]")
        Key("minLength", .integer(), \.minLength, "The fewest characters.", example: "1")
        Key("maxLength", .integer(), \.maxLength, "The most characters.", example: "35")
        Key("pattern", .text, \.pattern, "A regular expression of ECMA-262 that it matches.", example: "^[A-Z]{2}$")
        Key("minimum", .decimal, \.minimum, "The least value.", example: "0")
        Key("maximum", .decimal, \.maximum, "The greatest value.", example: "100")
        Key("precision", .integer(minimum: 1), \.precision, "The most digits.", example: "15")
        Key("scale", .integer(), \.scale, "The most digits after the point.", example: "2")
        Key("minItems", .integer(), \.minItems, "The fewest items.", example: "1")
        Key("maxItems", .integer(), \.maxItems, "The most items.", example: "100")
        Key("format", .text, \.format, "The name of a format, as in JSON Schema.", example: "email")
        Key("default", .constant, \.default, "What is taken where it is left out.", example: "A")
        Key("fields", .entries(.text, .object), \.fields, "The fields of an object, or of each item of an array.")
        Key("items", .boxedField, \.items, "What the items of an array are.", example: "{type: string}")
        Key("values", .boxedField, \.values, "What the values of a map are.", example: "{type: string}")
        factKeys()
    }
}

extension Codec where Value == Box<EntityField> {
    static var boxedField: Codec { Codec<EntityField>.object.map { Box($0) } }
}

extension Meaning {
    package static let objectShape = ObjectShape<Meaning>("Meaning", "What one system calls the entity.") {
        Key(required: "at", .place(), \.at, "Where that system holds it.", example: "crm/accounts#Account")
        Key("means", .text, \.means, "What it means there.", example: "a company or a household")
        Key("key", .oneOrMore(.path), \.key, "What identifies it there.", example: "ERP_ID__c")
    }
}
