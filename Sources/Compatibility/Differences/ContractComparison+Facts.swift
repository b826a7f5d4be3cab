internal import Basics
internal import Contracts

extension ContractComparison {
    private struct Key: Hashable {
        let subject: String
        let name: String
    }

    /// Compares what the contracts state beside their shapes.
    func compareFacts(_ result: inout ContractDifference) {
        let before = Dictionary(space[old].facts.map { (Key(subject: $0.subject, name: $0.name), $0) }) { first, _ in first }
        let after = Dictionary(space[new].facts.map { (Key(subject: $0.subject, name: $0.name), $0) }) { first, _ in first }
        let operations = Set(space[new].operations.map(\.name))
        for fact in space[old].facts {
            let now = after[Key(subject: fact.subject, name: fact.name)]
            if now?.value == fact.value { continue }
            // An operation that is gone has been said to be.
            if now == nil, fact.weight == .binding, !operations.contains(Name(fact.subject)) { continue }
            note(fact, now, &result)
        }
        for fact in space[new].facts
        where fact.weight == .constraint && before[Key(subject: fact.subject, name: fact.name)] == nil { note(nil, fact, &result) }
    }

    private func note(_ before: ContractFact?, _ after: ContractFact?, _ result: inout ContractDifference) {
        guard let fact = after ?? before else { return }
        let isBinding = fact.weight == .binding
        let message: String
        switch (before, after) {
        case (let one?, let two?): message = "its \(fact.name) changed from \(one.value) to \(two.value)"
        case (nil, let two?): message = "the constraint \(fact.name) is new: \(two.value)"
        default: message = "the \(isBinding ? "" : "constraint ")\(fact.name) is gone: \(before?.value ?? "")"
        }
        // A constraint that is gone accepts what it accepted; one that is new or differs may refuse some of it.
        let isLooser = after == nil && !isBinding
        if !isLooser { result.backward = false }
        if before != nil { result.forward = false }
        let level: ChangeLevel = isBinding ? .breaking : isLooser ? .safe : .risky
        result.changes.append(
            ContractChange(
                isBinding ? .bindingChanged : .recordConstraintChanged, level, subject: fact.subject, message,
                places: [ChangePlace(fact.subject, .in, level)], isUndecided: !isBinding && !isLooser,
                detail: "fact:\(fact.name):\(after?.value ?? "")", old: before.map { space[old].span(of: $0.origin) },
                new: after.map { space[new].span(of: $0.origin) }))
    }
}
