internal import Basics
internal import Contracts

extension ShapeDifference {
    mutating func compareArrays(_ old: Normal, _ new: Normal) {
        guard old.arrays.count == 1, new.arrays.count == 1, let one = old.arrays.first, let two = new.arrays.first else {
            return pairArrays(old.arrays, new.arrays)
        }
        compareArray(one, two)
    }

    /// Arrays in a union are held against each other in order; the enclosing relation decides.
    private mutating func pairArrays(_ old: [ArrayPart], _ new: [ArrayPart]) {
        for (one, two) in zip(old, new) { compareArray(one, two) }
        for extra in old.dropFirst(new.count) {
            addBranch(.branchRemoved, "a kind of list is no longer possible", Normal(arrays: [extra]), new: Normal(arrays: new))
        }
        for extra in new.dropFirst(old.count) {
            addBranch(.branchAdded, "a kind of list is newly possible", Normal(arrays: [extra]), new: Normal(arrays: old))
        }
    }

    /// Notes a branch that one side of a union has alone; whether it fits the other side all the same is asked.
    mutating func addBranch(
        _ kind: ChangeKind, _ message: String, _ branch: Normal, new other: Normal, place: ShapePlace? = nil, detail: String = "branch"
    ) {
        let source = space.make(branch)
        let target = space.make(other)
        let removed = kind == .branchRemoved
        let answer = Self.answer((removed ? graph.incoming : graph.outgoing).fits(source, target))
        changes.append(
            LocalChange(
                kind, message, detail: detail, inSafe: removed ? answer : .yes, outSafe: removed ? .yes : answer,
                old: removed ? place ?? oldPlace : oldPlace, new: removed ? newPlace : place ?? newPlace))
    }

    static func answer(_ fit: Fit) -> Answer {
        switch fit {
        case .yes: .yes
        case .unknown: .unknown
        case .some, .none: .no
        }
    }

    private mutating func compareArray(_ old: ArrayPart, _ new: ArrayPart) {
        let count = max(old.prefix.count, new.prefix.count)
        for position in 0..<count {
            if let one = old.item(at: position), let two = new.item(at: position) { children.append(PairChild(.item(position), one, two)) }
        }
        if let one = old.items, let two = new.items { children.append(PairChild(.items, one, two)) }
        if old.minItems != new.minItems {
            let tighter = new.minItems > old.minItems
            add(
                tighter ? .itemsTightened : .itemsLoosened, "the least number of items changed from \(old.minItems) to \(new.minItems)",
                detail: "items<\(new.minItems)", !tighter, tighter)
        }
        let (before, after) = (old.effectiveMaximum, new.effectiveMaximum)
        if before != after {
            let tighter = (after ?? .max) < (before ?? .max)
            let limit = after.map { "\($0)" } ?? "none"
            add(
                tighter ? .itemsTightened : .itemsLoosened,
                "the greatest number of items changed from \(before.map { "\($0)" } ?? "none") to \(limit)",
                detail: "items>\(limit)", !tighter, tighter)
        }
        if old.isUnique != new.isUnique {
            add(
                new.isUnique ? .uniquenessAdded : .uniquenessRemoved,
                new.isUnique ? "items must now differ from each other" : "items may now be equal", detail: "unique", !new.isUnique,
                new.isUnique)
        }
        if old.contains.count != new.contains.count
            || zip(old.contains, new.contains).contains(where: {
                $0.minimum != $1.minimum || $0.maximum != $1.maximum || graph.incoming.fits($0.term, $1.term) != .yes
                    || graph.incoming.fits($1.term, $0.term) != .yes
            })
        {
            compareContains(old, new)
        }
    }

    private mutating func compareContains(_ old: ArrayPart, _ new: ArrayPart) {
        let one = space.make(Normal(arrays: [old]))
        let two = space.make(Normal(arrays: [new]))
        changes.append(
            LocalChange(
                .itemsTightened, "which items must be among the list changed", detail: "contains",
                inSafe: Self.answer(graph.incoming.fits(one, two)),
                outSafe: Self.answer(graph.outgoing.fits(two, one)), old: oldPlace, new: newPlace))
    }
}
