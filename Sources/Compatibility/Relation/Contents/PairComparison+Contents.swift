internal import Basics
internal import Contracts

extension PairComparison {
    /// Compares the elements of two contents: their order and number, and what stands in those that are the same.
    mutating func compareContents(_ source: RecordPart, _ own: ContentPart, _ target: RecordPart, _ wanted: ContentPart) {
        if compareMembers(source, own, target, wanted) { return }
        if let pairs = own.particle.alignedElements(with: wanted.particle) {
            // Nothing but what stands in the elements can differ.
            for (one, two) in pairs { compare(leaf(one, own.contract), leaf(two, wanted.contract), source, target) }
            if kindsNoted == 0 { note(.yes) }
            return
        }
        var inclusion = ContentInclusion(own, wanted, space: space)
        if !inclusion.problems.isEmpty {
            let answer: Fit = inclusion.isExhausted ? .unknown : inclusion.overlaps() ? .some : .none
            for problem in inclusion.problems { fail(problem, answer, source, target) }
        } else if inclusion.isExhausted {
            fail(.unknown, .unknown, detail: "content", "has too many orders of elements for whether all are accepted to be decided")
        }
        for match in inclusion.matches { compare(match, inclusion.expressions, source, target) }
        if kindsNoted == 0 { note(.yes) }
    }

    private mutating func fail(_ problem: ContentInclusion.Problem, _ answer: Fit, _ source: RecordPart, _ target: RecordPart) {
        switch problem {
        case .endsBefore(let field):
            let path = field.isEmpty ? FitPath() : FitPath([.field(field)])
            let given = source.field(field)
            let place = target.field(field)?.place ?? target.place
            if field.isEmpty {
                fail(
                    .mayBeAbsent, answer, detail: "absent", "may end where another element is expected", source: source.place, target: place
                )
            } else if given == nil {
                fail(.missing, .none, detail: "missing", "is never there, and is required", path: path, source: source.place, target: place)
            } else {
                fail(
                    .mayBeAbsent, answer, detail: "absent", "may be absent, or there less often than is required", path: path,
                    source: given?.place, target: place)
            }
        case .refused(let field, let wireName, let isKnown):
            let path = field.isEmpty ? FitPath([.values]) : FitPath([.field(field)])
            let place = source.field(field)?.place ?? source.place
            if !isKnown {
                let renamed = !field.isEmpty && target.has(field)
                fail(
                    .undeclaredField, source.field(field)?.isRequired == true ? answer : answer.partial, detail: "undeclared",
                    renamed
                        ? "is called \(wireName), which is not accepted: its namespace differs"
                        : "is not declared, and nothing undeclared is accepted",
                    path: path, source: place, target: target.place)
            } else if let most = Self.greatest(target.field(field), space),
                Self.greatest(source.field(field), space).map({ $0 > most }) ?? true
            {
                fail(
                    .itemCount, answer.partial, detail: "items>\(most)", "may stand more often than \(most) times, which is not accepted",
                    path: path, source: place, target: target.field(field)?.place)
            } else {
                fail(
                    .order, answer, detail: "order:\(wireName)", "may stand where it is not accepted: the order of the elements differs",
                    path: path, source: place, target: target.field(field)?.place)
            }
        }
    }

    /// How often an element may stand at most; nil for any number.
    private static func greatest(_ field: FieldPart?, _ space: ShapeSpace) -> Int? {
        guard let field else { return 0 }
        let normal = space.normal(field.term)
        guard let array = normal.arrays.first, normal.records.isEmpty, normal.isScalarFree else { return 1 }
        return array.effectiveMaximum
    }

    private mutating func compare(
        _ match: ContentInclusion.Match, _ expressions: ContentExpressions, _ source: RecordPart, _ target: RecordPart
    ) {
        let given = expressions.leaves[match.source]
        if match.targets.count > 1 {
            for other in match.targets where relation.fits(given.term, expressions.leaves[other].term) == .yes { return note(.yes) }
        }
        guard let first = match.targets.first else { return }
        compare(given, expressions.leaves[first], source, target)
    }

    private mutating func compare(
        _ given: ContentExpressions.Leaf, _ accepted: ContentExpressions.Leaf, _ source: RecordPart, _ target: RecordPart
    ) {
        let isCertain = source.field(given.field)?.isRequired ?? false
        let step: FitPath.Step = given.field.isEmpty ? .values : .field(given.field)
        let answer = descend(given.term, accepted.term, step, isPartial: !isCertain)
        note(isCertain ? answer : answer.partial)
        if given.fillsEmpty, !accepted.fillsEmpty, !accepted.field.isEmpty { compareEmpty(given, accepted, source, target) }
    }

    /// An element that has a default may be sent empty.
    private mutating func compareEmpty(
        _ given: ContentExpressions.Leaf, _ accepted: ContentExpressions.Leaf, _ source: RecordPart, _ target: RecordPart
    ) {
        let empty = space.make(Normal(texts: [TextPart(values: [""])]))
        guard relation.fits(empty, accepted.term) != .yes else { return note(.yes) }
        fail(
            .unknownValue, .some, detail: "values:", "may be sent empty, which stood for its default and is no longer accepted",
            path: FitPath([.field(given.field)]), source: source.field(given.field)?.place, target: target.field(accepted.field)?.place)
    }

    // MARK: Groups in any order

    /// Compares two groups in any order member by member, since their orders are too many; false where one of them is no such group.
    private mutating func compareMembers(_ source: RecordPart, _ own: ContentPart, _ target: RecordPart, _ wanted: ContentPart) -> Bool {
        guard let one = own.particle.membersOfAll, let two = wanted.particle.membersOfAll, max(one.count, two.count) > 6 else {
            return false
        }
        let accepted = Dictionary(two.map { ($0.element.wireName, $0) }) { first, _ in first }
        let given = Dictionary(one.map { ($0.element.wireName, $0) }) { first, _ in first }
        for member in one {
            guard let other = accepted[member.element.wireName] else {
                let problem = ContentInclusion.Problem.refused(
                    field: member.element.field, wireName: member.element.wireName, known: false)
                fail(problem, member.isRequired ? .none : .some, source, target)
                continue
            }
            compare(leaf(member.element, own.contract), leaf(other.element, wanted.contract), source, target)
        }
        for member in two where member.isRequired && !(given[member.element.wireName]?.isRequired ?? false) {
            fail(.endsBefore(field: member.element.field), .some, source, target)
        }
        if kindsNoted == 0 { note(.yes) }
        return true
    }

    private func leaf(_ element: ElementParticle, _ contract: ContractHandle) -> ContentExpressions.Leaf {
        ContentExpressions.Leaf(
            particle: .element(element), field: element.field, term: space.term(contract, element.shape), fillsEmpty: element.fillsEmpty)
    }
}

extension Particle {
    /// The members of a group in any order; nil for other particles.
    fileprivate var membersOfAll: [(element: ElementParticle, isRequired: Bool)]? {
        guard case .all(let parts) = self else { return nil }
        var members: [(element: ElementParticle, isRequired: Bool)] = []
        for part in parts {
            switch part {
            case .element(let element): members.append((element, true))
            case .repeated(.element(let element), let minimum, 1): members.append((element, minimum > 0))
            default: return nil
            }
        }
        return members
    }
}

extension Normal {
    /// Whether no scalar is in the set.
    var isScalarFree: Bool {
        texts.isEmpty && numbers.isEmpty && booleans.isEmpty && instants.isEmpty && bytes == nil
    }
}
