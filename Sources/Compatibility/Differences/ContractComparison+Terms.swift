internal import Basics
internal import Contracts

extension ContractComparison {
    /// What tells the terms of a message apart.
    private struct TermKey: Hashable {
        let stem: String?
        let message: Name

        init(_ stem: String?, _ message: Name) { (self.stem, self.message) = (stem, message) }
    }

    /// Compares what peers must agree to beside shapes; `owner` is what stands before a term's name.
    ///
    /// - Parameter renamed: The messages that are the same under another name, by their old names.
    func compareTerms(
        _ before: [ExchangeTerm], _ after: [ExchangeTerm], of owner: String, renamed: [Name: Name] = [:], _ result: inout ContractDifference
    ) {
        let names = Dictionary(after.compactMap { term in term.message.map { (TermKey(term.stem, $0), term.name) } }) { first, _ in first }
        let olds = Dictionary(
            before.map { term in
                let key = term.message.flatMap { renamed[$0] }.flatMap { names[TermKey(term.stem, $0)] }
                return (Name(key ?? term.name), term)
            }
        ) { first, _ in first }
        let news = Dictionary(after.map { (Name($0.name), $0) }) { first, _ in first }
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
