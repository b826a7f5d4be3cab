internal import Basics

/// Types of which one part is decided, and another one is not.
extension XSDSimpleShapes {
    /// Addresses that every validator takes: a scheme and a port, where there are any, and no sign that would have to be escaped and is not.
    private static let plainAddress: String = {
        let sign = { (more: String) in "(?:[^#%\\[\\]:\(more)]|%[0-9A-Fa-f]{2})" }
        let authority = "//\(sign("/?"))*(?::(?:[0-9]{1,4}|[1-5][0-9]{4}))?(?:[/?]\(sign(""))*)?"
        return "(?:[A-Za-z][A-Za-z0-9+.\\-]*:)?(?:\(authority)|\(sign(""))*)(?:#\(sign(""))*)?"
    }()

    /// Addresses, which by the letter are what RFC 2396 knows: what some validators refuse and others take has a label.
    func addresses(_ facets: XSDFacets) -> [Shape] {
        parts([Self.plainAddress], [], label: "anyURI", of: XSDSimpleType(variety: .atomic(.string), facets: facets))
    }

    /// Dates and times between bounds; nil where these cannot be ordered.
    func instants(_ kind: InstantKind, _ facets: XSDFacets) -> [Shape]? {
        guard facets.labels.isEmpty, let range = XSDInstantRange(kind, facets) else { return nil }
        var bare = facets
        (bare.minimum, bare.maximum) = (nil, nil)
        let type = XSDSimpleType(variety: .atomic(.string), facets: bare)
        // What is wider for ordered values is wider for the others, as long as no pattern chooses among them.
        let label = facets.patterns.isEmpty ? "" : " \(label(of: XSDSimpleType(variety: .atomic(.instant(kind)), facets: facets)))"
        return parts(range.ordered, range.others, label: "\(kind) beside its bounds" + label, of: type)
    }

    /// A type of texts in two parts: one by patterns, and one that is within others and has a label.
    private func parts(_ known: [String], _ others: [String], label: String, of type: XSDSimpleType) -> [Shape] {
        guard case .scalar(.text(let domain)) = text(type), domain.format == nil else { return [text(type)] }
        let anchored = { (patterns: [String]) in domain.patterns + patterns.map { "^(?:\($0))$" } }
        var (decided, open) = (domain, domain)
        decided.patterns = anchored(known)
        open.patterns = anchored(others)
        open.format = label
        return [.scalar(.text(decided)), .scalar(.text(open))]
    }
}
