/// Something that a contract states beside its shapes and that counts all the same: an identity constraint, a binding's style.
package struct ContractFact: Sendable, Hashable {
    /// What a fact that differs does to messages.
    package enum Weight: Sendable, Hashable {
        /// Messages of the other version are not understood.
        case binding
        /// Messages may break it; which do is not computed.
        case constraint
    }

    /// What the fact is about, by its name in the contract.
    package var subject: String
    package var name: String
    package var value: String
    package var weight: Weight
    package var origin: Origin

    package init(subject: String, name: String, value: String, weight: Weight, origin: Origin) {
        self.subject = subject
        self.name = name
        self.value = value
        self.weight = weight
        self.origin = origin
    }
}
