package import Contracts

/// What a kind of change means, for `explain`: why it matters, an example that breaks somebody and one that does not.
package struct ChangeKindDescription: Sendable {
    package let kind: ChangeKind
    /// What happened to the contract, as a sentence.
    package let meaning: String
    /// Who is hurt by it, and in which direction of the messages.
    package let rationale: String
    /// An example that breaks a peer, and a similar one that does not.
    package let breaking: String
    package let safe: String

    init(_ kind: ChangeKind, _ meaning: String, because rationale: String, breaks breaking: String, safe: String) {
        self.kind = kind
        self.meaning = meaning
        self.rationale = rationale
        self.breaking = breaking
        self.safe = safe
    }
}

/// Every kind of change once.
package enum ChangeKindCatalogue {
    package static let all: [ChangeKindDescription] = operations + fields + values + types + names + numbers

    /// The description of a kind.
    package static func description(of kind: ChangeKind) -> ChangeKindDescription? { all.first { $0.kind == kind } }
}
