internal import Basics
internal import Contracts

/// Compares two normal forms, one level deep: kinds of values here, fields and items by asking the relation again.
struct PairComparison {
    let relation: Relation
    private(set) var fit = Fit.yes
    private(set) var failures: [FitFailure] = []
    private(set) var children: [(step: FitPath.Step?, pair: Relation.PairKey, isPartial: Bool)] = []

    /// Whether nothing of the source has been found to fit yet; a kind that fails among others that fit is `some`.
    private var kindFits: [Fit] = []

    var notedCount: Int { kindFits.count }
    var answers: [Fit] { kindFits }

    var space: ShapeSpace { relation.space }
    var rules: FitRules { relation.rules }

    init(relation: Relation) {
        self.relation = relation
    }

    mutating func compare(_ source: Normal, _ target: Normal) {
        if target.isFree { return }
        if source.isFree, rules.freeIsUnknown {
            fail(.unknown, .unknown, detail: "free", "nothing is promised about it")
            return
        }
        compareNull(source, target)
        if rules.comparesSpellings {
            let (left, right) = inElements(source, target)
            compareSpelled(left, right)
            compareArrays(left, right)
            compareRecords(left, right)
            return settle(left, right)
        }
        for kind in ScalarKind.allCases { compareKind(kind, source, target) }
        compareArrays(source, target)
        compareRecords(source, target)
        settle(source, target)
    }

    /// Decides between `none` and `some`: it is `none` only where no kind of value has a part that fits.
    private mutating func settle(_ source: Normal, _ target: Normal) {
        var answer = Fit.yes
        for kind in kindFits { answer = answer.worse(kind) }
        if answer == .none, kindFits.contains(where: { $0 != .none }) { answer = .some }
        // An upper bound of the source proves no failure, and an upper bound of the target proves no fit.
        if answer != .yes, source.isApproximate { answer = .unknown }
        if answer == .yes, target.isApproximate, !source.isScalar { answer = .unknown }
        fit = answer
        if answer != .none { failures = failures.map { partial($0, answer) } }
    }

    private func partial(_ failure: FitFailure, _ answer: Fit) -> FitFailure {
        var copy = failure
        copy.fit = answer == .unknown ? .unknown : failure.fit.partial
        return copy
    }

    /// Notes the answer for one kind of value.
    mutating func note(_ answer: Fit) {
        kindFits.append(answer)
    }

    mutating func fail(
        _ kind: FitFailureKind, _ answer: Fit, detail: String, _ message: String, path: FitPath = FitPath(), refused: Normal? = nil,
        source: ShapePlace? = nil, target: ShapePlace? = nil
    ) {
        kindFits.append(answer)
        failures.append(FitFailure(kind, answer, detail: detail, message, path: path, refused: refused, source: source, target: target))
    }

    /// Notes that the work for this question is used up, which leaves the answer open.
    mutating func failForWork() {
        fail(.unknown, .unknown, detail: "work", "it takes more steps to decide than are taken")
    }

    /// Asks for a part of both and remembers the pair, so that reasons can be walked to later.
    mutating func descend(_ source: Term, _ target: Term, _ step: FitPath.Step?, isPartial: Bool) -> Fit {
        let answer = relation.fits(source, target)
        if answer != .yes { children.append((step, Relation.PairKey(source: source, target: target), isPartial)) }
        return answer
    }

    mutating func adopt(_ other: PairComparison) {
        failures += other.failures
        children += other.children
    }
}

// MARK: Values without parts

extension PairComparison {
    private mutating func compareNull(_ source: Normal, _ target: Normal) {
        guard source.hasNull else { return }
        if target.hasNull { return note(.yes) }
        let isOnlyNull = source.withoutNull.hasNoParts
        fail(
            .mayBeNull, isOnlyNull ? .none : .some, detail: "null",
            isOnlyNull ? "is null, which is not accepted" : "may be null, which is not accepted")
    }

