internal import Basics
internal import Checking
internal import Contracts
internal import Estate

/// Finds used fields that binary messages hold elsewhere or in other bytes now, though their shapes are the same: nobody refuses such a message.
struct EncodingCauses {
    let comparison: EstateComparison
    let head: CheckedFlow
    /// The uses of the same places on base, by the key that `key` gives.
    let olds: [String: PlaceUse]
    let key: (PlaceUse) -> String

    /// The kinds of changes that no shape shows and that every message is hurt by.
    private static let kinds: Set<ChangeKind> = [.fieldRenumbered, .fieldEncodingChanged]

    func causes() -> [Cause] {
        var seen: Set<Int> = []
        var found: [Cause] = []
        for use in head.uses where use.access != .exists && use.manner != .document {
            var spans = use.origins + (olds[key(use)]?.origins ?? [])
            if use.manner == .all { spans += comparison.spans(in: use.term, comparison.head) }
            for index in comparison.list.indices(at: spans) where matters(index) && seen.insert(index).inserted {
                found.append(cause(comparison.list[index], use))
            }
        }
        return found + bindings()
    }

    /// What every message of an interface is hurt by: another separator, encoding or binding.
    private func bindings() -> [Cause] {
        var seen: Set<Int> = []
        var found: [Cause] = []
        for use in head.uses where use.access != .exists {
            for index in comparison.list.indices(of: use.interface) {
                guard let change = comparison.list.contractChanges[index], change.kind == .bindingChanged,
                    use.operation == nil || Name(change.subject) == use.operation, seen.insert(index).inserted
                else { continue }
                found.append(binding(comparison.list[index], use))
            }
        }
        return found
    }

    private func binding(_ fact: EstateChange, _ use: PlaceUse) -> Cause {
        Cause(
            change: fact.id, verdict: .breaks, basis: .change, extent: .all,
            fingerprint: CauseIdentity.fingerprint(
                .breaks, head.flow.ref, kind: fact.kind, "\(use.access.rawValue) \(use.interface) \(fact.subject)"),
            path: CausePath.drawn(use.trail, from: fact, to: head.flow.ref),
            message:
                "the flow uses \(use.place), and \(fact.subject): \(fact.message); who was built from the old contract cannot take it apart",
            location: use.span, related: [fact.new ?? fact.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
            fix: "change both ends together", condition: use.condition)
    }

    private func matters(_ index: Int) -> Bool {
        comparison.list.contractChanges[index].map { Self.kinds.contains($0.kind) } ?? false
    }

    private func cause(_ fact: EstateChange, _ use: PlaceUse) -> Cause {
        let verb = use.access == .read ? "reads" : "sends"
        return Cause(
            change: fact.id, verdict: .corrupts, basis: .change, extent: .all,
            fingerprint: CauseIdentity.fingerprint(
                .corrupts, head.flow.ref, kind: fact.kind, "\(use.access.rawValue) \(use.place) \(fact.subject)"),
            path: CausePath.drawn(use.trail, from: fact, to: head.flow.ref),
            message:
                "the flow \(verb) \(use.place), and \(fact.subject): \(fact.message); who was built from the old contract takes it for something else or misses it",
            location: use.span, related: [fact.new ?? fact.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) },
            fix: "keep the old number and type, and add a new field beside it", condition: use.condition)
    }
}
