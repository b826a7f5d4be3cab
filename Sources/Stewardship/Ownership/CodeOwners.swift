package import Basics

/// Whose dialect of CODEOWNERS a file is written in.
package enum CodeOwnersDialect: String, Sendable, CaseIterable {
    case gitHub = "github"
    case gitLab = "gitlab"
}

/// One line of a CODEOWNERS file that has a pattern.
package struct OwnerRule: Sendable {
    /// As it is written.
    package let pattern: String
    /// Empty: what it matches has no owner.
    package let owners: [String]
    /// The line in the file, from 1.
    package let line: Int
    /// The position of its section in `CodeOwners.sections`.
    package let section: Int
    /// Whether it takes paths out of its section (GitLab's `!`).
    package let isExclusion: Bool
    let matcher: OwnerPattern

    package func matches(_ path: Name) -> Bool { matcher.matches(path) }
}

/// A part of a CODEOWNERS file; GitHub's files have one.
package struct OwnerSection: Sendable {
    /// Empty for what stands before the first heading.
    package let name: String
    package var isOptional = false
    /// How many approvals it asks for.
    package var approvals = 1
    /// The owners of rules that name none.
    package var defaults: [String] = []
}

/// A line of a CODEOWNERS file that its host passes over.
package struct OwnerTrouble: Sendable, Hashable {
    package let line: Int
    package let message: String
}

