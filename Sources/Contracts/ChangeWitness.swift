/// A message that shows what a change does: valid on one side, refused or altered on the other.
package struct ChangeWitness: Sendable, Hashable {
    /// The message in the format's notation, as who sends it by the contract that it conforms to; valid there.
    package var before: String
    /// What is left of it on the other side; nil where it is refused.
    package var after: String?
    /// Why it is refused, or what is altered: "`currency` is missing".
    package var reason: String
    /// Where it is sent: `createOrder/request`.
    package var place: String
    package var direction: Direction

    package init(before: String, after: String?, reason: String, place: String, direction: Direction) {
        self.before = before
        self.after = after
        self.reason = reason
        self.place = place
        self.direction = direction
    }
}

/// Whether a message shows what a change does.
package enum WitnessAnswer: Sendable, Hashable {
    case found(ChangeWitness)
    /// None was made, and why, as a short reason.
    case none(String)

    package var witness: ChangeWitness? {
        if case .found(let witness) = self { return witness }
        return nil
    }
}
