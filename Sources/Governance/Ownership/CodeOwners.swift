internal import Basics
internal import Checking
internal import Estate

/// A CODEOWNERS file in GitHub's dialect: the last line whose pattern matches decides.
package struct CodeOwners {
    private struct Line {
        let pattern: Glob
        let owners: [String]
    }

    private let lines: [Line]

    package init(_ text: String) {
        lines = text.split(whereSeparator: \.isNewline).compactMap { line in
            let content = line.prefix { $0 != "#" }
            let words = content.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
            // GitLab's section headings are no patterns.
            guard let pattern = words.first, !pattern.hasPrefix("["), !pattern.hasPrefix("^["), let glob = Glob(Self.glob(pattern)) else {
                return nil
            }
            return Line(pattern: glob, owners: Array(words.dropFirst()))
        }
    }

    /// The owners of a path; empty where a line says so or none matches.
    package func owners(of path: String) -> [String] {
        lines.last { $0.pattern.matches(Name(path)) }?.owners ?? []
    }

    /// All owners that are teams or people with a handle, in the order of the file, each once.
    package var all: [String] {
        var seen: [String] = []
        for owner in lines.flatMap(\.owners) where !seen.contains(owner) { seen.append(owner) }
        return seen
    }

    /// Translates a pattern as gitignore(5) reads it: without a slash in its middle it matches at any depth, and a folder stands for all in it.
    private static func glob(_ pattern: String) -> String {
        var pattern = pattern
        let isFolder = pattern.hasSuffix("/")
        if isFolder { pattern.removeLast() }
        let isAnchored = pattern.contains("/")
        if pattern.hasPrefix("/") { pattern.removeFirst() }
        if !isAnchored { pattern = "**/" + pattern }
        let last = pattern.split(separator: "/").last ?? ""
        return last.contains("*") && !isFolder ? pattern : isFolder ? pattern + "/**" : "{\(pattern),\(pattern)/**}"
    }
}

extension CodeOwners {
    /// The places in which GitHub, GitLab and others look, the first that is there counting.
    private static let places: [Name] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"]

    /// The file of an estate's repository, with its path.
    static func find(in context: RuleContext) -> (path: Name, owners: CodeOwners)? {
        for path in places {
            guard context.estate.files[path] != nil, let file = context.provider.file(path) else { continue }
            return (path, CodeOwners(String(decoding: file.bytes, as: UTF8.self)))
        }
        return nil
    }

    /// Whether an owner as CODEOWNERS writes it is a team, or one of its members: `@acme/integration`, `@kim`, `kim@acme.example`.
    static func stands(_ owner: String, for team: EntityRef, _ estate: Estate) -> Bool {
        let own = owner.split(separator: "/").last.map { $0.hasPrefix("@") ? $0.dropFirst() : $0 } ?? ""
        if Name(own) == team.name { return true }
        guard let spec = estate.teams[team.name] else { return false }
        if spec.contact?.value.text == owner { return true }
        return (spec.members ?? []).contains { $0.email?.value.text == owner || $0.handle?.value.text == owner }
    }
}