/// A CODEOWNERS file as its host reads it: the last rule that matches decides, in GitLab's dialect once for each section.
package struct CodeOwners: Sendable {
    package let dialect: CodeOwnersDialect
    package private(set) var rules: [OwnerRule] = []
    package private(set) var sections = [OwnerSection(name: "")]
    package private(set) var troubles: [OwnerTrouble] = []

    /// The largest file that GitHub reads, in bytes: 3 MB.
    private static let sizeLimit = 3_000_000

    /// - Parameter dialect: Nil: GitLab's where the file has a section's heading, else GitHub's.
    package init(_ text: String, dialect: CodeOwnersDialect? = nil) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let hasSections = lines.contains { OwnerHeading($0) != nil }
        self.dialect = dialect ?? (hasSections ? .gitLab : .gitHub)
        guard self.dialect == .gitLab || text.utf8.count < Self.sizeLimit else {
            troubles = [OwnerTrouble(line: 1, message: "the file has 3 MB or more, and GitHub does not read it")]
            return
        }
        var section = 0
        for (index, line) in lines.enumerated() {
            switch self.dialect {
            case .gitHub: addGitHub(line, index + 1)
            case .gitLab: addGitLab(line, index + 1, &section)
            }
        }
    }

    /// The owners of a path, each once; empty where a rule says so or none matches.
    package func owners(of path: Name) -> [String] {
        var found: [String] = []
        for rule in deciding(path) { for owner in rule.owners where !found.contains(owner) { found.append(owner) } }
        return found
    }

    /// The rules that decide on a path: one, or one in each of GitLab's sections that has one.
    package func deciding(_ path: Name) -> [OwnerRule] {
        sections.indices.compactMap { section in
            let own = rules.lazy.filter { $0.section == section }
            // An exclusion cannot be taken back within its section.
            if own.contains(where: { $0.isExclusion && $0.matches(path) }) { return nil }
            return own.last { $0.matches(path) }
        }
    }

    /// All owners, in the order of the file, each once.
    package var all: [String] {
        var seen: [String] = []
        for owner in rules.flatMap(\.owners) where !seen.contains(owner) { seen.append(owner) }
        return seen
    }

    // MARK: Lines

    private mutating func addGitHub(_ line: Substring, _ number: Int) {
        let words = Self.words(line, hasComments: true)
        guard let pattern = words.first else { return }
        let owners = Array(words.dropFirst())
        if let wrong = owners.first(where: { !Self.isOwner($0) }) {
            troubles.append(OwnerTrouble(line: number, message: "`\(wrong)` is no owner: it wants @user, @org/team or an address"))
        } else if pattern.hasPrefix("!") {
            troubles.append(OwnerTrouble(line: number, message: "`\(pattern)` is a negation, which GitHub does not know"))
        } else if pattern.contains("[") || pattern.contains("]") {
            troubles.append(OwnerTrouble(line: number, message: "`\(pattern)` has a range of characters, which GitHub does not know"))
        } else if pattern.hasPrefix("\\#") {
            troubles.append(OwnerTrouble(line: number, message: "`\(pattern)` escapes `#`, which GitHub does not know"))
        } else if let matcher = OwnerPattern(gitHub: pattern) {
            rules.append(OwnerRule(pattern: pattern, owners: owners, line: number, section: 0, isExclusion: false, matcher: matcher))
        } else {
            troubles.append(OwnerTrouble(line: number, message: "`\(pattern)` is no pattern"))
        }
    }

    private mutating func addGitLab(_ line: Substring, _ number: Int, _ section: inout Int) {
        let content = line.drop { $0 == " " || $0 == "\t" }
        if content.isEmpty || content.hasPrefix("#") { return }
        if let heading = OwnerHeading(content) {
            section = open(heading)
            return
        }
        var words = Self.words(content, hasComments: false)
        guard var pattern = words.first else { return }
        words.removeFirst()
        let isExclusion = pattern.hasPrefix("!")
        if isExclusion { pattern.removeFirst() }
        guard !pattern.isEmpty else { return }
        // What is no owner is passed over, and owners in comments count: so it is read there.
        let owners = words.filter { Self.isOwner($0) || $0.hasPrefix("@@") }
        rules.append(
            OwnerRule(
                pattern: pattern, owners: isExclusion ? [] : owners.isEmpty ? sections[section].defaults : owners, line: number,
                section: section, isExclusion: isExclusion, matcher: OwnerPattern(gitLab: pattern)))
    }

    /// Goes on with a section of that name, whatever its case, or starts one.
    private mutating func open(_ heading: OwnerHeading) -> Int {
        var section = OwnerSection(name: heading.name, isOptional: heading.isOptional, approvals: heading.approvals)
        section.defaults = heading.owners.filter { Self.isOwner($0) || $0.hasPrefix("@@") }
        if let known = sections.firstIndex(where: { !$0.name.isEmpty && $0.name.lowercased() == heading.name.lowercased() }) {
            sections[known].defaults = section.defaults.isEmpty ? sections[known].defaults : section.defaults
            return known
        }
        sections.append(section)
        return sections.count - 1
    }

    /// The words of a line; a backslash keeps the blank behind it in its word.
    private static func words(_ line: Substring, hasComments: Bool) -> [String] {
        var words: [String] = []
        var word = ""
        var isEscaped = false
        for character in line {
            if isEscaped {
                word += character == " " ? " " : "\\\(character)"
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == " " || character == "\t" {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else if hasComments, character == "#", word.isEmpty {
                break
            } else {
                word.append(character)
            }
        }
        if isEscaped { word += "\\" }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// `@user`, `@org/team` (GitLab: `@group/sub/group`) or an address.
    private static func isOwner(_ word: String) -> Bool {
        if word.hasPrefix("@") {
            let parts = word.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) } }
        }
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
    }
}

/// The heading of a section: `[Name]`, `^[Optional]`, `[Name][2] @default-owner`.
private struct OwnerHeading {
    let name: String
    let isOptional: Bool
    let approvals: Int
    let owners: [String]

    /// Nil where a line is no heading.
    init?(_ line: Substring) {
        var rest = line.drop { $0 == " " || $0 == "\t" }
        isOptional = rest.hasPrefix("^[")
        if isOptional { rest.removeFirst() }
        guard rest.hasPrefix("["), let end = rest.firstIndex(of: "]") else { return nil }
        name = rest[rest.index(after: rest.startIndex)..<end].split(separator: " ").joined(separator: " ")
        guard !name.isEmpty else { return nil }
        rest = rest[rest.index(after: end)...]
        var count = 1
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            guard let number = Int(rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
            count = max(number, 1)
            rest = rest[rest.index(after: end)...]
        }
        // Anything else than owners behind it makes it a rule.
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        approvals = count
        owners = rest.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    }
}
