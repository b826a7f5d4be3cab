internal import Basics

extension DocumentSpec {
    package static let objectShape = ObjectShape<DocumentSpec>("Document", "The front matter of a Markdown document.", isOpen: true) {
        Key("owner", .reference(.team, role: .owner), \.owner, "The team that answers for it.", example: "team:integration")
        Key("covers", .list(.anyReference), \.covers, "What it speaks of.", example: "[flow:order-to-erp, system:erp]")
        Key("reviewedOn", .date, \.reviewedOn, "The day of its last review.", example: "2026-09-12")
        Key("reviewEvery", .duration, \.reviewEvery, "How long a review holds.", example: "180d")
    }
}

extension Codec where Value == Located<EntityRef> {
    /// A spec of any kind that is in the estate for its own sake.
    static var anyReference: Codec {
        .reference(.system, .flow, .journey, .platform, .entity, .mapping, .codes, .team, .upgrade)
    }
}
