/// What AsyncAPI's messages hold, where the application receives them and where it sends them; what stands around them has a table of its own.
enum AsyncAPIRules {
    private static func messages(_ payload: String, _ more: String = "") -> String {
        """
        asyncapi: 3.0.0
        info: {title: t, version: '1'}
        channels:
          c: {address: c, messages: {M: {payload: \(payload)\(more)}}}
          d: {address: d, messages: {N: {payload: \(payload)\(more)}}}
        operations:
          get: {action: receive, channel: {$ref: '#/channels/c'}}
          put: {action: send, channel: {$ref: '#/channels/d'}}
        """
    }

    private static func payload(
        _ name: String, _ old: String, _ new: String, _ there: String = "breaking / safe", _ back: String = "safe / breaking",
        at place: String? = nil,
        because: String? = nil
    ) -> ContractRule {
        ContractRule(name, messages(old), messages(new), there, back, at: place, because: because)
    }

    private static func avro(_ fields: String) -> String {
        messages("{schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: {type: record, name: R, fields: [\(fields)]}}")
    }
    private static func headers(_ headers: String) -> String { messages("{type: string}", ", headers: \(headers)") }

    static let messages: [ContractRule] = [
        payload(
            "a field became required", "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string}}, required: [a]}", at: "field/became-required get/payload.a"),
        payload("a greatest length", "{type: string}", "{type: string, maxLength: 9}", at: "length/tightened get/payload"),
        payload("a greatest number", "{type: number}", "{type: number, maximum: 9}"),
        payload("integer of a number", "{type: number}", "{type: integer}"),
        payload("another type", "{type: string}", "{type: boolean}", "breaking / breaking", "breaking / breaking"),
        payload("an enum", "{type: string}", "{type: string, enum: [a, b]}"),
        payload(
            "a value of an enum is gone", "{type: string, enum: [a, b]}", "{type: string, enum: [a]}", "breaking / safe", "safe / risky",
            because: "readers are expected to bear a value that they do not know"),
        payload("null is gone", "{type: [string, 'null']}", "{type: string}"),
        payload("fewer items", "{type: array, maxItems: 9}", "{type: array, maxItems: 8}"),
        payload(
            "a closed object", "{type: object, properties: {a: {type: string}}}",
            "{type: object, properties: {a: {type: string}}, additionalProperties: false}", "breaking / safe", "safe / risky",
            because: "readers are expected to bear a member that they do not know"),
        payload("a one-part allOf", "{type: string}", "{allOf: [{type: string}]}", "none / none", "none / none"),
        ContractRule(
            "a header must be there", headers("{type: object, properties: {h: {type: string}}}"),
            headers("{type: object, properties: {h: {type: string}}, required: [h]}"), "breaking / safe", "safe / breaking"),
        ContractRule(
            "a bound of a header", headers("{type: object, properties: {h: {type: string}}}"),
            headers("{type: object, properties: {h: {type: string, maxLength: 9}}}"), "breaking / safe", "safe / breaking"),
        ContractRule(
            "Avro: a field without a default", avro("{name: a, type: int}"),
            avro("{name: a, type: int}, {name: b, type: string}"), "breaking / safe", "risky / breaking",
            because: "who reads with the old schema passes over what it does not know"),
        ContractRule(
            "Avro: a wider number", avro("{name: a, type: long}"), avro("{name: a, type: int}"),
            "breaking / safe", "safe / breaking"),
    ]
}
