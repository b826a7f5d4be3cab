import Contracts
import Testing

/// The rules of one format: a line for each edit, how grave it is, and how grave taking it back is.
struct RuleTable: Sendable, CustomTestStringConvertible {
    /// When an edit that is taken back counts as a mirror, so that its line needs no reason.
    enum Mirror: Sendable {
        /// What breaks who writes one way breaks who reads the other way, and the reverse.
        case swapped
        /// One way breaks, and the other is safe: the format has one direction, or the line is about one.
        case oneSided
        /// Both ways are as grave: the two sides do not understand each other.
        case same
    }

    let title: String
    let format: String
    let mirrors: [Mirror]
    let rules: [ContractRule]

    init(_ title: String, _ format: String, _ mirrors: Mirror..., rules: [ContractRule]) {
        (self.title, self.format, self.mirrors, self.rules) = (title, format, mirrors, rules)
    }

    var testDescription: String { title }

    func hasMirror(_ rule: ContractRule) -> Bool {
        mirrors.contains { mirror in
            switch mirror {
            case .swapped: rule.isMirrored
            case .oneSided: rule.isOneSided
            case .same: rule.there == rule.back
            }
        }
    }
}

extension RuleTable {
    /// All tables; the formats' own suites hold further lines.
    static let all: [RuleTable] = [
        RuleTable("JSON Schema: values and lists", "json-schema", .oneSided, rules: JSONSchemaRules.values),
        RuleTable("JSON Schema: objects", "json-schema", .oneSided, rules: JSONSchemaRules.objects),
        RuleTable("JSON Schema: combinations and references", "json-schema", .oneSided, rules: JSONSchemaRules.combinations),
        RuleTable("JSON Schema: older drafts", "json-schema", .oneSided, rules: JSONSchemaRules.drafts),
        RuleTable("OpenAPI: schemas", "openapi", .swapped, rules: OpenAPIRules.schemas),
        RuleTable("OpenAPI: operations", "openapi", .oneSided, .same, rules: OpenAPIRules.operations),
        RuleTable("OpenAPI: around messages", "openapi", .oneSided, .same, rules: OpenAPIRules.around),
        RuleTable("Swagger 2", "openapi", .oneSided, .same, rules: SwaggerRules.rules),
        RuleTable("RAML: types", "raml", .swapped, rules: RAMLRules.types),
        RuleTable("RAML: methods", "raml", .oneSided, .same, rules: RAMLRules.methods),
        RuleTable("AsyncAPI: messages", "asyncapi", .swapped, rules: AsyncAPIRules.messages),
        RuleTable("GraphQL: what is asked for", "graphql", .oneSided, rules: GraphQLRules.outputs),
        RuleTable("GraphQL: what is sent", "graphql", .oneSided, rules: GraphQLRules.inputs),
        RuleTable("GraphQL: directives", "graphql", .oneSided, rules: GraphQLRules.directives),
        RuleTable("Avro", "avro", .oneSided, rules: AvroRules.rules),
        RuleTable("Protobuf", "protobuf", .same, rules: ProtobufRules.rules),
        RuleTable("XML Schema: contents", "xsd", .oneSided, rules: XSDRules.contents),
        RuleTable("XML Schema: values", "xsd", .oneSided, rules: XSDRules.values),
        RuleTable("XML Schema: dates, times and addresses", "xsd", .oneSided, rules: XSDRules.instants),
        RuleTable("XML Schema: types", "xsd", .oneSided, rules: XSDRules.types),
        RuleTable("IDocs", "xsd", .oneSided, rules: XSDRules.documents),
        RuleTable("WSDL: messages", "wsdl", .swapped, rules: WSDLRules.messages),
        RuleTable("WSDL: services", "wsdl", .oneSided, .same, rules: WSDLRules.services),
        RuleTable("Data contracts", "datacontract", .oneSided, rules: DataContractRules.specification),
        RuleTable("Open Data Contract Standard", "datacontract", .oneSided, rules: DataContractRules.standard),
        RuleTable("Salesforce", "salesforce", .swapped, rules: SalesforceRules.rules),
        RuleTable("Frictionless Table Schema", "layout", .oneSided, rules: FrictionlessRules.rules),
        RuleTable("OData", "edmx", .swapped, rules: FormatRules.odataRules),
        RuleTable("SQL", "sql", .oneSided, rules: FormatRules.sqlRules),
        RuleTable("Layouts", "layout", .oneSided, rules: FormatRules.layoutRules),
    ]
}

@Suite("Rules of all formats, there and back")
struct RuleTables {
    @Test("Each edit, and what takes it back", arguments: RuleTable.all) func levels(_ table: RuleTable) {
        for rule in table.rules {
            for (old, new, expected) in [(rule.old, rule.new, rule.there), (rule.new, rule.old, rule.back)] {
                let found = ContractRule.levels(of: expected, old, new, table.format)
                #expect(found == expected, "\(rule.name): \(Comparing.changes(old, new, table.format))")
            }
            guard let place = rule.place else { continue }
            #expect(ContractRule.gravest(rule.old, rule.new, table.format) == [place], "\(rule.name), its place")
        }
    }

    @Test("Taking an edit back is its mirror, or there is a reason", arguments: RuleTable.all) func mirrors(_ table: RuleTable) {
        for rule in table.rules { #expect(table.hasMirror(rule) == (rule.because == nil), "\(rule.name)") }
        #expect(Set(table.rules.map(\.name)).count == table.rules.count, "names of rules are unique")
    }

    @Test("What a table says is read without trouble", arguments: RuleTable.all) func troubles(_ table: RuleTable) {
        for rule in table.rules where !rule.isTroubled {
            for text in [rule.old, rule.new] {
                #expect(Comparing.contract(text, table.format).troubles.map(\.message) == [], "\(rule.name)")
            }
        }
    }

    @Test("Every format has a table") func formats() {
        #expect(Set(RuleTable.all.map(\.format)) == Set(ContractFormats.all.map(\.id.text)))
    }
}
