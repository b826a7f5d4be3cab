internal import Basics

extension Flow {
    package static let objectShape = ObjectShape<Flow>("Flow", "An integration: steps that carry data from system to system.") {
        headerKeys()
        Key("criticality", .word(), \.criticality, "How much hangs on it.", example: "high")
        Key("lifecycle", .word(), \.lifecycle, "How far along it is in its life.", example: "production")
        Key("goLiveOn", .date, \.goLiveOn, "The day that it goes live.", example: "2026-03-01")
        Key("reviewedOn", .date, \.reviewedOn, "The day of its last health review.", example: "2026-09-12")
        Key("via", .via, \.via, "The platforms that it runs on, or `none` for point to point.", example: "[platform:mulesoft]")
        Key("because", .text, \.because, "Why a direct link is accepted.", example: "PCI scope")
        Key(
            "callers", .list(.reference(.system, .platform, .flow, .journey, .team)), \.callers,
            "Who calls a receive on a platform's interface.", example: "[system:shop]")
        Key(required: "steps", .list(.object), \.steps, "What it does, in order.", example: "[{receive: shop/events#OrderCreated}]")
        Key("pattern", .word(), \.pattern, "How it is set in motion, where its steps do not tell.", example: "event")
        Key("schedule", .object, \.schedule, "When it runs.")
        Key("batch", .integer(minimum: 1), \.batch, "How many items go in one call.", example: "200")
        Key("service", .object, \.service, "What it promises.")
        Key("needs", .list(.word()), \.needs, "What its platform must be capable of.", example: "[ordering, approval]")
        Key("errors", .object, \.errors, "What it does when something fails.")
        Key("cache", .object, \.cache, "The store of its answers.")
        Key("after", .list(.reference(.flow)), \.after, "Flows whose data must be there first.", example: "[flow:customer-to-shop]")
        Key("expects", .object, \.expects, "The asynchronous answer that must come.")
        Key("reconcile", .duration, \.reconcile, "How often counts on both sides are compared.", example: "24h")
        Key("monitoring", .text, \.monitoring, "Where it is watched.", example: "https://dash.acme.example/order-to-erp")
        Key("runbook", .text, \.runbook, "The document that says what to do when it fails.", example: "runbooks/order-to-erp.md")
        Key("loadTest", .object, \.loadTest, "Its last load test.")
        Key("symptom", .text, \.symptom, "What the business sees when it fails.", example: "Orders never reach fulfilment.")
    }
}

extension Codec where Value == Via {
    static var via: Codec {
        .word("none", { Via.none($0) }, or: Codec<[Located<EntityRef>]>.list(.reference(.platform)).map { Via.platforms($0) })
    }
}

extension Schedule {
    package static let objectShape = ObjectShape<Schedule>("Schedule", "When a flow runs.", rules: [.atMostOne(["every", "at"])]) {
        Key("every", .duration, \.every, "How long from one run to the next.", example: "15m")
        Key("at", .time, \.at, "The time of day.", example: "01:30")
        Key("zone", .text, \.zone, "The time zone of `at`.", example: "Europe/Berlin")
        Key("window", .duration, \.window, "How long a run may take.", example: "2h")
    }
}

extension ServiceLevel {
    package static let objectShape = ObjectShape<ServiceLevel>("ServiceLevel", "What a flow promises.") {
        Key("latency", .object, \.latency, "How long an answer takes.", example: "{p95: 5s}")
        Key("freshness", .duration, \.freshness, "From the change at the source to the last write.", example: "1m")
        Key("volume", .rate, \.volume, "How many business items go through.", example: "5000/d")
        Key("peak", .rate, \.peak, "How many items go through at most.", example: "10/s")
        Key("payload", .size, \.payload, "The largest message.", example: "200kB")
    }
}

extension ErrorHandling {
    package static let objectShape = ObjectShape<ErrorHandling>("ErrorHandling", "What a flow does when something fails.") {
        Key("retry", .integer(), \.retry, "How often it tries again.", example: "3")
        Key("wait", .duration, \.wait, "How long it waits before that.", example: "30s")
        Key("backoff", .word(), \.backoff, "How the waits grow.", example: "exponential")
        Key("deadLetter", .interface, \.deadLetter, "Where messages go that cannot be delivered.", example: "shop/orders-dlq")
        Key("alert", .reference(.team), \.alert, "The team that is told.", example: "team:integration")
        Key(
            "idempotencyKey", .oneOrMore(.path), \.idempotencyKey, "The field that makes a second delivery harmless.",
            example: "orderNumber")
    }
}

extension Cache {
    package static let objectShape = ObjectShape<Cache>("Cache", "A store of answers.") {
        Key("ttl", .duration, \.ttl, "How long an answer is kept.", example: "60s")
        Key("hits", .percentage, \.hits, "How many calls it answers.", example: "80%")
    }
}

extension Expectation {
    package static let objectShape = ObjectShape<Expectation>("Expectation", "The asynchronous answer that must come.") {
        Key("flow", .reference(.flow), \.flow, "The flow that brings it.", example: "order-ack")
        Key("within", .duration, \.within, "How long it may take.", example: "15m")
    }
}

extension LoadTest {
    package static let objectShape = ObjectShape<LoadTest>("LoadTest", "A load test's result.") {
        Key("ranOn", .date, \.ranOn, "The day of the test.", example: "2026-08-14")
        Key("rate", .rate, \.rate, "The load that it was run with.", example: "15/s")
        Key("p95", .duration, \.p95, "95 of 100 answers took no longer.", example: "3200ms")
        Key("report", .text, \.report, "Where the result is described.", example: "docs/load/2026-08.md")
    }
}
