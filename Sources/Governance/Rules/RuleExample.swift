package import Basics

/// A small estate that shows a rule: its files in one text, and the places of what the rule finds in it.
///
/// `-- PATH --` starts a file; what stands before the first such line is `specs.yaml`. A `▸` stands before each place of a finding and is
/// no part of the text. `tieline.yaml` need not be written. Today is 2026-11-25.
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

    /// A change from one estate to another.
    package init(from base: String, to head: String) {
        self.base = base
        branch = nil
        marked = head
    }

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
    package var files: [(path: String, text: String)] { Self.files(of: marked).map { ($0.path, Self.plain($0.text)) } }
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
