package import Contracts

extension ShapeSpace {
    /// A message as reports write it, in the notation of the contract that a term is of; nil where it is too long for a person.
    package func written(_ value: MessageValue, as term: Term) -> WrittenMessage? {
        let isOfContract = term.arena >= 0 && contracts.indices.contains(Int(term.arena))
        let place = isOfContract ? MessagePlace(contract: contracts[Int(term.arena)], shape: ShapeID(Int(term.index))) : nil
        return WrittenMessage(value, at: place)
    }
}
