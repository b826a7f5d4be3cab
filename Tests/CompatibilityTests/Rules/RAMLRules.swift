/// RAML's types and methods.
enum RAMLRules {
    private static func api(_ order: String, method: String = "", root: String = "") -> String {
        """
        #%RAML 1.0
        title: t
        mediaType: application/json
        \(root)
        types:
          Order: \(order)
        /orders:
          post:
            \(method)
            body: Order
            responses: {200: {body: Order}}
        """
    }

    private static func type(
        _ name: String, _ old: String, _ new: String, _ there: String = "breaking / safe", _ back: String = "safe / breaking",
        at place: String? = nil,
        because: String? = nil
    ) -> ContractRule {
        ContractRule(name, api("{properties: {id: \(old)}}"), api("{properties: {id: \(new)}}"), there, back, at: place, because: because)
    }

    static let types: [ContractRule] = [
        type("a greatest length", "string", "{type: string, maxLength: 9}", at: "length/tightened POST /orders/request.id"),
        type("a least length", "{type: string, minLength: 1}", "{type: string, minLength: 2}"),
        type("a pattern", "string", "{type: string, pattern: '^a+$'}"),
        type("an enum", "string", "{type: string, enum: [a, b]}"),
        type(
            "a value of an enum is gone", "{type: string, enum: [a, b]}", "{type: string, enum: [a]}", "breaking / safe", "safe / risky",
            because: "readers are expected to bear a value that they do not know"),
        type("a greatest number", "number", "{type: number, maximum: 9}"),
        type("a least number", "{type: number, minimum: 1}", "{type: number, minimum: 2}"),
        type("a step", "number", "{type: number, multipleOf: 2}"),
        type("integer of a number", "number", "integer"),
        type("a smaller integer", "{type: integer, format: int64}", "{type: integer, format: int32}"),
        type("never null", "string | nil", "string"),
        type("a type of several is gone", "string | integer", "string"),
        type("fewer items", "{type: array, items: string, maxItems: 9}", "{type: array, items: string, maxItems: 8}"),
        type("more items at least", "{type: array, items: string, minItems: 1}", "{type: array, items: string, minItems: 2}"),
        type("unique items", "{type: array, items: string}", "{type: array, items: string, uniqueItems: true}"),
        type("a type of items", "{type: array, items: number}", "{type: array, items: integer}"),
        type("another type", "string", "boolean", "breaking / breaking", "breaking / breaking"),
        type("one for many", "'string[]'", "string", "breaking / breaking", "breaking / breaking"),
        type("a day for a moment", "datetime", "date-only", "breaking / breaking", "breaking / breaking"),
        type("more fields at least", "{type: object, minProperties: 1}", "{type: object, minProperties: 2}"),
        type("fewer fields", "{type: object, maxProperties: 3}", "{type: object, maxProperties: 2}"),
        ContractRule(
            "a field became required", api("{properties: {a?: string}}"), api("{properties: {a: string}}"), "breaking / safe",
            "safe / breaking",
            at: "field/became-required POST /orders/request.a"),
        ContractRule(
            "a closed object", api("{properties: {a?: string}}"), api("{properties: {a?: string}, additionalProperties: false}"),
            "breaking / safe",
            "safe / risky", because: "readers are expected to bear a member that they do not know"),
        ContractRule(
            "an optional field is gone", api("{properties: {a?: string, b?: string}}"), api("{properties: {b?: string}}"), "risky / risky",
            "safe / safe", because: "a field that is gone surprises who sends or reads it, a new one nobody"),
        ContractRule(
            "fields by pattern", api("{properties: {//: any}}"), api("{properties: {/^x-/: string, //: any}}"), "breaking / safe",
            "safe / breaking"),
        type("a type written out", "{type: string, maxLength: 9}", "{type: [string], maxLength: 9}", "none / none", "none / none"),
        type("null in two ways", "string | nil", "nil | string", "none / none", "none / none"),
        type("words", "string", "{type: string, description: d, displayName: n, example: e}", "none / none", "none / none"),
        ContractRule(
            "an optional field in two ways", api("{properties: {a?: string}}"), api("{properties: {a: {type: string, required: false}}}"),
            "none / none", "none / none"),
    ]

    private static func method(
        _ name: String, _ old: String, _ new: String, _ there: String, _ back: String, root: String = "", because: String? = nil
    ) -> ContractRule {
        let type = "{properties: {id: string}}"
        return ContractRule(
            name, api(type, method: old, root: root), api(type, method: new, root: root), there, back, because: because)
    }
    private static let basic = "securitySchemes: {basic: {type: Basic Authentication}, digest: {type: Digest Authentication}}"

    static let methods: [ContractRule] = [
        method(
            "a parameter must be there", "queryParameters: {q?: string}", "queryParameters: {q: string}", "breaking / none", "safe / none"),
        method(
            "a required parameter", "", "queryParameters: {q: string}", "breaking", "risky",
            because: "a parameter that is gone surprises who sends it"),
        method(
            "a bound of a parameter", "queryParameters: {q?: integer}", "queryParameters: {q?: {type: integer, maximum: 9}}",
            "breaking / none", "safe / none"),
        method("a header must be there", "headers: {X-A?: string}", "headers: {X-A: string}", "breaking / none", "safe / none"),
        method("authentication", "", "securedBy: [basic]", "breaking", "safe", root: basic),
        method("another authentication", "securedBy: [basic]", "securedBy: [digest]", "breaking", "breaking", root: basic),
        method("no longer open to all", "securedBy: [null, basic]", "securedBy: [basic]", "breaking", "safe", root: basic),
        ContractRule(
            "a method is gone", api("{properties: {id: string}}"), api("{properties: {id: string}}").replacing("post:", with: "put:"),
            "breaking",
            "breaking"),
        ContractRule(
            "another address", api("{}", root: "baseUri: https://a.example"), api("{}", root: "baseUri: https://b.example"), "risky",
            "risky"),
        method(
            "a trait written out", "queryParameters: {q?: string}", "is: [searched]", "none", "none",
            root: "traits: {searched: {queryParameters: {q?: string}}}"),
    ]
}
