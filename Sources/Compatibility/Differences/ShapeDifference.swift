internal import Basics
internal import Contracts

/// Finds how two shapes differ, one level deep, and which of their parts stand against each other.
struct ShapeDifference {
    let graph: PairGraph
    let subject: String
    var changes: [LocalChange] = []
    var children: [PairChild] = []
    var oldPlace: ShapePlace?
    var newPlace: ShapePlace?

    var space: ShapeSpace { graph.space }

    init(graph: PairGraph, subject: String) {
        self.graph = graph
        self.subject = subject
    }

    mutating func compare(_ old: Normal, _ new: Normal, _ oldTerm: Term, _ newTerm: Term) {
        if old.isFree && new.isFree { return }
        oldPlace = space.place(of: oldTerm)
        newPlace = space.place(of: newTerm)
        let before = Kinds(old)
        let after = Kinds(new)
        if old.hasNull != new.hasNull, !old.isFree, !new.isFree {
            let added = new.hasNull
            // A schema that states no type does not say whether null is meant.
            let lost: Answer = space.isUntyped(added ? oldTerm : newTerm) ? .unknown : .no
            changes.append(
                LocalChange(
                    added ? .nullAdded : .nullRemoved, added ? "may now be null" : "may no longer be null", inSafe: added ? .yes : lost,
                    outSafe: added ? lost : .yes, old: oldPlace, new: newPlace))
        }
        if before != after { compareKinds(before, after, old, new, oldTerm, newTerm) }
        if before.contains(.boolean), after.contains(.boolean) { compareBooleans(old, new) }
        if before.contains(.number), after.contains(.number) { compareNumbers(old, new) }
        if before.contains(.text), after.contains(.text) { compareTexts(old, new) }
        if before.contains(.bytes), after.contains(.bytes) { compareBytes(old, new) }
        if before.contains(.instant), after.contains(.instant), old.instants != new.instants {
            add(
                .typeChanged, "was \(NormalWords.kinds(old)), is now \(NormalWords.kinds(new))", detail: "kind",
                new.instants.isSuperset(of: old.instants), old.instants.isSuperset(of: new.instants))
        }
        if before.contains(.array), after.contains(.array) { compareArrays(old, new) }
        if before.contains(.record), after.contains(.record) { compareRecords(old, new) }
        compareStrays(old, new, oldTerm, newTerm)
        compareParts(old, oldTerm, newTerm)
        if old.isApproximate || new.isApproximate { weaken(old, new) }
    }

    /// Where one side is only an upper bound, what it seems to have lost or gained may never have been there.
    private mutating func weaken(_ old: Normal, _ new: Normal) {
        for index in changes.indices {
            changes[index].refused = []
            if changes[index].inSafe == .no { changes[index].inSafe = .unknown }
            if changes[index].outSafe == .no { changes[index].outSafe = .unknown }
        }
        // Alternatives that happen to be left on each side were not each other.
        if [old.records.count, new.records.count, old.arrays.count, new.arrays.count].contains(where: { $0 > 1 }) { children = [] }
    }

    /// Notes a change whose two answers are known.
    mutating func add(_ kind: ChangeKind, _ message: String, detail: String, _ inSafe: Bool?, _ outSafe: Bool?, tolerated: Bool = false) {
        changes.append(
            LocalChange(
                kind, message, detail: detail, inSafe: Answer(inSafe), outSafe: Answer(outSafe), tolerated: tolerated, old: oldPlace,
                new: newPlace))
    }

    /// Which kinds of values, null apart, a set has.
    private struct Kinds: OptionSet {
        let rawValue: Int
        static let boolean = Kinds(rawValue: 1)
        static let number = Kinds(rawValue: 2)
        static let text = Kinds(rawValue: 4)
        static let instant = Kinds(rawValue: 8)
        static let bytes = Kinds(rawValue: 16)
        static let array = Kinds(rawValue: 32)
        static let record = Kinds(rawValue: 64)

        init(rawValue: Int) { self.rawValue = rawValue }

        init(_ normal: Normal) {
            var kinds: Kinds = []
            if !normal.booleans.isEmpty { kinds.insert(.boolean) }
            if !normal.numbers.isEmpty { kinds.insert(.number) }
            if !normal.texts.isEmpty { kinds.insert(.text) }
            if !normal.instants.isEmpty { kinds.insert(.instant) }
            if normal.bytes != nil { kinds.insert(.bytes) }
            if !normal.arrays.isEmpty { kinds.insert(.array) }
            if !normal.records.isEmpty { kinds.insert(.record) }
            self = kinds
        }
    }

    private mutating func compareKinds(_ before: Kinds, _ after: Kinds, _ old: Normal, _ new: Normal, _ oldTerm: Term, _ newTerm: Term) {
        var isWider: Bool? = after.isSuperset(of: before)
        var isNarrower: Bool? = before.isSuperset(of: after)
        if graph.isTextual || !graph.profile.hasTypedScalars {
            if isWider == false, after.contains(.text) { isWider = Self.decided(graph.incoming.fits(oldTerm, newTerm)) }
            if isNarrower == false, before.contains(.text) { isNarrower = Self.decided(graph.outgoing.fits(newTerm, oldTerm)) }
        }
        let scalars: Kinds = [.boolean, .number, .text]
        // As text all of them are taken, but what was told apart as a number is one no longer.
        let isMerged = graph.isParameters && before.isSubset(of: scalars) && before.isStrictSuperset(of: after) && !after.isEmpty
        let kind: ChangeKind = isMerged ? .typeNarrowed : isWider == true ? .typeWidened : isNarrower == true ? .typeNarrowed : .typeChanged
        let message = "was \(NormalWords.kinds(old.withoutNull)), is now \(NormalWords.kinds(new.withoutNull))"
        // What could hold no value was not there: readers bear it as they bear a new field.
        add(
            kind, message, detail: "kind:\(NormalWords.kinds(old.withoutNull))>\(NormalWords.kinds(new.withoutNull))", isWider, isNarrower,
            tolerated: old.hasNoParts)
        if isMerged { changes[changes.count - 1].refused = .incoming }
    }

    private static func decided(_ fit: Fit) -> Bool? { fit == .unknown ? nil : fit == .yes }

    private mutating func compareBooleans(_ old: Normal, _ new: Normal) {
        guard old.booleans != new.booleans else { return }
        add(
            .typeChanged, "other booleans are possible", detail: "boolean", new.booleans.isSuperset(of: old.booleans),
            old.booleans.isSuperset(of: new.booleans))
    }

    private mutating func compareBytes(_ old: Normal, _ new: Normal) {
        guard let before = old.bytes?.maxLength ?? .max as Int?, let after = new.bytes?.maxLength ?? .max as Int?, before != after else {
            return
        }
        let tighter = after < before
        add(tighter ? .lengthTightened : .lengthLoosened, "the greatest length in bytes changed", detail: "length", !tighter, tighter)
    }
}
