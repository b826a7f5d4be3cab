import Basics
import Contracts
import Testing

/// What callers must present, in words that do not depend on a scheme's name or the document's generation.
@Suite struct OpenAPISecurityTests {
    private func security(_ text: String) throws -> [[String]] {
        let contract = readContract(try contractFormat("openapi"), [("api.yaml", text)])
        #expect(contract.troubles == [])
        return contract.contract.operations.map { operation in
            operation.security.map { alternative in
                alternative.map { ([$0.definition] + $0.scopes.map(\.text)).joined(separator: ", ") }.joined(separator: " and ")
            }
        }
    }

    @Test func readsAlternatives() throws {
        #expect(
            try security(
                """
                openapi: 3.0.0
                security: [{key: []}]
                paths:
                  /a: {get: {}}
                  /b: {get: {security: []}}
                  /c: {get: {security: [{}, {basic: [], key: []}]}}
                  /d: {get: {security: [{oauth: [write, read]}, {bearer: []}, {oidc: []}, {tls: []}]}}
                components:
                  securitySchemes:
                    key: {type: apiKey, in: header, name: X-Key}
                    basic: {type: http, scheme: Basic}
                    bearer: {$ref: '#/components/securitySchemes/real'}
                    real: {type: http, scheme: bearer}
                    oauth: {type: oauth2, flows: {implicit: {}, clientCredentials: {}}}
                    oidc: {type: openIdConnect, openIdConnectUrl: 'https://id.example'}
                    tls: {type: mutualTLS}
                """) == [
                    ["apiKey header X-Key"],
                    [],
                    ["", "http basic and apiKey header X-Key"],
                    [
                        "oauth2 clientCredentials, read, write", "oauth2 implicit, read, write", "http bearer",
                        "openIdConnect https://id.example",
                        "mutualTLS",
                    ],
                ])
    }

    @Test func speaksOfSwaggerAsOfOpenAPI() throws {
        #expect(
            try security(
                """
                swagger: '2.0'
                security: [{basic: []}, {app: [read]}, {code: []}]
                paths: {/a: {get: {}}}
                securityDefinitions:
                  basic: {type: basic}
                  app: {type: oauth2, flow: application, tokenUrl: https://t.example}
                  code: {type: oauth2, flow: accessCode}
                """) == [["http basic", "oauth2 clientCredentials, read", "oauth2 authorizationCode"]])
    }

    @Test func reportsUndeclaredSchemes() throws {
        let contract = readContract(
            try contractFormat("openapi"), [("api.yaml", "openapi: 3.0.0\npaths: {/a: {get: {security: [{key: []}]}}}\n")])
        #expect(
            contract.troubles == [
                "api.yaml:2:32: no security scheme is called 'key', so what a caller must present is unknown; declare it"
            ])
        #expect(contract.contract.operations[0].security.map { $0.map(\.definition) } == [["unknown key"]])
    }
}
