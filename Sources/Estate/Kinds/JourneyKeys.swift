internal import Basics
internal import Documents

extension Journey {
    package static let objectShape = ObjectShape<Journey>("Journey", "What a buyer waits for: calls made while a page is built.") {
        headerKeys()
        Key("criticality", .word(), \.criticality, "How much hangs on it.", example: "high")
        Key("lifecycle", .word(), \.lifecycle, "How far along it is in its life.", example: "production")
        Key("goLiveOn", .date, \.goLiveOn, "The day that it goes live.", example: "2026-03-01")
        Key("budget", .object, \.budget, "How long all of it may take.", example: "{p95: 800ms}")
        Key("load", .object, \.load, "How often it is taken.", example: "{peak: 40/s}")
        Key("own", .duration, \.own, "What the page itself takes, rendering for example.", example: "120ms")
        Key("availability", .percentage, \.availability, "How much of the time it must work.", example: "99%")
        Key("calls", .list(.object), \.calls, "What is called, in order.")
        Key("loadTest", .object, \.loadTest, "Its last load test.")
        Key("monitoring", .text, \.monitoring, "Where it is watched.", example: "https://dash.acme.example/product-page")
        Key("symptom", .text, \.symptom, "What the business sees when it fails.", example: "The page stays empty.")
    }
}

extension Load {
    package static let objectShape = ObjectShape<Load>("Load", "How often a journey is taken.") {
        Key("peak", .rate, \.peak, "How often at most.", example: "40/s")
        Key("volume", .rate, \.volume, "How often on an ordinary day.", example: "20000/d")
    }
}

extension JourneyCall {
    package static let objectShape = ObjectShape<JourneyCall>(
        "JourneyCall", "One call of a journey, or several at once.", rules: [.exactlyOne(["flow", "call", "parallel"], as: "target")]
    ) {
        Key("flow", .reference(.flow), "The flow that is called.", example: "account-price") { call, flow, _ in call.target = .flow(flow) }
        Key("call", .place(role: .call), "The operation that is called.", example: "shop/catalog#GET /products/:sku") { call, place, _ in
            call.target = .call(place)
        }
        Key("parallel", .list(.object), "Calls that are made at once.", example: "[{flow: account-price}]") { call, calls, _ in
            call.target = .parallel(calls)
        }
        Key("times", .integer(minimum: 1), \.times, "How many such calls one page makes.", example: "24")
        Key("timeout", .duration, \.timeout, "How long it waits for an answer.", example: "700ms")
        Key("cache", .object, \.cache, "The store of answers.", example: "{ttl: 5m, hits: 80%}")
        Key("fallback", .fallback, \.fallback, "What is shown when it fails, in words or as `flow:NAME`.", example: "list price")
        Key("optional", .boolean, \.optional, "Whether the page does without it.", example: "true")
        Key("entity", .reference(.entity), \.entity, "The entity that it shows.", example: "inventory")
        Key("maxAge", .duration, \.maxAge, "How old what it shows may be.", example: "15m")
    }
}

extension Codec where Value == Fallback {
    static var fallback: Codec {
        let text = Codec<Text>.text
        let flow = Codec<Located<EntityRef>>.reference(.flow)
        return Codec(wants: "words, or `flow:NAME`", schema: text.schema) { node, reader in
            guard node.isScalar, node.text.utf8.starts(with: "flow:".utf8) else { return text.read(node, &reader).map { .text($0) } }
            return flow.read(node, &reader).map { .flow($0) }
        }
    }
}
