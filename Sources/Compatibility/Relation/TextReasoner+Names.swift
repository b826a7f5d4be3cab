internal import Basics

/// Questions about the names of fields that patterns take in.
extension TextReasoner {
    /// Whether a name matches a pattern, none of some others, and is not among those that are declared.
    func hasNames(matching pattern: String, beside others: [String], _ declared: [Name]) -> Answer {
        if others.contains(pattern) { return .no }
        var left = TextPart()
        left.patterns = [pattern]
        left.notPatterns = others.sorted()
        left.excluded = declared.sorted()
        return isEmpty(left).negated
    }

    /// Whether a name that is not among those that are declared matches both patterns.
    func overlap(_ one: String, _ two: String, beside declared: [Name]) -> Answer {
        var both = TextPart()
        both.patterns = [one, two].sorted()
        both.excluded = declared.sorted()
        return isEmpty(both).negated
    }
}
