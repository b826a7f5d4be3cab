internal import Basics
internal import Documents

extension Step {
    package static let objectShape = ObjectShape<Step>(
        "Step", "One step of a flow, or a group of steps.", rules: [.exactlyOne(Verb.allCases.map(\.rawValue), as: "verb")]
    ) {
        verb("receive", .place(role: .call), "What arrives: a message, a request, a webhook, a file.", "shop/events#OrderCreated") {
            .receive($0)
        }
        verb("read", .place(role: .call), "What the flow fetches: a query, a poll, a file.", "erp/prices#A_Price/read") { .read($0) }
        verb("call", .place(role: .call), "What it sends to, using the answer.", "crm/accounts#Account/read") { .call($0) }
        verb("write", .place(role: .call), "What it sends to, using no answer.", "shop/stock#reserve") { .write($0) }
        verb("map", .reference(.mapping), "The mapping that it applies.", "erp-sales-order") { .map($0) }
        verb("reply", .place(role: .call), "The received request that it answers.", "shop/api#getPrice") { .reply($0) }
        verb("start", .reference(.flow), "The flow that it calls.", "flow:order-ack") { .start($0) }
        verb("approve", .reference(.team), "The team in which a person decides.", "team:integration") { .approve($0) }
        verb("steps", .list(.object), "The steps of a group.", "[{map: erp-sales-order}]") { .steps($0) }
        verb("parallel", .list(.object), "Steps that run at once.", "[{call: crm/accounts#Account/read}]") { .parallel($0) }
        Key("as", .text, \.as, "The name that what it gets or makes is kept under.", example: "order")
        Key("body", .text, \.body, "The name of the shape that is sent.", example: "order")
        Key("with", .entries(.text, .path), \.with, "Parameters, and what fills them.", example: "{id: order.customerId}")
        Key("reads", .stepUse, \.reads, "What is used of what comes back.", example: "[SalesOrder]")
        Key("writes", .stepUse, \.writes, "What is sent.", example: "mapped")
        Key("document", .text, \.document, "The GraphQL document that is sent.", example: "queries/product.graphql")
        Key("timeout", .duration, \.timeout, "How long it waits for an answer.", example: "3s")
        Key("retry", .integer(), \.retry, "How often it tries again.", example: "2")
        Key("wait", .duration, \.wait, "How long it waits before that.", example: "1s")
        Key("within", .duration, \.within, "How long a person may take.", example: "4h")
        Key("when", .condition, \.when, "When it is taken.", example: "order.total > 50000")
        Key("each", .path, \.each, "The items that it is taken for, one by one.", example: "order.lines")
        Key("about", .integer(minimum: 1), \.about, "How many items there are, about.", example: "6")
        Key(
            "ignores", .list(.reference(.flow)), \.ignores, "Flows whose changes do not start this one.", example: "[flow:customer-to-shop]"
        )
    }

    private static func verb<Value>(
        _ word: String, _ codec: Codec<Value>, _ documentation: String, _ example: String, _ make: @escaping @Sendable (Value) -> Action
    ) -> Key<Step> {
        Key(word, codec, documentation, example: example) { step, value, key in
            step.action = make(value)
            step.verbSpan = key.span
        }
    }
}

extension Codec where Value == StepUse {
    static var stepUse: Codec {
        let paths = Codec<[Located<FieldPath>]>.list(.path).map { StepUse.paths($0) }
        return .word("mapped", { .mapped($0) }, or: .word("all", { .all($0) }, or: paths))
    }
}
