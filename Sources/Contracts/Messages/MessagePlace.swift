/// Which part of a contract a message is of, as notations need to know it.
package struct MessagePlace: Sendable {
    package let contract: Contract
    package let shape: ShapeID

    package init(contract: Contract, shape: ShapeID) {
        self.contract = contract
        self.shape = shape
    }

    /// The named type that the message is one of: its own before those that it refers to; nil for shapes without a name.
    package var type: NamedType? {
        if let own = contract.types.first(where: { $0.shape == shape }) { return own }
        if case .reference(let type) = contract[shape] { return contract[type] }
        return nil
    }

    /// The place in an operation that the message stands at; nil where it stands at none, or at several of different operations.
    package var position: (operation: Operation, position: Position)? {
        var found: (operation: Operation, position: Position)?
        for operation in contract.operations {
            guard let position = operation.positions.first(where: { $0.shape == shape }) else { continue }
            if found != nil { return nil }
            found = (operation, position)
        }
        return found
    }

    /// The schema of another format that the message is by.
    package var embedded: EmbeddedSchema? {
        for operation in contract.operations {
            for position in operation.positions where position.embedded != nil {
                if position.shape == shape { return position.embedded }
                if case .reference(let type) = contract[position.shape], contract[type].shape == shape { return position.embedded }
            }
        }
        return nil
    }

    /// The notation of the schema's format, or else of the contract's; nil where the format is none that contracts are read from.
    package var notation: (any MessageNotation)? {
        ContractFormats.format(named: (embedded?.format ?? contract.format).text)?.notation(of: contract)
    }
}

extension Contract {
    /// The shape without names: what the references lead to.
    package func followed(_ shape: ShapeID) -> ShapeID {
        var shape = shape
        // A circle of names that stand for nothing but one another has no end.
        for _ in 0..<64 {
            guard case .reference(let type) = self[shape] else { return shape }
            shape = self[type].shape
        }
        return shape
    }
}
