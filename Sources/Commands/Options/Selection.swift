internal import Basics
internal import Estate

/// What `--select` chooses: alternatives joined by commas, each of words that must all hold, joined by `and` or spaces.
///
/// A word is `KIND:NAME` (`flow:order-to-erp`), `owner:TEAM` or `team:TEAM` (what the team owns, and the team), `tag:TAG`, or `path:GLOB`;
/// a `*` in a name stands for anything. `not` before a word turns it around.
struct Selection {
    private struct Word {
        let isNegated: Bool
        let field: String
        let pattern: Glob
    }

    private let alternatives: [[Word]]

    /// Whether nothing is left out.
    var isEverything: Bool { alternatives.isEmpty }

    init(_ expression: String?) throws(CommandFailure) {
        var alternatives: [[Word]] = []
        for alternative in (expression ?? "").split(separator: ",") {
            var words: [Word] = []
            var isNegated = false
            for word in alternative.split(separator: " ") where word != "and" {
                if word == "not" {
                    isNegated.toggle()
                    continue
                }
                words.append(try Self.word(String(word), isNegated))
                isNegated = false
            }
            if !words.isEmpty { alternatives.append(words) }
        }
        if expression != nil, alternatives.isEmpty {
            throw CommandFailure(
                .unusable, "The selection is empty.", help: "Write for example --select 'tag:legacy and team:integration'.")
        }
        self.alternatives = alternatives
    }

    private static func word(_ text: String, _ isNegated: Bool) throws(CommandFailure) -> Word {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let fields = ["tag", "path", "owner"] + Kind.allCases.map(\.prefix)
        guard parts.count == 2, fields.contains(String(parts[0])), let pattern = Glob(String(parts[1])) else {
            throw CommandFailure(
                .unusable, "`\(text)` selects nothing.", help: "Write \(fields.map { "\($0):…" }.joined(separator: " ")).")
        }
        return Word(isNegated: isNegated, field: String(parts[0]), pattern: pattern)
    }

    /// Whether a spec is chosen.
    func contains(_ spec: any Spec) -> Bool {
        isEverything || alternatives.contains { words in words.allSatisfy { Self.holds($0, spec) } }
    }

    private static func holds(_ word: Word, _ spec: any Spec) -> Bool {
        let own = spec.ref
        let holds =
            switch word.field {
            case "tag": (spec.header.tags ?? []).contains { word.pattern.matches($0.value) }
            case "path": word.pattern.matches(spec.span.path)
            case "owner": spec.owner.map { word.pattern.matches($0.value.name) } ?? false
            case "team":
                own.kind == .team && word.pattern.matches(own.name) || (spec.owner.map { word.pattern.matches($0.value.name) } ?? false)
            default: own.kind.prefix == word.field && word.pattern.matches(own.name)
            }
        return holds != word.isNegated
    }
}
