internal import Basics
internal import Contracts

extension ContractComparison {
    /// Compares what peers must agree to beside shapes.
    ///
    /// - Parameters:
    ///   - messages: For each message of the old version the new one that it became; terms of messages are matched within such a pair.
    ///   - owner: What stands before a term's name.
    func compareTerms(
        _ before: [ExchangeTerm], _ after: [ExchangeTerm], messages: [Name: Name] = [:], of owner: String,
        _ result: inout ContractDifference
    ) {
        let olds = Dictionary(before.map { ($0.key { messages[$0] ?? $0 }, $0) }) { first, _ in first }
        let news = Dictionary(after.map { ($0.key { $0 }, $0) }) { first, _ in first }
        for name in olds.keys.sorted() {
            guard let old = olds[name] else { continue }
            guard let new = news[name] else {
                note(old.kind, old.ifRemoved, "\(old.name) is no longer \(words(old.value))", "removed", owner, old, nil, &result)
                continue
            }
            compare(old, new, owner, &result)
        }
        for name in news.keys.sorted() where olds[name] == nil {
            guard let new = news[name] else { continue }
            note(new.kind, new.ifAdded, "\(new.name) is now \(words(new.value))", "added", owner, nil, new, &result)
        }
    }

    private func compare(_ old: ExchangeTerm, _ new: ExchangeTerm, _ owner: String, _ result: inout ContractDifference) {
        guard old.value != new.value else { return }
        guard case .oneOf(let before) = old.value, case .oneOf(let after) = new.value else {
            let message = "\(new.name) was \(words(old.value)) and is \(words(new.value))"
            return note(new.kind, old.ifChanged, message, "changed:\(words(new.value))", owner, old, new, &result)
        }
        for value in before where !after.contains(value) {
            note(new.kind, old.ifChanged, "\(new.name) no longer hold \(value)", "-\(value)", owner, old, new, &result)
        }
        for value in after where !before.contains(value) {
            note(new.kind, .safe, "\(new.name) hold \(value) now", "+\(value)", owner, old, new, &result)
        }
    }

    private func words(_ value: ExchangeTerm.Value) -> String {
        switch value {
        case .exactly(let text): "`\(text)`"
        case .oneOf(let values): values.map { "`\($0)`" }.joined(separator: " or ")
        }
    }

    private func note(
        _ kind: ChangeKind, _ level: ChangeLevel, _ message: String, _ detail: String, _ owner: String, _ before: ExchangeTerm?,
        _ after: ExchangeTerm?, _ result: inout ContractDifference
    ) {
        let name = (after ?? before)?.name ?? ""
        if level == .breaking { result.backward = false }
        if level == .breaking || (before == nil && level == .risky) { result.forward = false }
        var change = ContractChange(
            kind, level, subject: owner + name, message, places: [ChangePlace(owner + name, .in, level)],
            isUndecided: kind == .undecided, detail: "\(name) \(detail)", old: before.map { space[old].span(of: $0.origin) },
            new: after.map { space[new].span(of: $0.origin) })
        change.carried = (after ?? before)?.message
        if let bound = (after ?? before)?.bound, level > bound { change = change.judged(bound) }
        result.changes.append(change)
    }
}

extension ExchangeTerm {
    /// What it is matched by: its name, or its message, under the name that this has now, with what it is there.
    fileprivate func key(_ renamed: (Name) -> Name) -> Name {
        guard let message, let role else { return Name(name) }
        return Name("\(renamed(message)) \(role)")
    }
}
