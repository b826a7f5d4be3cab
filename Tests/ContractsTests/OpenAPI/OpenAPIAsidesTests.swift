import Basics
import Contracts
import Testing

/// What OpenAPI says beside its shapes: stray keywords, types that are not stated, open lists, encodings, what tokens rest on.
@Suite struct OpenAPIAsidesTests {
    private func read(_ text: String) throws -> Contract {
        let contract = readContract(try contractFormat("openapi"), [("api.yaml", text)])
        #expect(contract.troubles == [])
        return contract.contract
    }

    private func type(_ schema: String, _ version: String = "3.1.0") throws -> (contract: Contract, shape: ShapeID) {
        let contract = try read("openapi: \(version)\ncomponents: {schemas: {A: \(schema)}}\n")
        return (contract, contract.types[0].shape)
    }

    @Test(
        "Keywords that do not apply are kept apart",
        arguments: [
            ("{type: string, maximum: 5}", "number"), ("{type: integer, maxLength: 5}", "text"), ("{type: object, format: uuid}", "text"),
            ("{type: string, maxItems: 5}", "array"), ("{type: string, properties: {a: {}}}", "record"),
            ("{anyOf: [{type: array}], required: [a]}", "record"), ("{oneOf: [{type: string, minItems: 1}]}", "array"),
        ])
    func strays(_ schema: String, _ kind: String) throws {
        let (contract, shape) = try type(schema)
        let stray = try #require(contract.strays[shape])
        let found =
            switch contract[stray] {
            case .scalar(.number): "number"
            case .scalar(.text): "text"
            case .array: "array"
            case .record: "record"
            default: "another"
            }
        #expect(found == kind)
    }

    @Test(
        "Keywords that apply, or could, are no strays",
        arguments: [
            "{type: string, format: int64}", "{type: integer, format: int32, maximum: 5}", "{type: [string, integer], maximum: 5}",
            "{maximum: 5}", "{type: integer, uniqueItems: true}", "{properties: {a: {}}, minProperties: 1}",
        ])
    func noStrays(_ schema: String) throws {
        #expect(try type(schema).contract.strays == [:])
    }

    @Test func toldTypesFromImpliedOnes() throws {
        let implied = try type("{properties: {a: {}}}")
        #expect(implied.contract.untyped.contains(implied.shape))
        #expect(try type("{type: object, properties: {a: {}}}").contract.untyped == [])
        #expect(try type("{type: string, properties: {a: {type: string}}}").contract.untyped == [])
    }

    @Test func readsWhatTextsStandFor() throws {
        let (contract, shape) = try type(
            "{type: string, contentEncoding: Quoted-Printable, contentMediaType: application/json, contentSchema: {type: object}}")
        guard case .scalar(.text(let domain)) = contract[shape] else {
            Issue.record("a text is read as one")
            return
        }
        #expect(domain.content == [.encoding("quoted-printable"), .mediaType("application/json"), .schema(#"{"type":"object"}"#)])
        #expect(domain.content.map { ContentLabel(text: $0.text) } == domain.content)
        #expect(ContentLabel(text: "date-time") == nil)
        let base64 = try type("{type: string, contentEncoding: base64}")
        guard case .scalar(.text(let bytes)) = base64.contract[base64.shape] else { return }
        #expect(bytes.format == "byte" && bytes.content == [])
    }

    @Test func readsOpenListsAndForms() throws {
        let contract = try read(
            """
            openapi: 3.0.3
            paths:
              /a:
                post:
                  parameters:
                    - {name: p, in: query, schema: {type: string, x-extensible-enum: [a, b]}}
                    - {name: q, in: query, required: true, schema: {type: string, default: x}}
                  requestBody:
                    content:
                      application/x-www-form-urlencoded:
                        schema: {type: object}
                        encoding: {tags: {style: pipeDelimited}, more: {explode: false}, file: {contentType: Image/PNG}}
                put: {requestBody: {required: true}}
            """)
        let (post, put) = (contract.operations[0], contract.operations[1])
        #expect(post.positions[0].encodings == ["tags": "pipeDelimited", "more": "form", "file": "image/png"])
        #expect(put.positions[0].part == .request && put.positions[0].isRequired && put.positions[0].mediaType == nil)
        let query = try #require(post.positions.first { $0.part == .query })
        guard case .record(let record) = contract[query.shape] else { return }
        #expect(record.fields.map(\.facets.understood) == [["a", "b"], nil])
        // What must be sent is never filled in.
        #expect(record.fields[1].facets.defaultValue == nil)
    }

    @Test func readsWhatTokensRestOn() throws {
        let contract = try read(
            """
            openapi: 3.1.0
            servers: [{url: 'https://{r}.example', variables: {r: {default: a, enum: [a, b]}, s: {default: c}}}]
            security: [{oauth: []}, {bearer: []}]
            paths: {/a: {get: {}}}
            components:
              securitySchemes:
                bearer: {type: http, scheme: bearer, bearerFormat: JWT}
                unused: {type: http, scheme: basic}
                oauth:
                  type: oauth2
                  flows:
                    implicit: {authorizationUrl: 'https://a.example', tokenUrl: 'https://b.example', refreshUrl: 'https://c.example'}
            """)
        #expect(contract.securitySchemes == ["bearer", "oauth", "unused"])
        #expect(
            contract.operations[0].security.map { $0.map(\.details) } == [
                [["authorizationUrl": "https://a.example", "refreshUrl": "https://c.example"]], [["bearerFormat": "JWT"]],
            ])
        #expect(contract.operations[0].servers == ["https://{r}.example where r is a or b"])
    }
}
