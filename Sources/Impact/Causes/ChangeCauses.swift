internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// Finds the changed facts that a flow's uses depend on though both type checks pass: opaque input, defaults, units, records, kinds of listed fields.
struct ChangeCauses {
    let comparison: EstateComparison
    let base: CheckedFlow?
    let head: CheckedFlow
    let state: FlowState

    var list: ChangeList { comparison.list }

    func causes() -> [Cause] {
        guard let base, state != .added else { return [] }
        var found: [Cause] = []
        let olds = Dictionary(base.uses.map { (key($0), $0) }) { first, _ in first }
        for use in head.uses {
            let old = olds[key(use)]
            switch use.manner {
            case .opaque: found += opaque(use, old)
            case .unstated: found += unstated(use, old)
            case .all: found += all(use, old)
            case .listed, .compared, .mapped: found += kept(use, old)
            case .document: break
            }
        }
        found += EncodingCauses(comparison: comparison, head: head, olds: olds, key: key).causes()
        found += defaults(olds)
        found += records()
        found += CodeMoves(comparison: comparison, head: head).causes()
        return found
    }

    private func key(_ use: PlaceUse) -> String { "\(use.access.rawValue) \(use.manner) \(use.place)" }

    /// The changes at or below a place, on either revision.
    func changes(under use: PlaceUse, _ old: PlaceUse?) -> [Int] {
        var spans = comparison.spans(in: use.term, comparison.head)
        if let old { spans += comparison.spans(in: old.term, comparison.base) }
        spans += use.path.isEmpty ? [] : [use.origins, old?.origins ?? []].compactMap { $0.dropLast().last ?? $0.first }
        return list.indices(at: spans).filter { list.contractChanges[$0] != nil }
    }

    private func opaque(_ use: PlaceUse, _ old: PlaceUse?) -> [Cause] {
        changes(under: use, old).filter { list[$0].level != .safe }.prefix(1).map { index in
            cause(
                .review, .unknown, list[index], use,
                "code that Tieline does not read uses \(use.place), which changed: \(list[index].message)",
                fix: "look at the code, and at what it does with the change")
        }
    }

    /// A use of which nothing is stated: what is gone or of another type may matter.
    private func unstated(_ use: PlaceUse, _ old: PlaceUse?) -> [Cause] {
        let matters: Set<ChangeKind> = [.fieldRemoved, .typeChanged, .typeNarrowed, .typeWidened, .typeKindChanged, .branchRemoved]
        let found = changes(under: use, old).filter { index in list.contractChanges[index].map { matters.contains($0.kind) } ?? false }
        return found.prefix(1).map { index in
            cause(
                .review, .unknown, list[index], use,
                "the flow does not say what of \(use.place) it uses, and \(list[index].subject) \(list[index].message)",
                fix: "say it with `reads` or `writes`")
        }
    }

    /// Everything that base's shape has is used.
    private func all(_ use: PlaceUse, _ old: PlaceUse?) -> [Cause] {
        changes(under: use, old).compactMap { index in
            guard let change = list.contractChanges[index] else { return nil }
            let fact = list[index]
            if use.access == .read {
                guard change.kind == .fieldRemoved || change.kind == .typeChanged || change.kind == .typeKindChanged else { return nil }
                return cause(.breaks, .all, fact, use, "\(fact.subject) \(fact.message), and the flow reads all of \(use.place)")
            }
            let level = change.places.filter { $0.direction == .in }.map(\.level).max() ?? change.level
            if change.isUndecided {
                return cause(.review, .unknown, fact, use, "the flow sends all of \(use.place), and \(fact.subject) \(fact.message)")
            }
            if level == .breaking {
                return cause(.breaks, .some, fact, use, "the flow sends all of \(use.place), and \(fact.subject) \(fact.message)")
            }
            if change.kind == .fieldRemoved {
                return cause(
                    .corrupts, .all, fact, use,
                    "the flow sends all of \(use.place), and \(fact.subject) \(fact.message): its value is dropped")
            }
            return nil
        }
    }

    /// A place must stay of its kind: a list a list, a text a text.
    private func kept(_ use: PlaceUse, _ old: PlaceUse?) -> [Cause] {
        guard let old, let now = use.term, let before = old.term, use.interface == old.interface else { return [] }
        let (one, two) = (comparison.base.space.normal(before), comparison.head.space.normal(now))
        if one.isFree != two.isFree, two.isFree, use.access == .read {
            return becameFree(use, old)
        }
        let isOtherDepth = use.dimensions != old.dimensions || one.hasList != two.hasList
        let isOtherKind =
            use.manner == .listed && !one.isFree && !two.isFree && ValueKinds(one).isDisjoint(with: ValueKinds(two)) && !one.hasNoParts
            && !two.hasNoParts
        guard isOtherDepth || isOtherKind else { return retyped(use, old) + unit(use, old) }
        // A row that was edited with the change is typed as it is.
        if isEdited(use) { return [] }
        let below = changes(under: use, old)
        let index = below.first { list[$0].level != .safe } ?? below.first ?? change(onTheWayTo: use, old)
        let words =
            isOtherDepth
            ? "\(use.place) was \(shape(old.dimensions, one)) and is now \(shape(use.dimensions, two))"
            : "\(use.place) was \(NormalWords.kinds(one)) and is now \(NormalWords.kinds(two))"
        return [cause(.breaks, .all, index.map { list[$0] }, use, words)]
    }

