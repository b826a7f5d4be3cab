package import Basics
package import Estate

/// Who made a commit, after `.mailmap`.
package struct Person: Hashable, Sendable {
    package let name: Name
    package let email: Name

    package init(name: Name, email: Name) {
        self.name = name
        self.email = email
    }

    /// What tells people apart: the address in small letters, else the name.
    package var key: Name { email.isEmpty ? name : Name(email.text.lowercased()) }
}

/// A commit as the history of meanings needs it.
package struct Commit: Hashable, Sendable {
    /// 40 hex digits.
    package let id: String
    package let author: Person
    /// The day on which it was committed, where it was.
    package let day: CalendarDate
    /// The first line of its message.
    package let summary: String

    package init(id: String, author: Person, day: CalendarDate, summary: String) {
        self.id = id
        self.author = author
        self.day = day
        self.summary = summary
    }

    /// The first ten digits of the id, for showing.
    package var short: String { String(id.prefix(10)) }
}

/// One version of a file.
package struct FileVersion: Hashable, Sendable {
    package let path: Name
    /// Equal for equal bytes: a blob's id.
    package let contentID: Name

    package init(path: Name, contentID: Name) {
        self.path = path
        self.contentID = contentID
    }
}

/// What one commit did to files, handed in by who reads the repository; the newest commit comes first.
package struct CommitStep: Sendable {
    /// One file that is not as any parent has it.
    package struct FileChange: Sendable {
        /// The paths that the file has in the newest commit.
        package let names: [Name]
        /// The file in each parent; nil where it was not there. Empty for a commit without parents.
        package let before: [FileVersion?]
        /// Nil where the commit removed the file.
        package let after: FileVersion?

        package init(names: [Name], before: [FileVersion?], after: FileVersion?) {
            self.names = names
            self.before = before
            self.after = after
        }
    }

    package let commit: Commit
    /// Whether the history was cut off before it, so that what it did is not known.
    package let isCut: Bool
    package let changes: [FileChange]

    package init(commit: Commit, isCut: Bool, changes: [FileChange]) {
        self.commit = commit
        self.isCut = isCut
        self.changes = changes
    }
}

/// Which commits change nothing in meaning, whatever they touch.
package struct QuietCommits: Sendable {
    private let bots: [Glob]
    private let prefixes: [Name]
    private let ignored: Set<String>

    /// - Parameters:
    ///   - policy: Names bots, and the starts of messages.
    ///   - ignoreRevs: The text of `.git-blame-ignore-revs`; nil where there is none.
    package init(_ policy: Policy?, ignoreRevs: String? = nil) {
        bots = (policy?.bots ?? []).compactMap { Glob($0.value.text) }
        prefixes = (policy?.quietCommits ?? []).map(\.value).filter { !$0.isEmpty }
        let lines = (ignoreRevs ?? "").split(whereSeparator: \.isNewline).map { line in
            line.prefix { $0 != "#" }.filter { !$0.isWhitespace }.lowercased()
        }
        ignored = Set(lines.filter { $0.utf8.count == 40 })
    }

    package func contains(_ commit: Commit) -> Bool {
        ignored.contains(commit.id) || isBot(commit.author) || prefixes.contains { commit.summary.utf8.starts(with: $0.text.utf8) }
    }

    /// Whether an author is no person: one that the policy names, or, as hosts call their applications, `name[bot]`.
    package func isBot(_ person: Person) -> Bool {
        person.name.text.hasSuffix("[bot]") || bots.contains { $0.matches(person.name) || $0.matches(person.email) }
    }
}
