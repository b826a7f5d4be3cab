internal import Basics

extension Platform {
    package static let objectShape = ObjectShape<Platform>("Platform", "An integration tool, in use or on the short list.") {
        headerKeys()
        Key("product", .object, \.product, "The product that it is an installation of.")
        Key("status", .word(), \.status, "Whether flows run on it, may come to, or no longer do.", example: "in-use")
        Key("style", .word(), \.style, "What sort of tool it is.", example: "ipaas")
        Key(
            "hosts", .list(.text), \.hosts, "The hosts that it answers at, with `*` for a part: they tell whose an address is.",
            example: "[bus.acme.example]")
        Key("interfaces", .list(.object), \.interfaces, "What the platform itself exposes; an empty list says nothing.")
        Key("overhead", .object, \.overhead, "What it adds to every call.", example: "{p95: 40ms}")
        Key("limits", .object, \.limits, "What it can carry.")
        Key("connects", .list(.word()), \.connects, "The protocols that it speaks.", example: "[rest, odata, kafka]")
        Key("capabilities", .list(.word()), \.capabilities, "What it is capable of.", example: "[retry, dead-letter]")
        Key("skills", .list(.text), \.skills, "What a team must know to use it.", example: "[dataweave]")
    }
}

extension PlatformLimits {
    package static let objectShape = ObjectShape<PlatformLimits>("PlatformLimits", "What a platform can carry.") {
        Key("throughput", .rate, \.throughput, "How many messages at most.", example: "300/s")
        Key("payload", .size, \.payload, "The largest message.", example: "10MB")
        Key("volume", .rate, \.volume, "How many messages in a day.", example: "2000000/d")
        Key("latencyShare", .percentage, \.latencyShare, "The share of a flow's latency target that its overhead may take.", example: "30%")
    }
}
