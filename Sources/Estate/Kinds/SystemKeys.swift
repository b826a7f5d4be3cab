internal import Basics
internal import Documents

extension System {
    package static let objectShape = ObjectShape<System>("System", "One row of the systems inventory.") {
        headerKeys()
        Key("category", .word(), \.category, "What the system is for.", example: "erp")
        Key("product", .object, \.product, "The product that it is an installation of.")
        Key("operatedBy", .reference(.team), \.operatedBy, "The team that runs it.", example: "team:integration")
        Key("lifecycle", .word(), \.lifecycle, "How far along it is in its life.", example: "production")
        Key("retiresOn", .date, \.retiresOn, "The day that it goes.", example: "2028-01-01")
        Key("usedBy", .text, \.usedBy, "Who still uses it.", example: "EMEA sales")
        Key(
            "hosts", .list(.text), \.hosts, "The hosts that it answers at, with `*` for a part: they tell whose an address is.",
            example: "[erp.acme.example]")
        Key("rateLimit", .oneOrMore(.rate), \.rateLimit, "What it takes over all its interfaces.", example: "[50/s, 2000000/d]")
        Key("concurrency", .integer(minimum: 1), \.concurrency, "How many calls it takes at once.", example: "25")
        Key("data", .list(.object), \.data, "What it holds, and how current that is.")
        Key("interfaces", .list(.object), \.interfaces, "What it exposes; an empty list says that there is nothing.")
    }
}

extension DataEntry {
    package static let objectShape = ObjectShape<DataEntry>(
        "DataEntry", "One thing that a system holds.", rules: [.exactlyOne(["entity", "about"], as: "subject")]
    ) {
        Key("entity", .reference(.entity), \.entity, "The canonical entity.", example: "customer")
        Key("about", .text, \.about, "What it is, where there is no entity for it.", example: "general ledger")
        Key("fields", .list(.path), \.fields, "The fields of the entity that it holds; left out: all.", example: "[amount]")
        Key("freshness", .duration, \.freshness, "How old the data may be; `0s` is real time.", example: "24h")
        Key("from", .list(.reference(.flow)), \.from, "The flows that feed it.", example: "[flow:price-list]")
    }
}

extension Interface {
    package static let objectShape = ObjectShape<Interface>("Interface", "An interface of a system or platform.") {
        Key(required: "name", .name, \.name, "Names it, unique within the system.", example: "business-partner")
        Key("formerly", .list(.name), \.formerly, "Names that it had before.", example: "[old-name]")
        Key("protocol", .word(), \.protocol, "What it speaks; API, file, database or queue follows.", example: "odata")
        Key("direction", .word(), \.direction, "Which way data goes, seen from the system.", example: "both")
        Key(
            "contract", .contract, \.contract, "The file or folder of its contract, or `none`.",
            example: "contracts/erp/API_BUSINESS_PARTNER.edmx")
        Key(
            "variants", .entries(.name, .contract), \.variants, "One contract per partner.",
            example: "{hartwell: contracts/erp/hartwell.edmx}")
        Key("version", .text, \.version, "Its version.", example: "\"2023-10\"")
        Key("sunset", .date, \.sunset, "The day that it goes.", example: "2028-03-31")
        Key("successor", .interface, \.successor, "What comes after it.", example: "erp/sales-order")
        Key("compatibility", .word(), \.compatibility, "What is promised to consumers that nobody knows.", example: "full")
        Key(
            "validates", .boolean, \.validates, "Whether it rejects what its contract forbids; left out: as its format does.",
            example: "true")
        Key("latency", .object, \.latency, "How long its answers take.", example: "{p95: 250ms}")
        Key("availability", .percentage, \.availability, "How much of the time it answers.", example: "99.5%")
        Key("operations", .entries(.text, .object), \.operations, "What differs for single operations.")
        Key("rateLimit", .oneOrMore(.rate), \.rateLimit, "What it takes.", example: "50/s")
        Key("expires", .list(.object), \.expires, "Certificates, secrets and accounts that end.")
        Key("verified", .object, \.verified, "Who has seen that it exists, and when.")
        Key("facts", .list(.object), \.facts, "What its contract does not state about its places.")
        Key("consumers", .list(.object), \.consumers, "Who uses it outside any flow.")
        Key("samples", .text, \.samples, "A glob of sample messages.", example: "contracts/erp/samples/*.json")
        Key(
            "renames", .entries(.text, .text), \.renames, "Confirmed renames, from the old place to the new name.",
            example: "{Partner.OldName: Name1}")
    }
}

extension Codec where Value == ContractSource {
    /// `none`, a path, or a path with its format.
    static var contract: Codec {
        let path = Codec<Text>.text
        let plain = Codec(wants: "a path", schema: path.schema) { node, reader in
            path.read(node, &reader).map { text -> ContractSource in
                if text.value == "none" { return .none(Anchor(node.span)) }
                var file = ContractFile(at: Anchor(node.span))
                file.file = text
                return .file(file)
            }
        }
        let map = Codec<ContractFile>.object.map { ContractSource.file($0) }
        return .forms(wants: "a path, `{file, format, options}` or `none`", scalar: plain, map: map)
    }
}

extension ContractFile {
    package static let objectShape = ObjectShape<ContractFile>("ContractFile", "A contract's file or folder.") {
        Key(required: "file", .text, \.file, "Its path from the estate's root.", example: "contracts/shop/orders.json")
        Key("format", .text, \.format, "Its format, where the file does not tell.", example: "json-schema")
        Key("options", .entries(.text, .anything), \.options, "What the format needs to know, such as `catalog` for remote addresses.")
    }
}

extension OperationFacts {
    package static let objectShape = ObjectShape<OperationFacts>("OperationFacts", "What is stated of one operation.") {
        Key("latency", .object, \.latency, "How long its answers take.", example: "{p95: 120ms}")
        Key("availability", .percentage, \.availability, "How much of the time it answers.", example: "99.5%")
        Key("rateLimit", .oneOrMore(.rate), \.rateLimit, "What it takes.", example: "20/s")
    }
}

extension Expiry {
    package static let objectShape = ObjectShape<Expiry>("Expiry", "Something that ends on a day.") {
        Key("what", .text, \.what, "What ends.", example: "client certificate")
        Key("date", .date, \.date, "Its last day.", example: "2026-12-18")
    }
}

extension Verification {
    package static let objectShape = ObjectShape<Verification>("Verification", "Who looked, and when.") {
        Key("checkedOn", .date, \.checkedOn, "The day.", example: "2026-06-02")
        Key("by", .reference(.team), \.by, "The team that looked.", example: "team:integration")
    }
}

extension Fact {
    package static let objectShape = ObjectShape<Fact>("Fact", "What the contract does not state about a place.") {
        Key(required: "at", .contractPlace, \.at, "The place in the contract.", example: "A_BusinessPartner.CreationDate")
        factKeys()
    }
}

extension Consumer {
    package static let objectShape = ObjectShape<Consumer>("Consumer", "Somebody who uses an interface outside any flow.") {
        Key(required: "name", .name, \.name, "Names it.", example: "data-lake")
        Key("team", .reference(.team), \.team, "Whom to tell.", example: "team:integration")
        Key("reads", .list(.contractPlace), \.reads, "The places that it reads.", example: "[A_BusinessPartner.BusinessPartner]")
    }
}
