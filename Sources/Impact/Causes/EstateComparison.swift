internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// What the judges of flows work with: two checked revisions and everything that differs between them.
struct EstateComparison {
    let base: EstateChecker
    let head: EstateChecker
    let list: ChangeList
    let deltas: InterfaceDeltas
    let asOf: CalendarDate
    /// Specs whose meaning differs.
    let changedSpecs: Set<EntityRef>
    /// Paths in conflict in the simulated merge, relative to the repository's root.
    let conflicts: Set<Name>
    /// How many more parts of messages are made and checked to show what causes do.
    let witnessFuel = WitnessFuel(2_000_000)

    /// Whether a spec was edited.
    func isEdited(_ ref: EntityRef) -> Bool { changedSpecs.contains(ref) }

    /// Whether a contract that a flow uses changed.
    func touchesContracts(_ flow: CheckedFlow) -> Bool {
        flow.interfaces.contains { deltas.byInterface[$0] != nil }
    }

    /// The spans of everything in a shape, to find the changes inside it.
    func spans(in term: Term?, _ checker: EstateChecker, limit: Int = 4_000) -> [SourceSpan] {
        guard let term else { return [] }
        var seen: Set<Term> = [term]
        var queue = [term]
        var spans: [SourceSpan] = []
        while let next = queue.popLast(), spans.count < limit {
            if let span = checker.space.span(of: checker.space.place(of: next)) { spans.append(span) }
            let normal = checker.space.normal(next)
            for record in normal.records {
                if let span = checker.space.span(of: record.place) { spans.append(span) }
                for field in record.fields {
                    if let span = checker.space.span(of: field.place) { spans.append(span) }
                    if seen.insert(field.term).inserted { queue.append(field.term) }
                }
                if case .shape(let rest) = record.rest, seen.insert(rest).inserted { queue.append(rest) }
            }
            for array in normal.arrays {
                for item in array.prefix + (array.items.map { [$0] } ?? []) where seen.insert(item).inserted { queue.append(item) }
            }
        }
        return spans
    }
}
