internal import Basics
internal import Documents

/// The keys that every kind may have, the required `kind` and `name` first.
func headerKeys<Root: Spec>() -> [Key<Root>] {
    [
        Key("kind", .words([Root.kind.rawValue]), "Says which kind of spec it is.", example: Root.kind.rawValue, isRequired: true) {
            _, _, _ in
        },
        Key(
            required: "name", .name, \.header.name, "Names it, unique within its kind: small letters, digits and `-`.",
            example: "order-to-erp"),
        Key("title", .text, \.header.title, "Names it for people.", example: "Web orders to SAP"),
        Key("description", .text, \.header.description, "Describes it in a few sentences."),
        Key("owner", .reference(.team, role: .owner), \.header.owner, "The team that answers for it.", example: "team:integration"),
        Key(
            "backup", .reference(.team, role: .owner), \.header.backup, "The team that stands in for the owner.",
            example: "team:erp-platform"),
        Key("tags", .list(.text), \.header.tags, "Words to select it by.", example: "[legacy]"),
        Key("links", .list(.link), \.header.links, "Places on the web that say more.", example: "[https://wiki.acme.example/orders]"),
        Key(
            "formerly", .list(.name), \.header.formerly, "Names that it had before, which keep fingerprints, waivers and history.",
            example: "[old-name]"),
    ]
}

extension Codec where Value == Link {
    /// An address, or an address with a title.
    static var link: Codec {
        let address = Codec<Text>.text
        let plain = Codec(wants: "an address", schema: address.schema) { node, reader in
            address.read(node, &reader).map { text in
                var link = Link(at: Anchor(node.span))
                link.url = text
                return link
            }
        }
        return .forms(wants: "an address, or `{title, url}`", scalar: plain, map: .object)
    }
}

extension Link {
    package static let objectShape = ObjectShape<Link>("Link", "A place on the web that says more.") {
        Key("title", .text, \.title, "What it is called.", example: "Design")
        Key(required: "url", .text, \.url, "Its address.", example: "https://wiki.acme.example/orders")
    }
}

extension Product {
    package static let objectShape = ObjectShape<Product>("Product", "The product that it is an installation of.") {
        Key("vendor", .text, \.vendor, "Who makes it.", example: "SAP")
        Key("name", .text, \.name, "What it is called.", example: "S/4HANA")
        Key("version", .text, \.version, "The version that is installed.", example: "\"2023\"")
        Key("supportEndsOn", .date, \.supportEndsOn, "The last day of its maker's support.", example: "2028-12-31")
    }
}

extension Latency {
    package static let objectShape = ObjectShape<Latency>("Latency", "How long answers take, by percentile.") {
        Key("p50", .duration, \.p50, "Half of the answers take no longer.", example: "90ms")
        Key("p95", .duration, \.p95, "95 of 100 answers take no longer.", example: "250ms")
        Key("p99", .duration, \.p99, "99 of 100 answers take no longer.", example: "900ms")
        Key("measuredOn", .date, \.measuredOn, "The day of the measurement.", example: "2026-09-01")
    }
}

/// The keys of facts, which interfaces state of places and entities of fields.
func factKeys<Root: SpecObject & HasFacts>() -> [Key<Root>] {
    [
        Key("unit", .factValue, \.facts.unit, "The unit of the amount, or `.field` for the field that holds it.", example: "kg"),
        Key("currency", .factValue, \.facts.currency, "The currency, or `.field` for the field that holds it.", example: "EUR"),
        Key("tax", .word(), \.facts.tax, "Whether the amount holds the tax.", example: "net"),
        Key("timezone", .text, \.facts.timezone, "The time zone of times that state none.", example: "Europe/Berlin"),
        Key("scaled", .decimal, \.facts.scaled, "How many of its units make one: 100 for cents.", example: "100"),
        Key("charset", .text, \.facts.charset, "The characters that may stand there.", example: "ISO-8859-1"),
        Key("codes", .codesColumn, \.facts.codes, "The column of a code list that its values are from.", example: "country.iso2"),
        Key("required", .boolean, \.facts.required, "Whether it is always there.", example: "true"),
        Key("shape", .word(), \.facts.shape, "How much structure its content really has.", example: "free-text"),
        Key("personal", .boolean, \.facts.personal, "Whether it is data about a person.", example: "true"),
        Key("means", .text, \.facts.means, "What it means, where its name misleads."),
    ]
}
