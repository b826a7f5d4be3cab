package import Basics
internal import Contracts
internal import Patterns

/// Answers questions about texts: whether a value meets conditions, whether conditions imply each other.
///
/// Patterns that are regular are compared as languages under a budget of states; what is beyond it is unknown. Owns caches, one per space.
package final class TextReasoner {
    private var languages: [String: Language?] = [:]
    private var partLanguages: [TextPart: Language?] = [:]
    static let budget = StateBudget(states: 4_000)
    /// Lengths beyond this are compared as numbers only, since an automaton would need a state for each.
    private static let longestCountedLength = 300

    private let work: WorkMeter

    package init(work: WorkMeter = .unlimited()) {
        self.work = work
    }

    /// Whether a pattern matches a text.
    package func matches(_ pattern: String, _ text: String) -> Answer {
        guard let language = language(of: pattern) else { return .unknown }
        return Answer(language.matches(text))
    }

    func isUniversal(pattern: String) -> Bool {
        language(of: pattern)?.isUniversal ?? false
    }

    /// Whether every text that matches one pattern matches the other.
    func implies(_ one: String, _ two: String) -> Answer {
        guard let one = language(of: one), let two = language(of: two), mayCombine(one, two) else { return .unknown }
        return Answer(one.isSubset(of: two, budget: Self.budget))
    }

    /// Whether one text is in a part.
    package func contains(_ value: Name, in part: TextPart) -> Answer {
        if let values = part.values { return values.containsSorted(value) ? .yes : .no }
        let length = value.text.unicodeScalars.count
        if length < part.minLength || length > part.maxLength ?? .max || part.excluded.containsSorted(value) { return .no }
        var answer = Answer.yes
        for pattern in part.patterns { answer = answer.and(matches(pattern, value.text)) }
        for pattern in part.notPatterns { answer = answer.and(matches(pattern, value.text).negated) }
        for format in part.formats { answer = answer.and(hasFormat(value.text, format)) }
        for format in part.notFormats { answer = answer.and(hasFormat(value.text, format).negated) }
        return answer
    }

    private func hasFormat(_ text: String, _ format: String) -> Answer {
        KnownFormat(name: format).map { Answer($0.accepts(text)) } ?? .unknown
    }

    /// Whether every text of a part is in one of others, or in all of them together.
    func covers(_ part: TextPart, by others: [TextPart]) -> Answer {
        if let values = part.values {
            guard work.spend(values.count * others.count / 16) else { return .unknown }
            var answer = Answer.yes
            for value in values {
                var best = Answer.no
                for other in others {
                    let found = contains(value, in: other)
                    if found == .yes { best = .yes; break }
                    if found == .unknown { best = .unknown }
                }
                answer = answer.and(best)
            }
            return answer
        }
        var undecided = false
        for other in others {
            switch isSubset(part, other) {
            case .yes: return .yes
            case .unknown: undecided = true
            case .no: break
            }
        }
        if others.count > 1, let together = coversTogether(part, by: others) { return together ? .yes : .no }
        return undecided ? .unknown : .no
    }

    private func coversTogether(_ part: TextPart, by others: [TextPart]) -> Bool? {
        if part.hasOnlyLengths, others.allSatisfy(\.hasOnlyLengths) {
            var next = part.minLength
            for other in others.sorted(by: { $0.minLength < $1.minLength }) where other.minLength <= next {
                guard let maximum = other.maxLength else { return true }
                next = max(next, maximum + 1)
            }
            return part.maxLength.map { next > $0 } ?? false
        }
        guard let own = language(of: part) else { return nil }
        // A format's language is an upper bound where it is not exact: nothing is shown to be within such a part, nor out of it.
        let exact = others.filter(\.hasExactLanguage)
        var union = Language.none
        for other in exact {
            guard let language = language(of: other), mayCombine(union, language),
                let wider = union.union(language, budget: Self.budget)
            else { return nil }
            union = wider
        }
        guard mayCombine(own, union), let isWithin = own.isSubset(of: union, budget: Self.budget) else { return nil }
        return isWithin || exact.count == others.count && part.hasExactLanguage ? isWithin : nil
    }

    /// Takes the work of combining two automata, which is at most all pairs of their states; false where there is none left.
    private func mayCombine(_ one: Language, _ two: Language) -> Bool { work.spend(20 + one.stateCount * two.stateCount / 20) }

    /// Whether one part lies within another.
    private func isSubset(_ part: TextPart, _ other: TextPart) -> Answer {
        if part == other || other.isUniversal { return .yes }
        guard work.spend(1 + (part.excluded.count + other.excluded.count) / 16) else { return .unknown }
        if other.values != nil {
            guard let own = language(of: part), let members = own.members(limit: 512) else {
                return part.formats.isEmpty && part.patterns.isEmpty ? .no : decideByLanguage(part, other)
            }
            return covers(TextPart(values: members.map { Name($0) }), by: [other])
        }
        let bounds = lengthBounds(of: part)
        let fitsLength = bounds.low >= other.minLength && (other.maxLength.map { (bounds.high ?? .max) <= $0 } ?? true)
        var answer = fitsLength ? Answer.yes : lengthsAreExact(part) ? .no : .unknown
        for format in other.formats { answer = answer.and(implies(part, format: format)) }
        for format in other.notFormats where !part.notFormats.contains(format) { answer = answer.and(excludes(part, format: format)) }
        for value in other.excluded where !part.excluded.containsSorted(value) { answer = answer.and(contains(value, in: part).negated) }
        let hasNewPatterns = !Set(other.patterns).isSubset(of: part.patterns) || !Set(other.notPatterns).isSubset(of: part.notPatterns)
        if answer == .no || (answer == .yes && !hasNewPatterns) { return answer }
        return decideByLanguage(part, other)
    }

    private func decideByLanguage(_ part: TextPart, _ other: TextPart) -> Answer {
        let countsLengths = isCountable(part) && isCountable(other)
        guard let own = makeLanguage(of: part, countsLengths: countsLengths),
            let accepted = makeLanguage(of: other, countsLengths: countsLengths), mayCombine(own, accepted),
            let refused = own.subtracting(accepted, budget: Self.budget)
        else { return .unknown }
        // A format's language is an upper bound: what it proves is "within", what it refutes is not refuted.
        let isExact = part.hasExactLanguage
        let acceptedIsExact = (other.formats + other.notFormats).allSatisfy { format in
            part.formats.contains(format) || KnownFormat(name: format)?.isExact ?? false
        }
        if refused.isEmpty {
            let fitsLength = part.minLength >= other.minLength && (other.maxLength.map { (part.maxLength ?? .max) <= $0 } ?? true)
            return acceptedIsExact && (countsLengths || fitsLength) ? .yes : .unknown
        }
        guard isExact, let witness = refused.shortestMember() else { return .unknown }
        let length = witness.unicodeScalars.count
        return countsLengths || (length >= part.minLength && length <= part.maxLength ?? .max) ? .no : .unknown
    }

    private func isCountable(_ part: TextPart) -> Bool { max(part.minLength, part.maxLength ?? 0) <= Self.longestCountedLength }

    private func implies(_ part: TextPart, format: String) -> Answer {
        if part.formats.contains(format) { return .yes }
        if let label = ContentLabel(text: format) { return implies(part, label) }
        guard let wanted = KnownFormat(name: format) else { return .unknown }
        var answer = Answer.no
        for own in part.formats where ContentLabel(text: own) == nil {
            guard let known = KnownFormat(name: own) else { return .unknown }
            if let included = known.isSubset(of: wanted) {
                if included { return .yes }
            } else {
                answer = .unknown
            }
        }
        guard part.formats.isEmpty, !part.patterns.isEmpty else { return answer }
        guard let own = language(of: part), mayCombine(own, wanted.language),
            let isWithin = own.isSubset(of: wanted.language, budget: Self.budget)
        else { return .unknown }
        return isWithin ? (wanted.isExact ? .yes : .unknown) : .no
    }

    /// Whether all texts of a part stand for what a label says; another schema may say the same in other words.
    private func implies(_ part: TextPart, _ label: ContentLabel) -> Answer {
        guard case .schema = label else { return .no }
        return part.formats.contains { if case .schema? = ContentLabel(text: $0) { true } else { false } } ? .unknown : .no
    }

    private func excludes(_ part: TextPart, format: String) -> Answer {
        guard let unwanted = KnownFormat(name: format) else { return .unknown }
        for own in part.formats {
            if let known = KnownFormat(name: own), known.isDisjoint(with: unwanted) == true { return .yes }
        }
        return part.formats.isEmpty && part.patterns.isEmpty ? .no : .unknown
    }

    /// Whether no text can be in both parts.
    func isDisjoint(_ one: TextPart, _ two: TextPart) -> Answer {
        guard let both = one.intersection(two, self) else { return .yes }
        return isEmpty(both)
    }

    func isProvablyEmpty(_ part: TextPart) -> Bool { isEmpty(part) == .yes }

    func isEmpty(_ part: TextPart) -> Answer {
        if part.isEmpty { return .yes }
        if part.values != nil { return .no }
        let bounds = lengthBounds(of: part)
        if let high = bounds.high, high < bounds.low { return .yes }
        if part.formats.count > 1 {
            let known = part.formats.compactMap { KnownFormat(name: $0) }
            for (index, one) in known.enumerated() {
                for two in known.dropFirst(index + 1) where one.isDisjoint(with: two) == true { return .yes }
            }
        }
        if part.patterns.isEmpty, part.notPatterns.isEmpty { return part.formats.count + part.notFormats.count > 1 ? .unknown : .no }
        guard let language = language(of: part) else { return .unknown }
        return language.isEmpty ? .yes : part.formats.isEmpty ? .no : .unknown
    }

    /// The lengths that texts of a part can have: its own bounds and those that its formats and patterns imply.
    private func lengthBounds(of part: TextPart) -> (low: Int, high: Int?) {
        var low = part.minLength
        var high = part.maxLength
        func narrow(_ bounds: (min: Int, max: Int?)) {
            low = max(low, bounds.min)
            if let maximum = bounds.max { high = min(high ?? .max, maximum) }
        }
        for format in part.formats {
            if let known = KnownFormat(name: format) { narrow((known.minLength, known.maxLength)) }
        }
        for pattern in part.patterns {
            if let bounds = language(of: pattern)?.lengthBounds { narrow(bounds) }
        }
        return (low, high)
    }

    private func lengthsAreExact(_ part: TextPart) -> Bool {
        part.patterns.isEmpty && part.notPatterns.isEmpty && part.formats.isEmpty
    }

    private func language(of pattern: String) -> Language? {
        if let known = languages[pattern] { return known }
        guard !work.isSpent else { return nil }
        let language = Language.parse(pattern: pattern, budget: Self.budget)
        // A pattern that is beyond the budget has used it up.
        work.spend(language.map { 20 + $0.stateCount } ?? 10_000)
        languages[pattern] = language
        return language
    }

    /// The language of all of a part's conditions; an upper bound where a format is not regular.
    private func language(of part: TextPart) -> Language? {
        if let known = partLanguages[part] { return known }
        guard !work.isSpent else { return nil }
        let language = isCountable(part) ? makeLanguage(of: part, countsLengths: true) : nil
        partLanguages[part] = language
        return language
    }

    func makeLanguage(of part: TextPart, countsLengths: Bool) -> Language? {
        if let values = part.values { return Language.literals(values.map(\.text), budget: Self.budget) }
        var result: Language? = countsLengths ? Language.lengths(min: part.minLength, max: part.maxLength) : .all
        for pattern in part.patterns {
            result = language(of: pattern).flatMap { both(result, $0) }
        }
        for pattern in part.notPatterns {
            result = (language(of: pattern)?.complement).flatMap { both(result, $0) }
        }
        for format in part.formats {
            if let known = KnownFormat(name: format) { result = both(result, known.language) }
        }
        if !part.excluded.isEmpty {
            let excluded = Language.literals(part.excluded.map(\.text), budget: Self.budget)?.complement
            result = excluded.flatMap { both(result, $0) }
        }
        return result
    }

    private func both(_ one: Language?, _ two: Language) -> Language? {
        guard let one, mayCombine(one, two) else { return nil }
        return one.intersection(two, budget: Self.budget)
    }
}

extension Answer {
    var negated: Answer { self == .yes ? .no : self == .no ? .yes : .unknown }
}

extension TextReasoner {
    /// Whether all texts of some parts are in others.
    package func areCovered(_ parts: [TextPart], by others: [TextPart]) -> Answer {
        parts.reduce(.yes) { $0.and(covers($1, by: others)) }
    }
}

extension TextPart {
    /// Whether the language of the part's conditions is the part, and not more.
    fileprivate var hasExactLanguage: Bool { (formats + notFormats).allSatisfy { KnownFormat(name: $0)?.isExact ?? false } }
}
