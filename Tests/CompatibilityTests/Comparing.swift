import Basics
import Compatibility
import Contracts
import Testing

/// Reads contracts from text and prints what a comparison of them finds.
enum Comparing {
    /// What the files of formats are called that are not JSON.
    private static let paths: [String: Name] = [
        "asyncapi": "contract.yaml", "layout": "contract.yaml", "datacontract": "contract.yaml", "raml": "contract.raml",
        "protobuf": "contract.proto", "graphql": "contract.graphql", "xsd": "contract.xsd", "wsdl": "contract.wsdl",
        "edmx": "contract.xml", "sql": "contract.sql", "salesforce": "objects/T__c/T__c.object-meta.xml",
    ]

    static func contract(_ text: String, _ format: String = "json-schema") -> Contract {
        guard let reader = ContractFormats.format(named: format) else { preconditionFailure("no format is called \(format)") }
        return reader.read(
            ContractInput(files: [
                SourceFile(path: paths[format] ?? "contract.json", bytes: Array(text.utf8))
            ]))
    }

    static func difference(_ old: String, _ new: String, _ format: String = "json-schema") -> ContractDifference {
        ContractComparison(old: contract(old, format), new: contract(new, format), asOf: "2030-01-01").difference()
    }

    /// The answer and the reasons: `some may-be-absent a absent`.
    static func fit(_ source: String, _ target: String, fuel: Int = 400_000) -> [String] {
        let space = ShapeSpace()
        let terms = [source, target].map { text in
            let contract = contract(text)
            let root = contract.types.first { $0.kind == .root } ?? contract.types[0]
            return space.term(space.add(contract), root.shape)
        }
        let relation = Relation(space: space, rules: .comparison(.jsonSchema, nil), fuel: fuel)
        let reasons = relation.failures(terms[0], terms[1]).map { "\($0.kind.rawValue) \($0.path) \($0.detail)".collapsedSpaces }
        return ["\(relation.fits(terms[0], terms[1]))"] + reasons.sorted()
    }

    /// The changes as `kind level direction place`, sorted.
    static func changes(_ old: String, _ new: String, _ format: String = "json-schema") -> [String] {
        difference(old, new, format).changes.flatMap { change in
            change.places.map { "\(change.kind.rawValue) \($0.level.rawValue) \($0.direction) \($0.place)" }
        }.sorted()
    }

    /// An OpenAPI document with one operation, whose request and response have the schemas.
    static func api(request: String = "{}", response: String = "{}", parameters: String = "[]", more: String = "") -> String {
        """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/orders": {"post": {"operationId": "create",
        "parameters": \(parameters), \(more)
        "requestBody": {"required": true, "content": {"application/json": {"schema": \(request)}}},
        "responses": {"200": {"description": "", "content": {"application/json": {"schema": \(response)}}}}}}}}
        """
    }
}

extension String {
    var collapsedSpaces: String { split(separator: " ").joined(separator: " ") }
}
