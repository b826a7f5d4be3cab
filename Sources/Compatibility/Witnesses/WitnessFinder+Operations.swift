internal import Basics
internal import Contracts

extension WitnessFinder {
    /// What shows a change that is of an operation, a whole message or a type.
    func operationAnswer(for change: ContractChange) -> WitnessAnswer {
        switch change.kind {
        case .securityAdded, .securityChanged, .securityRemoved:
            return .none("what a caller must present is no part of the message")
        case .serverChanged: return .none("the messages are the same, only the address differs")
        case .operationRemoved: return removedOperation(change)
        case .typeRemoved: return removedType(change)
        case .positionRemoved, .mediaTypeRemoved: return wholeMessage(change, isOld: true, change.message)
        case .positionBecameRequired: return noMessage(change)
        case .positionAdded: return change.level == .breaking ? noMessage(change) : wholeMessage(change, isOld: false, change.message)
        case .positionBecameOptional, .mediaTypeAdded: return .none("any message shows it that is left out, or is of the other kind")
        default: return .none("no single part of a message shows it")
        }
    }

    private func message(of term: Term, _ direction: Direction) -> WrittenMessage? {
        sampler(direction).value(term).flatMap { space.written($0, as: term) }
    }

    /// A call of an operation that is gone: its name, and the smallest message that it took.
    private func removedOperation(_ change: ContractChange) -> WitnessAnswer {
        guard let operation = space[old].operations.first(where: { $0.name.text == change.subject }) else {
            return .none("the operation has no message that could be made")
        }
        let body = operation.positions.first { $0.direction == .in && ($0.part == .request || $0.part == .payload) }
        let payload = operation.positions.first { $0.part == .payload }
        let name = operation.aliases.first?.text ?? operation.name.text
        var before = WrittenMessage(json: name)
        if let position = body ?? payload {
            guard let message = message(of: space.term(old, position.shape), position.direction) else {
                return .none("no small message of the operation was found")
            }
            before = WrittenMessage(json: "\(name) \(message.json)", notation: message.notation, text: "\(name) \(message.text)")
        }
        return .found(
            ChangeWitness(
                before: before, after: nil, reason: "there is no operation \(operation.name) any more",
                place: operation.name.text, direction: .in))
    }

    private func removedType(_ change: ContractChange) -> WitnessAnswer {
        guard let type = space[old].types.first(where: { $0.name.text == change.subject }),
            let message = message(of: space.term(old, type.shape), .in)
        else { return .none("no small message of the type was found") }
        return .found(
            ChangeWitness(
                before: message, after: nil, reason: "there is no type \(type.name) any more", place: change.subject, direction: .in))
    }

    /// The position that a change of a whole message is of.
    private func position(_ change: ContractChange, in handle: ContractHandle) -> Position? {
        for operation in space[handle].operations {
            for position in operation.positions where "\(operation.name)/\(position.part.word)" == change.subject {
                let mediaType = change.detail.split(separator: ":", maxSplits: 1).dropFirst().first.map { Name($0) }
                if position.mediaType == mediaType || mediaType == nil { return position }
            }
        }
        return nil
    }

    private func wholeMessage(_ change: ContractChange, isOld: Bool, _ reason: String) -> WitnessAnswer {
        let handle = isOld ? old : new
        guard let position = position(change, in: handle), let message = message(of: space.term(handle, position.shape), position.direction)
        else { return .none("no small message was found that shows it") }
        return .found(ChangeWitness(before: message, after: nil, reason: reason, place: change.subject, direction: position.direction))
    }

    /// A call without a message, where one must be there now.
    private func noMessage(_ change: ContractChange) -> WitnessAnswer {
        guard let position = position(change, in: new) else { return .none("no small message was found that shows it") }
        return .found(
            ChangeWitness(
                before: "", after: nil, reason: "there is no message at all; \(change.message)", place: change.subject,
                direction: position.direction))
    }
}
