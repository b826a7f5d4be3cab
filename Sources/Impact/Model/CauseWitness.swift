/// A message that shows what a cause does: what became of it on base, and what becomes of it on head.
package struct CauseWitness: Sendable, Equatable {
    /// What comes in, in its format's notation.
    package var message: String
    /// What a person needs to see of a long message; nil where all of it is short.
    package var excerpt: String?
    /// The place where it comes in, or where it is sent: `erp/credit#Account`.
    package var place: String
    /// What base made of it: "delivered to shop/api#createOrder as {…}".
    package var before: String
    /// What head makes of it: "rejected by shop/api#createOrder: `ref` is 23 characters long, at most 22 are accepted".
    package var after: String
    /// The hop where it is rejected or altered.
    package var hop: String

    package init(message: String, excerpt: String? = nil, place: String, before: String, after: String, hop: String) {
        self.message = message
        self.excerpt = excerpt
        self.place = place
        self.before = before
        self.after = after
        self.hop = hop
    }
}

/// Whether a message shows what a cause does.
package enum CauseWitnessAnswer: Sendable, Equatable {
    case found(CauseWitness)
    /// None was made, and why, as a short reason.
    case none(String)

    package var witness: CauseWitness? {
        if case .found(let witness) = self { return witness }
        return nil
    }
}
