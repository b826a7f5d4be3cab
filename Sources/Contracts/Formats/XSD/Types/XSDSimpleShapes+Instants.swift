internal import Basics

/// Dates and times between bounds.
extension XSDSimpleShapes {
    /// The values in two parts: those that the bounds order, and the others under a label; nil where the bounds cannot be read.
    func instants(_ kind: InstantKind, _ facets: XSDFacets) -> [Shape]? {
        guard facets.labels.isEmpty, let range = XSDInstantRange(kind, facets) else { return nil }
        let ordered = TextDomain(patterns: (facets.patterns + range.ordered).map { "^(?:\($0))$" })
        var others = TextDomain(patterns: (facets.patterns + range.others).map { "^(?:\($0))$" })
        // What is wider for ordered values is wider for the others, as long as no pattern chooses among them.
        let label = facets.patterns.isEmpty ? "" : " \(label(of: XSDSimpleType(variety: .atomic(.instant(kind)), facets: facets)))"
        others.format = "\(kind) beside its bounds" + label
        return [.scalar(.text(ordered)), .scalar(.text(others))]
    }
}
