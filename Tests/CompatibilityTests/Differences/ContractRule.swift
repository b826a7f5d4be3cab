import Compatibility
import Contracts
import Testing

/// An edit of a contract, and how grave it is where others send the message and where the owner does.
struct ContractRule: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    /// The gravest level in requests and in responses, `breaking / safe`; `none` where no change is reported. Without a slash, of both.
    let there: String
    /// The same for the edit that takes this one back.
    let back: String
    /// The kind and place of the gravest change, `field/removed order.id`, where the line says it.
    let place: String?
    /// Why the edit that takes it back is not its mirror.
    let because: String?
    /// Whether one side is a contract of which something cannot be read.
    let isTroubled: Bool

    init(
        _ name: String, _ old: String, _ new: String, _ there: String, _ back: String, at place: String? = nil, because: String? = nil,
        isTroubled: Bool = false
    ) {
        (self.name, self.old, self.new, self.there, self.back) = (name, old, new, there, back)
        (self.place, self.because, self.isTroubled) = (place, because, isTroubled)
    }

    var testDescription: String { name }

    /// Whether requests and responses swap their levels when the edit is taken back.
    var isMirrored: Bool { there.split(separator: " ").reversed().elementsEqual(back.split(separator: " ")) }

    /// Whether one way breaks one direction, and the other way is safe in it, or nothing changes at all.
    var isOneSided: Bool {
        there == back && !there.contains("breaking") && !there.contains("risky")
            || [there, back].contains { $0.contains("breaking") && !$0.contains("safe") }
                && (there.replacing("breaking", with: "safe") == back || back.replacing("breaking", with: "safe") == there)
    }

    /// The gravest levels of a comparison.
    static func levels(_ old: String, _ new: String, _ format: String = "openapi") -> String {
        var found: [String: Int] = [:]
        for place in Comparing.difference(old, new, format).changes.flatMap(\.places) {
            found["\(place.direction)"] = max(found["\(place.direction)"] ?? 0, order.firstIndex(of: place.level.rawValue) ?? 0)
        }
        return ["in", "out"].map { direction in found[direction].map { order[$0] } ?? "none" }.joined(separator: " / ")
    }

    /// The gravest levels in the form of an expectation: by direction, or the one of both.
    static func levels(of expected: String, _ old: String, _ new: String, _ format: String) -> String {
        if expected.contains("/") { return levels(old, new, format) }
        return Comparing.difference(old, new, format).changes.map(\.level).max()?.rawValue ?? "none"
    }

    /// The kinds and places of the gravest changes, each once.
    static func gravest(_ old: String, _ new: String, _ format: String) -> [String] {
        let changes = Comparing.difference(old, new, format).changes
        guard let level = changes.map(\.level).max() else { return [] }
        let found = changes.flatMap { change in
            change.places.filter { $0.level == level }.map { "\(change.kind.rawValue) \($0.place)" }
        }
        return Set(found).sorted()
    }

    private static let order = ["safe", "risky", "breaking"]
}
