/// A message that shows what a change does: valid on one side, refused or altered on the other.
package struct ChangeWitness: Sendable, Hashable {
    /// The message, as who sends it by the contract that it conforms to; valid there. JSON, or GraphQL for an operation.
    package var before: String
    /// What is left of it on the other side, as JSON; nil where it is refused.
    package var after: String?
    /// What `text` and `afterText` are written in: `json`, `xml`, `x12`.
    package var notation: String
    /// The message in its format's own notation.
    package var text: String
    package var afterText: String?
    /// Why it is refused, or what is altered: "`currency` is missing".
    package var reason: String
    /// Where it is sent: `createOrder/request`.
    package var place: String
    package var direction: Direction

    /// Takes a message that reports write one way only.
    package init(
        before: String, after: String?, reason: String, place: String, direction: Direction, notation: String = JSONNotation.name
    ) {
        self.init(
            before: WrittenMessage(json: before, notation: notation), after: after.map { WrittenMessage(json: $0) }, reason: reason,
            place: place, direction: direction)
    }

    package init(before: WrittenMessage, after: WrittenMessage?, reason: String, place: String, direction: Direction) {
        self.before = before.json
        self.after = after?.json
        notation = before.notation
        text = before.text
        afterText = after?.text
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
