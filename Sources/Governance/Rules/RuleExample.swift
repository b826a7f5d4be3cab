package import Basics
internal import Estate
package import Stewardship

/// A small estate that shows a rule: its files in one text, and the places of what the rule finds in it.
///
/// `-- PATH --` starts a file; what stands before the first such line is `specs.yaml`. A `▸` stands before each place of a finding and is
/// no part of the text. `tieline.yaml` need not be written. A file `history` has a line for each commit, the newest first: its day, its
/// author's address and the files that it changed. Today is 2026-11-25.
package struct RuleExample: Sendable, ExpressibleByStringLiteral {
    /// The estate that the change starts from, for rules that compare; nil for those that do not.
    package let base: String?
    /// Where a branch of its own started and where it ended, for rules on merges.
    package let branch: (start: String, end: String)?
    private let marked: String

    package init(stringLiteral value: String) {
        base = nil
        branch = nil
        marked = value
    }

    package init(_ text: String) { self.init(stringLiteral: text) }

    /// The same files with some of their text written differently, such as with what was missing.
    func changing(_ changes: KeyValuePairs<String, String>) -> RuleExample { RuleExample(text.changing(changes)) }

    /// A change from one estate to another.
    package init(from base: String, to head: String) {
        self.base = base
        branch = nil
        marked = head
    }

    /// A change of some of an estate's text.
    init(from base: String, changing changes: KeyValuePairs<String, String>) { self.init(from: base, to: base.changing(changes)) }

    /// Another change that starts from the same estate.
    func otherwise(_ changes: KeyValuePairs<String, String>) -> RuleExample { RuleExample(from: base ?? text, changing: changes) }

    /// A merge of a branch into a trunk: from the trunk to what the merge gives.
    package init(merging branch: (start: String, end: String), into trunk: String, gives merged: String) {
        base = trunk
        self.branch = branch
        marked = merged
    }

    /// The text with the state before it, where there is one.
    package var shown: String { base.map { "\($0)\n# becomes\n\(text)" } ?? text }

    /// The day that counts as today.
    package static let today = CalendarDate(year: 2026, month: 11, day: 25) ?? CalendarDate(dayNumber: 0)

    /// The text as a reader sees it.
    package var text: String { Self.plain(marked) }

    /// The files with their texts.
    package var files: [(path: String, text: String)] {
        Self.files(of: marked).filter { $0.path != Self.historyFile }.map { ($0.path, Self.plain($0.text)) }
    }

    /// The history of the estate; nil where the example shows none.
    package var history: SemanticHistory? {
        guard let log = Self.files(of: marked).first(where: { $0.path == Self.historyFile }) else { return nil }
        let texts = Dictionary(files.map { (Name($0.path), $0.text) }) { first, _ in first }
        let steps = log.text.split(separator: "\n").enumerated().compactMap { index, line -> CommitStep? in
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 3, let day = CalendarDate(parsing: words[0]) else { return nil }
            return CommitStep(
                commit: Commit(id: "\(index)", author: Person(name: Name(words[1]), email: Name(words[1])), day: day, summary: "a change"),
                isCut: false,
                changes: words.dropFirst(2).map { path in
                    let version = FileVersion(path: Name(path), contentID: Name(path))
                    return CommitStep.FileChange(names: [version.path], before: [], after: version)
                })
        }
        return SemanticHistory(steps) { texts[$0.path].map { Array($0.utf8) } }
    }

    private static let historyFile = "history"
    package var branchFiles: (start: [(path: String, text: String)], end: [(path: String, text: String)])? {
        branch.map { (Self.files(of: $0.start), Self.files(of: $0.end)) }
    }
    package var baseFiles: [(path: String, text: String)]? { base.map { Self.files(of: $0) } }

    /// `PATH:LINE:COLUMN` of each place that is marked, in the order of the text.
    package var places: [String] {
        Self.files(of: marked).flatMap { path, text in
            var found: [String] = []
            var line = 1
            var column = 1
            for scalar in text.unicodeScalars {
                switch scalar {
                case "▸": found.append("\(path):\(line):\(column)")
                case "\n": (line, column) = (line + 1, 1)
                default: column += 1
                }
            }
            return found
        }
    }

    private static func plain(_ text: String) -> String { String(text.filter { $0 != "▸" }) }

    private static func files(of text: String) -> [(path: String, text: String)] {
        var files: [(path: String, text: String)] = []
        var lines: [Substring] = []
        var path = "specs.yaml"
        func close() {
            if !lines.isEmpty { files.append((path, lines.joined(separator: "\n") + "\n")) }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                close()
                path = String(line.dropFirst(3).dropLast(3))
                lines = []
            } else {
                lines.append(line)
            }
        }
        close()
        if !files.contains(where: { $0.path == "tieline.yaml" }) {
            files.append(("tieline.yaml", "kind: Estate\nlanguage: 1\nname: example\ndocuments: [\"**/*.md\"]\n"))
        }
        return files
    }
}

extension String {
    /// The text with some parts in place of others, one after the other, each where it first stands.
    func changing(_ changes: KeyValuePairs<String, String>) -> String {
        changes.reduce(self) { text, change in text.replacing(change.key, with: change.value, maxReplacements: 1) }
    }
}
