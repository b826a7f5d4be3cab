internal import Basics
internal import Estate

/// What an override of a policy is for: alternatives joined by commas, each of words that must all hold.
///
/// A word is `tag:TAG`, `owner:TEAM` (or `team:`), `path:GLOB`, `criticality:WORD`, `system:NAME` (the system, and flows that touch it), or
/// `KIND:NAME`; a `*` in a name stands for anything.
struct SpecSelection {
    private struct Word {
        let field: String
        let pattern: Glob
    }

    private let alternatives: [[Word]]

    /// The words that a selection knows, beside the kinds.
    static let fields = ["tag", "owner", "team", "path", "criticality", "system"]

    /// Nil where a word cannot be read, or there is none.
    init?(_ text: String) {
        var alternatives: [[Word]] = []
        for alternative in text.split(separator: ",") {
            var words: [Word] = []
            for word in alternative.split(separator: " ") where word != "and" {
                let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                let known = Self.fields + Kind.allCases.map(\.prefix)
                guard parts.count == 2, known.contains(String(parts[0])), let pattern = Glob(String(parts[1])) else { return nil }
                words.append(Word(field: String(parts[0]), pattern: pattern))
            }
            if !words.isEmpty { alternatives.append(words) }
        }
        if alternatives.isEmpty { return nil }
        self.alternatives = alternatives
    }

    /// Whether a spec is chosen.
    ///
    /// - Parameter systems: The systems that it touches.
    func contains(_ spec: any Spec, systems: [Name]) -> Bool {
        alternatives.contains { $0.allSatisfy { Self.holds($0, spec, systems) } }
    }

    private static func holds(_ word: Word, _ spec: any Spec, _ systems: [Name]) -> Bool {
        switch word.field {
        case "tag": return (spec.header.tags ?? []).contains { word.pattern.matches($0.value) }
        case "owner", "team":
            return spec.owner.map { word.pattern.matches($0.value.name) } ?? false || isNamed(word, spec)
        case "path": return word.pattern.matches(spec.span.path)
        case "criticality":
            let criticality = (spec as? Flow)?.criticality?.value ?? (spec as? Journey)?.criticality?.value
            return criticality.map { word.pattern.matches(Name($0.rawValue)) } ?? false
        case "system": return isNamed(word, spec) || systems.contains { word.pattern.matches($0) }
        default: return isNamed(word, spec)
        }
    }

    private static func isNamed(_ word: Word, _ spec: any Spec) -> Bool {
        spec.ref.kind.prefix == word.field && word.pattern.matches(spec.name)
    }
}