    mutating func compareBooleans(_ source: Normal, _ target: Normal) {
        let values = source.booleans
        guard !values.isEmpty else { return }
        if values.isSubset(of: target.booleans) { return note(.yes) }
        if rules.textTakesScalars, !target.texts.isEmpty {
            let words = TextPart(values: (values.contains(.no) ? ["false"] : []) + (values.contains(.yes) ? ["true"] : []))
            if space.texts.covers(words, by: target.texts) == .yes { return note(.yes) }
        }
        if target.booleans.isEmpty { return failKind(source, target) }
        let missing = values.subtracting(target.booleans) == .yes ? "true" : "false"
        fail(
            .unknownValue, values.isDisjoint(with: target.booleans) ? .none : .some, detail: "values:\(missing)",
            "may be \(missing), which is not accepted")
    }

    mutating func compareNumbers(_ source: Normal, _ target: Normal) {
        guard !source.numbers.isEmpty else { return }
        if target.numbers.isEmpty {
            if rules.textTakesScalars, !target.texts.isEmpty { return compareNumberLengths(source, target) }
            return failKind(source, target)
        }
        var outside: [NumberPart] = []
        var undecided = false
        let accepted = NumberCoverage(by: target.numbers)
        for part in source.numbers {
            guard part.single != nil || space.work.spend(1 + target.numbers.count / 8) else {
                undecided = true
                break
            }
            switch accepted.covers(part) {
            case true?: note(.yes)
            case false?: outside.append(part)
            case nil: undecided = true
            }
        }
        if undecided { fail(.unknown, .unknown, detail: "steps", "whether its steps are accepted is not decided") }
        guard !outside.isEmpty else { return }
        let overlaps =
            outside.count < source.numbers.count || outside.contains(where: accepted.overlaps)
        let reason = NumberReason(outside: outside, accepted: target.numbers)
        let refused = Normal(numbers: NumberPart.difference(outside, target.numbers))
        fail(reason.kind, overlaps ? .some : .none, detail: reason.detail, reason.message, refused: refused)
    }

    /// Numbers that go into text as their digits: the longest and the shortest spelling count.
    private mutating func compareNumberLengths(_ source: Normal, _ target: Normal) {
        guard target.texts.contains(where: \.hasOnlyLengths) else { return compareSpellings(source, target) }
        let least = target.texts.map(\.minLength).min() ?? 0
        if let shortest = source.numbers.map(\.shortestSpelling).min(), shortest < least {
            let message = "its digits may be shorter than the \(least) characters that are wanted"
            return fail(.tooShort, .some, detail: "length<\(least)", message)
        }
        guard let limit = target.texts.compactMap(\.maxLength).max(), target.texts.allSatisfy({ $0.maxLength != nil }) else {
            return note(.yes)
        }
        var longest = 0
        for part in source.numbers {
            guard let low = part.low, let high = part.high else { longest = .max; break }
            let scale = part.step?.scale ?? 0
            let digits = max(low.value.description.utf8.count, high.value.description.utf8.count)
            longest = max(longest, digits + (scale > 0 && low.value.scale < scale && high.value.scale < scale ? scale + 1 : 0))
        }
        if longest <= limit { return note(.yes) }
        fail(.tooLong, .some, detail: "length>\(limit)", "its digits may be longer than the \(limit) characters that are accepted")
    }

    /// Numbers that go into text of which not all is accepted: few enough are looked at one by one, as are whole numbers as a pattern.
    private mutating func compareSpellings(_ source: Normal, _ target: Normal) {
        var spellings: [TextPart] = []
        for part in source.numbers {
            if let values = part.values(limit: 512) {
                spellings.append(TextPart(values: values.map { Name($0.description) }))
            } else {
                var digits = TextPart()
                digits.patterns = [part.step?.isInteger == true ? "^-?[0-9]+$" : "^-?[0-9]+([.][0-9]+)?$"]
                spellings.append(digits)
            }
        }
        for spelling in spellings {
            switch space.texts.covers(spelling, by: target.texts) {
            case .yes: note(.yes)
            case .unknown: fail(.unknown, .unknown, detail: "digits", "whether its digits are accepted cannot be decided")
            case .no: fail(.pattern, .some, detail: "digits", "its digits are not always among the texts that are accepted")
            }
        }
    }