    /// The change of something that a place lies in: the list that became a single value. It is found by the names on the way, or by where
    /// it stands, since a part with a type of its own is told by that.
    private func change(onTheWayTo use: PlaceUse, _ old: PlaceUse) -> Int? {
        let names = Set(use.path.split(separator: ".").map(String.init))
        let named = list.indices(of: use.interface).first { index in
            guard list.contractChanges[index] != nil, list[index].level != .safe else { return false }
            return list[index].subject.lastName.map(names.contains) ?? false
        }
        return named ?? list.indices(at: use.origins + old.origins).first { list[$0].level != .safe }
    }

    private func shape(_ dimensions: Int, _ normal: Normal) -> String {
        switch dimensions + (normal.hasList ? 1 : 0) {
        case 0: "a single value"
        case 1: "a list"
        default: "a list of lists"
        }
    }

    /// A place of which nothing is promised any more.
    private func becameFree(_ use: PlaceUse, _ old: PlaceUse) -> [Cause] {
        guard let index = changes(under: use, old).first else { return [] }
        return [cause(.review, .unknown, list[index], use, "nothing is promised of \(use.place) any more")]
    }

    /// A unit that became known, or another one, where the target says nothing.
    private func unit(_ use: PlaceUse, _ old: PlaceUse) -> [Cause] {
        guard use.manner == .mapped, use.facts != old.facts else { return [] }
        for (index, pair) in zip(old.facts.values, use.facts.values).enumerated() where pair.0 != pair.1 {
            guard let now = pair.1 else { continue }
            // Where both sides of the row state it, the type check has spoken.
            let failed = head.failures.contains {
                $0.identity.kind == "\(ValueFacts.names[index])-mismatch" && $0.identity.use.contains(use.place)
            }
            let isKnownThere = head.uses.contains { $0.access == .write && $0.span == use.span && $0.facts.values[index] != nil }
            // A row that converts it says what it takes the value for, which the type check holds against the fact.
            if failed || isKnownThere || use.converted.contains(ValueFacts.names[index]) { continue }
            let change = (changes(under: use, old) + list.indices(of: use.interface)).first {
                list[$0].kind == "interface/facts-changed" || list[$0].kind == ChangeKind.unitChanged.rawValue
            }
            let word = ValueFacts.names[index]
            guard let before = pair.0 else {
                return [
                    cause(
                        .review, .all, change.map { list[$0] }, use,
                        "the \(word) of \(use.place) is now stated as \(now); what it flows into states none",
                        fix: "state the \(word) of the target too")
                ]
            }
            return [
                cause(
                    .corrupts, .all, change.map { list[$0] }, use,
                    "the \(word) of \(use.place) changed from \(before) to \(now), and nothing converts it",
                    fix: "convert it in the mapping, or agree on the \(word)")
            ]
        }
        return []
    }

    // MARK: Defaults

    /// A default that changed matters where the flow may leave the field out.
    private func defaults(_ olds: [String: PlaceUse]) -> [Cause] {
        var found: [Cause] = []
        let sent = Dictionary(grouping: head.uses.filter { $0.access == .write }) { $0.interface }
        for (interface, uses) in sent.sorted(by: { $0.key < $1.key }) {
            for index in list.indices(of: interface) {
                guard let change = list.contractChanges[index], [.defaultChanged, .defaultAdded, .defaultRemoved].contains(change.kind),
                    let name = list[index].subject.lastName, change.places.contains(where: { $0.direction == .in })
                else { continue }
                let operations = Set(uses.compactMap(\.operation?.text))
                guard change.places.contains(where: { place in operations.contains { place.place.hasPrefix($0 + "/") } }) else { continue }
                let fills = uses.filter { $0.path.lastName == name }
                if let fill = fills.first, !fill.isOptional, fill.manner != .all { continue }
                guard let use = fills.first ?? uses.first else { continue }
                found.append(
                    cause(
                        .corrupts, fills.isEmpty ? .all : .some, list[index], use,
                        "the flow may leave `\(name)` out, and \(change.message)", fix: "send the value that is meant"))
            }
        }
        return found
    }

    // MARK: Systems of record

    /// A field whose record moved, and that the flow still takes from the old one.
    private func records() -> [Cause] {
        RecordMoves(comparison: comparison, head: head).causes()
    }

    func cause(_ verdict: Verdict, _ extent: Extent, _ fact: EstateChange?, _ use: PlaceUse, _ message: String, fix: String? = nil)
        -> Cause
    {
        Cause(
            change: fact?.id, verdict: verdict, basis: .change, extent: extent,
            fingerprint: CauseIdentity.fingerprint(
                verdict, head.flow.ref, kind: fact?.kind ?? "fact", "\(use.access.rawValue) \(use.place) \(fact?.subject ?? "")"),
            path: CausePath.drawn(use.trail, from: fact, to: head.flow.ref), message: message, location: use.span,
            related: [fact?.new ?? fact?.old].compactMap { $0 }.map {
                RelatedPlace(fact.map { "\($0.subject) \($0.message)" } ?? "", at: $0)
            }, fix: fix, condition: use.condition)
    }
}

/// The kinds of values in a set, to tell whether a place stayed of its kind.
struct ValueKinds: OptionSet {
    let rawValue: Int

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ normal: Normal) {
        var bits = 0
        if !normal.booleans.isEmpty { bits |= 1 }
        if !normal.numbers.isEmpty { bits |= 2 }
        if !normal.texts.isEmpty { bits |= 4 }
        if !normal.instants.isEmpty { bits |= 8 }
        if normal.bytes != nil { bits |= 16 }
        if !normal.arrays.isEmpty { bits |= 32 }
        if !normal.records.isEmpty { bits |= 64 }
        rawValue = bits
    }
}

extension Normal {
    /// Whether it is a list and nothing else.
    var hasList: Bool { !isFree && !arrays.isEmpty && records.isEmpty && texts.isEmpty && numbers.isEmpty }
}
