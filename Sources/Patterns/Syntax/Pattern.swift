/// A parsed regular expression.
indirect enum Pattern: Hashable, Sendable {
    /// The empty text.
    case empty
    case set(ScalarSet)
    /// Parts one after the other; never nested directly in one another.
    case sequence([Pattern])
    case choice([Pattern])
    case repeated(Pattern, minimum: Int, maximum: Int?)
    /// `^` without the `m` flag.
    case start
    /// `$` without the `m` flag.
    case end
    /// `(?=...)` and `(?!...)`.
    case lookahead(Pattern, isNegative: Bool, offset: Int)
    /// `(?<=...)` and `(?<!...)`.
    case lookbehind(Pattern, isNegative: Bool, offset: Int)
    /// Valid, and beyond what automata answer.
    case unsupported(feature: String, offset: Int)

    /// Puts parts one after the other, and makes one flat list of lists.
    static func joined(_ parts: [Pattern]) -> Pattern {
        var flat: [Pattern] = []
        for part in parts {
            switch part {
            case .empty: continue
            case .sequence(let inner): flat += inner
            default: flat.append(part)
            }
        }
        return flat.isEmpty ? .empty : flat.count == 1 ? flat[0] : .sequence(flat)
    }
}

/// Why a pattern has no automaton.
package enum PatternProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not a regular expression of ECMA-262; the offset counts Unicode scalars from 0.
    case invalid(reason: String, offset: Int)
    /// A valid expression that uses what automata do not answer, such as a backreference.
    case unsupported(feature: String, offset: Int)
    /// The automaton would be larger than the budget.
    case tooLarge

    package var description: String {
        switch self {
        case .invalid(let reason, let offset): "\(reason) at character \(offset + 1) of the pattern"
        case .unsupported(let feature, let offset): "a \(feature) at character \(offset + 1) of the pattern cannot be compared"
        case .tooLarge: "the pattern is too large to be compared"
        }
    }
}
