internal import Basics
internal import Contracts

/// Makes one change of what one cause left at several pairs: a field of a type that is read, created and updated in shapes of their own.
enum MergedChanges {
    private struct Key: Hashable {
        let kind: ChangeKind
        let subject: String
        let detail: String
        let old: SourceSpan?
        let new: SourceSpan?
    }

    static func merged(_ changes: [ContractChange]) -> [ContractChange] {
        var positions: [Key: Int] = [:]
        var result: [ContractChange] = []
        for change in changes.map(neutral) {
            // Of a new or vanished field, only its own place tells the cause: the records around it differ from shape to shape.
            let isAdded = change.kind == .fieldAdded || change.kind == .fieldRequiredAdded
            let old = isAdded ? nil : change.old
            let new = change.kind == .fieldRemoved ? nil : change.new
            let key = Key(kind: isAdded ? .fieldAdded : change.kind, subject: change.subject, detail: change.detail, old: old, new: new)
            if let known = positions[key] {
                join(change, into: &result[known])
            } else {
                positions[key] = result.count
                result.append(change)
            }
        }
        return result
    }

    /// What is required matters where others send it; what only comes out is just new.
    private static func neutral(_ change: ContractChange) -> ContractChange {
        guard change.kind == .fieldRequiredAdded, !change.places.contains(where: { $0.direction == .in }) else { return change }
        var copy = change
        copy.kind = .fieldAdded
        copy.message = "is new"
        return copy
    }

    private static func join(_ change: ContractChange, into known: inout ContractChange) {
        let room = ContractComparison.listedPlaces - known.places.count
        known.places += change.places.prefix(max(0, room))
        known.placesTotal += change.placesTotal
        if change.level > known.level {
            (known.level, known.kind, known.message, known.isUndecided) = (change.level, change.kind, change.message, change.isUndecided)
            (known.old, known.new) = (change.old ?? known.old, change.new ?? known.new)
            known.witnessTrace = change.witnessTrace
        }
    }
}
