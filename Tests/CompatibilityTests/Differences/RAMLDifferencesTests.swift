import Contracts
import Testing

/// RAML's operations are compared as OpenAPI's are.
@Suite struct RAMLDifferencesTests {
    private static func api(_ order: String = "{properties: {id: string, a?: string}}", method: String = "") -> String {
        """
        #%RAML 1.0
        title: t
        types: {Order: \(order)}
        /orders:
          post:
            \(method)
            body: {application/json: Order}
            responses: {200: {body: {application/json: Order}}}
        """
    }

    @Test(arguments: [
        (
            "{properties: {id: string, a: string}}",
            ["field/became-required breaking in POST /orders/request.a", "field/became-required safe out POST /orders/response/200.a"]
        ),
        (
            "{properties: {id: {type: string, maxLength: 5}, a?: string}}",
            ["length/tightened breaking in POST /orders/request.id", "length/tightened safe out POST /orders/response/200.id"]
        ),
        ("{properties: {a?: string, id: {type: string}}}", []),
    ])
    func types(_ order: String, _ expected: [String]) {
        #expect(Comparing.changes(Self.api(), Self.api(order), "raml") == expected)
    }

    @Test func parametersAndSecurity() {
        #expect(
            Comparing.changes(Self.api(), Self.api(method: "queryParameters: {q: string}"), "raml").filter { $0.contains("breaking") }.count
                == 1)
        let secured = Self.api() + "\nsecuredBy: [basic]\nsecuritySchemes: {basic: {type: Basic Authentication}}"
        #expect(Comparing.changes(Self.api(), secured, "raml") == ["security/added breaking in POST /orders"])
    }

    @Test func aTraitWrittenOutIsNoChange() {
        let written = Self.api(method: "queryParameters: {q?: string}")
        let trait = Self.api(method: "is: [searched]") + "\ntraits: {searched: {queryParameters: {q?: string}}}"
        #expect(Comparing.changes(written, trait, "raml") == [])
    }
}
