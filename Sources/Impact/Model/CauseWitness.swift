package import Contracts

/// A message that shows what a cause does: what became of it on base, and what becomes of it on head.
package struct CauseWitness: Sendable, Equatable {
    /// What comes in, as JSON; as GraphQL where it is an operation.
    package var message: String
    /// What `text` is written in: `json`, `xml`, `x12`.
    package var notation: String
    /// What comes in, in its format's own notation.
    package var text: String
    /// What a person needs to see of a long message, in the same notation; nil where all of it is short, or nothing can be left out.
    package var excerpt: String?
    /// The place where it comes in, or where it is sent: `erp/credit#Account`.
    package var place: String
    /// What base made of it: "delivered to shop/api#createOrder as {…}".
    package var before: Account
    /// What head makes of it: "rejected by shop/api#createOrder: `ref` is 23 characters long, at most 22 are accepted".
    package var after: Account
    /// The hop where it is rejected or altered.
    package var hop: String

    /// What became of the message in words, with messages that arrived as JSON, and in their own notations.
    package struct Account: Sendable, Equatable, ExpressibleByStringInterpolation {
        package var json: String
        package var text: String

        package init(json: String, text: String) {
            self.json = json
            self.text = text
        }

        /// Takes words that quote no message.
        package init(stringLiteral value: String) { self.init(json: value, text: value) }

        /// The same with words before and behind it.
        func between(_ start: String = "", _ end: String = "") -> Account {
            Account(json: start + json + end, text: start + text + end)
        }
    }

    package init(message: WrittenMessage, excerpt: String? = nil, place: String, before: Account, after: Account, hop: String) {
        self.message = message.json
        notation = message.notation
        text = message.text
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