    mutating func compareTexts(_ source: Normal, _ target: Normal) {
        guard !source.texts.isEmpty else { return }
        var accepted = target.texts
        if rules.convertsInstants { accepted += target.instants.formats.map { TextPart(format: $0) } }
        if accepted.isEmpty { return failKind(source, target) }
        var overlaps = false
        var outside: [TextPart] = []
        var undecided: [TextPart] = []
        for part in source.texts {
            switch space.texts.covers(part, by: accepted) {
            case .yes: note(.yes)
            case .no:
                outside.append(part)
                overlaps = overlaps || accepted.contains { space.texts.isDisjoint(part, $0) != .yes }
            case .unknown: undecided.append(part)
            }
        }
        if outside.count < source.texts.count { overlaps = true }
        for part in undecided.prefix(1) {
            let reason = TextReason(outside: [part], accepted: accepted, texts: space.texts)
            fail(.unknown, .unknown, detail: reason.detail, "whether it is accepted cannot be decided: \(reason.message)")
        }
        guard !outside.isEmpty else { return }
        let reason = TextReason(outside: outside, accepted: accepted, texts: space.texts)
        let refused = Normal(texts: TextPart.difference(outside, accepted, space.texts))
        fail(reason.kind, overlaps ? .some : .none, detail: reason.detail, reason.message, refused: refused)
    }

    mutating func compareInstants(_ source: Normal, _ target: Normal) {
        guard !source.instants.isEmpty, !source.isFree || space.hasInstants else { return }
        var accepted = target.instants
        if rules.convertsInstants {
            for kind in [InstantSet.date, .time, .dateTime, .duration] where source.instants.contains(kind) {
                if target.texts.contains(where: { $0.formats == kind.formats }) { accepted.formUnion(kind) }
            }
        }
        if rules.textTakesScalars, !target.texts.isEmpty {
            accepted = .all
            let limit = target.texts.allSatisfy(\.hasOnlyLengths) ? target.texts.compactMap(\.maxLength).max() : nil
            let isBounded = target.texts.allSatisfy { $0.maxLength != nil }
            for (kind, least) in InstantSet.leastLengths where source.instants.contains(kind) && !target.instants.contains(kind) {
                guard isBounded, let limit, limit < least else { continue }
                let message = "is at least \(least) characters long where it is written as text, at most \(limit) are accepted"
                return fail(.tooLong, source.instants == kind ? .none : .some, detail: "length>\(limit)", message)
            }
        }
        if source.instants.isSubset(of: accepted) { return note(.yes) }
        if accepted.isDisjoint(with: source.instants) { return failKind(source, target) }
        fail(.typeMismatch, .some, detail: "kind", "may be a \(NormalWords.kinds(source)) where \(NormalWords.kinds(target)) is accepted")
    }

    mutating func compareBytes(_ source: Normal, _ target: Normal) {
        guard let bytes = source.bytes, !source.isFree || space.hasBytes else { return }
        guard let accepted = target.bytes else { return failKind(source, target) }
        if let limit = accepted.maxLength, (bytes.maxLength ?? .max) > limit {
            fail(.tooLong, .some, detail: "length>\(limit)", "may be longer than the \(limit) bytes that are accepted")
        } else {
            note(.yes)
        }
    }

    /// A kind of value that the target does not have at all.
    mutating func failKind(_ source: Normal, _ target: Normal) {
        if !source.arrays.isEmpty, target.arrays.isEmpty, !target.hasNoParts {
            fail(.arrayForSingle, .none, detail: "array", "is a list where \(NormalWords.kinds(target)) is expected")
        } else if source.arrays.isEmpty, !target.arrays.isEmpty {
            fail(.singleForArray, .none, detail: "single", "is \(NormalWords.kinds(source)) where a list is expected")
        } else {
            fail(
                .typeMismatch, .none, detail: "kind:\(NormalWords.kinds(source))",
                "is \(NormalWords.kinds(source)) where \(NormalWords.kinds(target)) is expected")
        }
    }
}

extension InstantSet {
    /// How many characters dates and times have at least in their plain notation: `2026-01-31`, `08:30:00`, both with a `T` between them.
    fileprivate static let leastLengths: [(InstantSet, Int)] = [(.date, 10), (.time, 8), (.dateTime, 19)]
}
