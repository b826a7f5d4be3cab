import Compatibility
import Contracts
import Testing

/// An edit of a contract, and how grave it is where others send the message and where the owner does.
struct ContractRule: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    /// The gravest level in requests and in responses, `breaking / safe`; `none` where no change is reported.
    let there: String
    /// The same for the edit that takes this one back.
    let back: String
    /// Why the edit that takes it back is not its mirror: what narrows a request and a response widens both, with the levels swapped.
    let because: String?

    init(_ name: String, _ old: String, _ new: String, _ there: String, _ back: String, because: String? = nil) {
        (self.name, self.old, self.new, self.there, self.back, self.because) = (name, old, new, there, back, because)
    }

    var testDescription: String { name }

    /// Whether requests and responses swap their levels when the edit is taken back.
    var isMirrored: Bool { there.split(separator: " ").reversed().elementsEqual(back.split(separator: " ")) }

    /// The gravest levels of a comparison.
    static func levels(_ old: String, _ new: String, _ format: String = "openapi") -> String {
        var found: [String: Int] = [:]
        let order = ["safe", "risky", "breaking"]
        for place in Comparing.difference(old, new, format).changes.flatMap(\.places) {
            let level = order.firstIndex(of: place.level.rawValue) ?? 0
            found["\(place.direction)"] = max(found["\(place.direction)"] ?? 0, level)
        }
        return ["in", "out"].map { direction in found[direction].map { order[$0] } ?? "none" }.joined(separator: " / ")
    }
}
