internal import Basics
package import Estate

/// A choice of parts of an estate, in the words of dbt: `erp+ tag:legacy,owner:integration`.
///
/// Blanks join alternatives, commas join what must all hold. A term is a criterion with an optional reach: `+x` and what x depends on,
/// `x+` and what depends on x, `2+x` and `x+1` for so many steps. A value type: parse once, evaluate against any estate.
package struct Selection: Sendable, Hashable, CustomStringConvertible {
    /// As it was written.
    package let description: String
    /// A union of intersections.
    let alternatives: [[SelectionTerm]]

    /// Reads an expression.
    ///
    /// - Throws: `SelectionTrouble` where it is empty or a term is not of the language.
    package init(parsing text: String) throws(SelectionTrouble) {
        var alternatives: [[SelectionTerm]] = []
        for alternative in text.split(whereSeparator: \.isWhitespace) {
            var terms: [SelectionTerm] = []
            for term in Self.terms(of: alternative) { terms.append(try SelectionTerm(parsing: String(term))) }
            alternatives.append(terms)
        }
        guard !alternatives.isEmpty else {
            throw SelectionTrouble("The selection is empty.", help: "Write for example `erp+` or `tag:legacy,owner:integration`.")
        }
        guard text.utf8.count <= Self.limit else {
            throw SelectionTrouble("The selection has more than \(Self.limit) bytes.", help: "Select by `tag:` or `path:` instead.")
        }
        description = text
        self.alternatives = alternatives
    }

    /// The parts between commas; those in braces part the alternatives of a wildcard.
    private static func terms(of text: Substring) -> [Substring] {
        var terms: [Substring] = []
        var start = text.startIndex
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "{": depth += 1
            case "}": depth = max(0, depth - 1)
            case "," where depth == 0:
                terms.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return terms + [text[start...]]
    }

    /// How long an expression may be, in bytes.
    private static let limit = 16_384

    /// Whether it asks what changed, which takes two revisions.
    package var asksForChanges: Bool { alternatives.joined().contains { $0.criterion.method == .state } }

    /// The parts that it chooses.
    ///
    /// - Parameter changes: What changed between two revisions; nil where there is only one.
    /// - Throws: `SelectionTrouble` where a name is not in the estate, with the nearest one.
    package func evaluate(in estate: Estate, changes: SelectionChanges? = nil) throws(SelectionTrouble) -> SelectedParts {
        try evaluate(in: estate, changes: changes) { matcher, criterion throws(SelectionTrouble) in try matcher.parts(of: criterion) }
    }

    func evaluate(
        in estate: Estate, changes: SelectionChanges? = nil,
        _ parts: (SelectionMatcher, SelectionCriterion) throws(SelectionTrouble) -> Set<EstatePart>
    ) throws(SelectionTrouble) -> SelectedParts {
        // Most selections in specs have no reach, and the graph costs as much as the estate is large.
        let hasReach = alternatives.joined().contains { $0.upstream != 0 || $0.downstream != 0 }
        let graph = hasReach ? DependencyGraph(estate) : DependencyGraph()
        let matcher = SelectionMatcher(estate: estate, changes: changes)
        var chosen: Set<EstatePart> = []
        for terms in alternatives {
            var all: Set<EstatePart>?
            for term in terms {
                let start = try parts(matcher, term.criterion)
                let found = start.union(graph.upstream(of: start, depth: term.upstream))
                    .union(graph.downstream(of: start, depth: term.downstream))
                all = all.map { $0.intersection(found) } ?? found
            }
            chosen.formUnion(all ?? [])
        }
        return SelectedParts(chosen, in: estate)
    }
}

/// What changed between two revisions, for `state:`.
package struct SelectionChanges: Sendable {
    package let modified: Set<EstatePart>
    /// The parts of `modified` that the base did not have.
    package let new: Set<EstatePart>

    package init(modified: Set<EstatePart>, new: Set<EstatePart>) {
        self.modified = modified
        self.new = new
    }
}

/// Why a selection cannot be read, or chooses what is not there.
package struct SelectionTrouble: Error, Hashable, Sendable {
    /// What is wrong, as a sentence.
    package let message: String
    /// What to do, in the imperative.
    package let help: String?

    package init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }
}
