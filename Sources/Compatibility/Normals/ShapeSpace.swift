package import Basics
package import Contracts

/// The shapes that one comparison works on: those of its contracts, by reference, and those that it computes.
///
/// A class, since it owns caches; one per worker, never shared between threads.
package final class ShapeSpace {
    package private(set) var contracts: [Contract] = []
    private var computed: [Computed] = []
    /// The sets of the contracts' shapes that were asked for, and by contract and shape where each stands among them; -1 where it was not.
    private var normals: [Normal] = []
    private var normalNumbers: [[Int32]] = []
    private var intersections: [Pair: Term] = [:]
    /// The sets that an intersection is of, and the intersections of more than two by the meanings of all.
    private var factors: [Term: [Term]] = [:]
    private var intersectionsOfMany: [Set<Term>: Term] = [:]
    private var complements: [Term: Term] = [:]
    private var nullables: [Term: Term] = [:]
    private var singles: [Term: Term] = [:]
    /// By contract: the names of its types, once they are asked for.
    private var typeNames: [Int32: Set<Name>] = [:]
    private var hasAsides = false
    private var inProgress: Set<Term> = []
    /// By contract: the entity set that stands for a type.
    private var entitySets: [Int32: [Name: Name]] = [:]
    package let texts: TextReasoner
    package let work: WorkMeter
    private var recordTerms: [RecordPart: Term] = [:]
    private var arrayTerms: [ArrayPart: Term] = [:]
    /// How many sets were made for the outermost one that is being made, and how many are at most: what is made within an unfinished
    /// union is not kept, so that unions of unions would be made again and again.
    private var steps = 0
    private static let mostSteps = 20_000
    /// References, unions and intersections at one value nest at most this deep; beyond it, a set is bounded from above only.
    private static let deepestNormal = 1_000
    /// A descent that goes on beyond this goes on with a large stack.
    private static let deepForAnyStack = 24
    /// Whether a contract of the space has typed dates and times, or binary data; formats without them have no such values at all.
    private(set) var hasInstants = false
    private(set) var hasBytes = false
    /// What the first two contracts, where they are versions of one another, have in common; nil where nobody asked for it.
    private var unchanged: UnchangedShapes?

    /// A shape that is no contract's.
    private enum Computed {
        case normal(Normal)
        case intersection(Term, Term)
        case complement(Term)
    }

    private struct Pair: Hashable {
        let one: Term
        let two: Term
    }

    package static let anyTerm = Term(arena: -1, index: 0)
    package static let neverTerm = Term(arena: -1, index: 1)
    package static let nullTerm = Term(arena: -1, index: 2)

    package init(work: WorkMeter = WorkMeter()) {
        self.work = work
        texts = TextReasoner(work: work)
        computed = [.normal(.free), .normal(.never), .normal(.null)]
    }

    /// Adds a contract whose shapes can then be named.
    package func add(_ contract: Contract) -> ContractHandle {
        contracts.append(contract)
        normalNumbers.append([Int32](repeating: -1, count: contract.shapes.count))
        if !contract.strays.isEmpty || !contract.untyped.isEmpty { hasAsides = true }
        for type in contract.types where type.kind == .entitySet {
            guard case .reference(let own) = contract[type.shape], entitySets[Int32(contracts.count - 1)]?[contract[own].name] == nil else {
                continue
            }
            entitySets[Int32(contracts.count - 1), default: [:]][contract[own].name] = type.name
        }
        for shape in contract.shapes {
            if case .scalar(.instant) = shape { hasInstants = true }
            if case .scalar(.bytes) = shape { hasBytes = true }
        }
        return ContractHandle(index: Int32(contracts.count - 1))
    }

    /// Finds what two contracts have in common, for `isUnchanged`.
    func findUnchanged(old: ContractHandle, new: ContractHandle) {
        guard old.index == 0, new.index == 1 else { return }
        unchanged = UnchangedShapes(old: self[old], new: self[new])
    }

    /// Whether two terms are the same shape of two versions of a contract; false where that is not known.
    func isUnchanged(_ one: Term, _ two: Term) -> Bool {
        guard let unchanged, one.arena >= 0, two.arena >= 0, one.arena != two.arena else { return false }
        let (old, new) = one.arena == 0 ? (one, two) : (two, one)
        return unchanged.isSame(ShapeID(Int(old.index)), ShapeID(Int(new.index)))
    }

    package func term(_ contract: ContractHandle, _ shape: ShapeID) -> Term {
        Term(arena: contract.index, index: shape.index)
    }

    package subscript(contract: ContractHandle) -> Contract { contracts[Int(contract.index)] }

    /// Makes a term of a computed set.
    package func make(_ normal: Normal) -> Term {
        computed.append(.normal(normal))
        return Term(arena: -1, index: Int32(computed.count - 1))
    }

    /// The term of all records of a part; equal parts have one term, so that what is asked about them is answered once.
    func term(of part: RecordPart) -> Term {
        if let known = recordTerms[part] { return known }
        let term = make(Normal(records: [part]))
        recordTerms[part] = term
        return term
    }

    /// The term of all arrays of a part; equal parts have one term.
    func term(of part: ArrayPart) -> Term {
        if let known = arrayTerms[part] { return known }
        let term = make(Normal(arrays: [part]))
        arrayTerms[part] = term
        return term
    }

    /// The values that are in both.
    package func intersection(_ one: Term, _ two: Term) -> Term {
        if one == two || two == Self.anyTerm { return one }
        if one == Self.anyTerm { return two }
        if one == Self.neverTerm || two == Self.neverTerm { return Self.neverTerm }
        let pair = Pair(one: one, two: two)
        if let known = intersections[pair] { return known }
        let term = intersection(pair)
        intersections[pair] = term
        return term
    }

    /// Types that refer to themselves are met with themselves again and again. What a set was met with before makes no further one.
    private func intersection(_ pair: Pair) -> Term {
        let (mine, others) = (factors[pair.one] ?? [pair.one], factors[pair.two] ?? [pair.two])
        let (keys, otherKeys) = (Set(mine.map(meaning)), Set(others.map(meaning)))
        if otherKeys.isSubset(of: keys) { return pair.one }
        if keys.isSubset(of: otherKeys) { return pair.two }
        let all = keys.union(otherKeys)
        if all.count > 2, let known = intersectionsOfMany[all] { return known }
        computed.append(.intersection(pair.one, pair.two))
        let term = Term(arena: -1, index: Int32(computed.count - 1))
        factors[term] = mine + others.filter { !keys.contains(meaning($0)) }
        if all.count > 2 { intersectionsOfMany[all] = term }
        return term
    }

    /// The term of what a reference leads to; all references to a type mean the same.
    private func meaning(_ term: Term) -> Term {
        guard term.arena >= 0 else { return term }
        let contract = contracts[Int(term.arena)]
        return Term(arena: term.arena, index: contract.followed(ShapeID(Int(term.index))).index)
    }

    /// Every value but those of a term.
    package func complement(_ term: Term) -> Term {
        if let known = complements[term] { return known }
        computed.append(.complement(term))
        let result = Term(arena: -1, index: Int32(computed.count - 1))
        complements[term] = result
        complements[result] = term
        return result
    }

    /// The values of a term, and null.
    package func nullable(_ term: Term) -> Term {
        if let known = nullables[term] { return known }
        var normal = normal(term)
        guard !normal.hasNull else { return term }
        normal.hasNull = true
        let result = make(normal)
        nullables[term] = result
        return result
    }

    /// The lists of a term, and their items on their own: a parameter that is written once is a list of one.
    func listOrSingle(_ term: Term) -> Term {
        if let known = singles[term] { return known }
        var both = normal(term)
        for array in both.arrays where array.minItems <= 1 && (array.maxItems ?? 1) >= 1 {
            if let item = array.item(at: 0) { both.formUnion(normal(item)) }
        }
        let result = make(both)
        singles[term] = result
        return result
    }

    package func span(of place: ShapePlace?) -> SourceSpan? {
        place.map { self[$0.contract].span(of: $0.origin) }
    }

    /// Where a term stands, for one of a contract.
    package func place(of term: Term) -> ShapePlace? {
        guard term.arena >= 0 else { return nil }
        let handle = ContractHandle(index: term.arena)
        return ShapePlace(contract: handle, origin: contracts[Int(term.arena)].origins[Int(term.index)])
    }

    /// Whether the record at a place takes fields that it does not declare.
    package func isOpenRecord(at place: ShapePlace) -> Bool {
        let contract = self[place.contract]
        for (index, origin) in contract.origins.enumerated() where origin == place.origin {
            if case .record(let record) = contract.shapes[index] { return record.rest != .closed }
        }
        return false
    }

    /// What references call the type that a term refers to: the entity set that stands for it, where there is one.
    func shownTypeName(of term: Term) -> Name? {
        guard let name = typeName(of: term) else { return nil }
        return entitySets[term.arena]?[name] ?? name
    }

    /// The name of the type that a term refers to, where it is a reference.
    package func typeName(of term: Term) -> Name? {
        guard term.arena >= 0, case .reference(let type) = shape(term) else { return nil }
        return contracts[Int(term.arena)][type].name
    }

    /// Whether a contract has a type of a name.
    func declares(_ name: Name, _ contract: ContractHandle) -> Bool {
        if let known = typeNames[contract.index] { return known.contains(name) }
        let names = Set(self[contract].types.map(\.name))
        typeNames[contract.index] = names
        return names.contains(name)
    }

    /// What keywords say where a term stands that do not apply to its type.
    func strays(of term: Term) -> Term? {
        guard hasAsides else { return nil }
        return definition(of: term).flatMap { place in
            contracts[Int(place.arena)].strays[ShapeID(Int(place.index))].map { Term(arena: place.arena, index: $0.index) }
        }
    }

    /// Whether a term's schema states no type, so that it was taken from the keywords.
    func isUntyped(_ term: Term) -> Bool {
        guard hasAsides else { return false }
        return definition(of: term).map { contracts[Int($0.arena)].untyped.contains(ShapeID(Int($0.index))) } ?? false
    }

    /// The parts of an intersection, behind references; nil for what is none.
    func parts(of term: Term) -> [Term]? {
        guard let place = definition(of: term), case .intersection(let parts) = shape(place) else { return nil }
        return parts.map { Term(arena: place.arena, index: $0.index) }
    }

    /// Where a contract's shape stands, behind its references.
    package func definition(of term: Term) -> Term? {
        guard term.arena >= 0 else { return nil }
        var place = term
        for _ in 0..<32 {
            guard case .reference(let type) = shape(place) else { return place }
            place = Term(arena: place.arena, index: contracts[Int(place.arena)][type].shape.index)
        }
        return nil
    }

    /// The set of values, by kind.
    package func normal(_ term: Term) -> Normal {
        if let known = knownNormal(term) { return known }
        if inProgress.isEmpty { steps = 0 }
        steps += 1
        work.spend(1)
        guard inProgress.count < Self.deepestNormal, steps <= Self.mostSteps else { return .unbounded }
        // A union or intersection that contains itself adds nothing to itself.
        guard inProgress.insert(term).inserted else { return .never }
        var result = Normal.never
        if inProgress.count == Self.deepForAnyStack {
            DeepStack.run { result = makeNormal(term) }
        } else {
            result = makeNormal(term)
        }
        inProgress.remove(term)
        if inProgress.isEmpty || !isRecursive(term) { keep(result, of: term) }
        return result
    }

    /// Whether nothing is promised of a term's values.
    package func isFree(_ term: Term) -> Bool { normal(term).isFree }

    private func knownNormal(_ term: Term) -> Normal? {
        if term.arena < 0 {
            if case .normal(let normal) = computed[Int(term.index)] { return normal }
            return nil
        }
        let number = normalNumbers[Int(term.arena)][Int(term.index)]
        return number < 0 ? nil : normals[Int(number)]
    }

    private func keep(_ normal: Normal, of term: Term) {
        if term.arena < 0 {
            computed[Int(term.index)] = .normal(normal)
        } else {
            normalNumbers[Int(term.arena)][Int(term.index)] = Int32(normals.count)
            normals.append(normal)
        }
    }

    private func makeNormal(_ term: Term) -> Normal {
        if term.arena >= 0 {
            return Normalizer(space: self, contract: ContractHandle(index: term.arena)).normal(of: shape(term), at: term)
        }
        switch computed[Int(term.index)] {
        case .normal(let normal): return normal
        case .intersection(let one, let two): return normal(one).intersection(normal(two), self)
        case .complement(let part): return normal(part).complement(self)
        }
    }

    /// What is computed inside an unfinished union may lack that union's own parts, and is not kept.
    private func isRecursive(_ term: Term) -> Bool {
        guard term.arena >= 0 else { return true }
        switch shape(term) {
        case .union, .intersection, .complement, .reference: return true
        default: return false
        }
    }

    private func shape(_ term: Term) -> Shape { contracts[Int(term.arena)].shapes[Int(term.index)] }
}
