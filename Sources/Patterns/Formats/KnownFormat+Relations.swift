extension KnownFormat {
    /// Whether every text in the format is in the other; nil where that is not known.
    package func isSubset(of other: KnownFormat, budget: StateBudget = StateBudget()) -> Bool? {
        if self == other || Self.containments.contains(where: { $0 == (self, other) }) { return true }
        // A text in the format that is not in the other decides, whatever the languages leave open.
        if samples.contains(where: { !other.accepts($0) }) { return false }
        let fits = language.isSubset(of: other.language, budget: budget)
        let staysShort = other.maxLength.map { (maxLength ?? Int.max) <= $0 } ?? true
        if fits == true, other.isExactWithinLength, staysShort { return true }
        guard fits == false, let difference = language.subtracting(other.language, budget: budget) else { return nil }
        return difference.sample(count: 8).contains { accepts($0) && !other.accepts($0) } ? false : nil
    }

    /// Whether no text is in both formats; nil where that is not known.
    package func isDisjoint(with other: KnownFormat, budget: StateBudget = StateBudget()) -> Bool? {
        if samples.contains(where: other.accepts) || other.samples.contains(where: accepts) { return false }
        if language.isDisjoint(with: other.language, budget: budget) == true { return true }
        if let bounds = language.lengthBounds, let others = other.language.lengthBounds {
            if bounds.min > other.maxLength ?? Int.max || others.min > maxLength ?? Int.max { return true }
        }
        guard let both = language.intersection(other.language, budget: budget) else { return nil }
        return both.sample(count: 8).contains { accepts($0) && other.accepts($0) } ? false : nil
    }

    /// What the standards say of formats whose languages do not show it.
    private static let containments: [(KnownFormat, KnownFormat)] = [
        (.email, .idnEmail), (.hostname, .idnHostname), (.uri, .iri), (.uriReference, .iriReference), (.uri, .iriReference),
        (.iri, .iriReference), (.ipv4, .idnHostname),
    ]
}
