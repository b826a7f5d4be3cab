import Foundation
import Git
import Testing

@Suite("Ignored files") struct IgnoreTests {
    static let patterns = [
        "*.log", "!a.log", "/a", "a/", "a/b", "**/b", "a/**", "a/**/b", "**", "*", "?", "[ab]", "[!a]*", "[^a]", "[a-b].log", "[[:alpha:]]",
        "[a", "[]a]",
        "\\a", "a\\", "a ", "a\\ ", "# a", "\\#", "\\!a", "*a*b*", "a**b", "/**/b", "a/**/", "**/a/b", "[[:nope:]]", "[b-a]", "[a-]", "a\r",
        "/", "//",
        "[\\]a]", "[[:alpha:]b", "a/*", "/*/b", "*/", "b.*", "[.-]", "a/../b", "./a",
    ]

    @Test("Rules as gitignore(5) tells them, held against git") func rules() throws {
        let scratch = try Self.scratch()
        for pattern in Self.patterns {
            try Self.compare([".gitignore": pattern + "\n"], scratch)
            // The like of this makes libgit2 1.5 crash, for some patterns.
            try Self.compare([".gitignore": "*\n!*/\n" + pattern + "\n!" + pattern], scratch)
        }
    }

    @Test("A folder's own rules come before those above, and take back what these hide") func nested() throws {
        let scratch = try Self.scratch()
        try Self.compare([".gitignore": "*.log\n/a/b\n", "a/.gitignore": "!a.log\nb.log\n", "b/.gitignore": "!b/\n*\n!/a\n"], scratch)
        try Self.compare([".gitignore": "a/\n", "a/.gitignore": "!*\n"], scratch)
        try Self.compare([".gitignore": "*\n!.gitignore\n!a\n", "a/.gitignore": "!*\n"], scratch)
        try Self.compare([".gitignore": "\u{FEFF}a\r\nb\r\n"], scratch)
    }

    @Test("Rules of the clone and of the user; the clone's are the stronger") func general() throws {
        let scratch = try Self.scratch()
        try Self.compare([".git/info/exclude": "*.log\n", ".gitignore": "!a.log\n"], scratch)
        try scratch.git("config", "core.excludesFile", scratch.folder + "/.git/user")
        try Self.compare([".git/info/exclude": "!a\n", ".git/user": "a\nb.log\n"], scratch)
    }

    @Test("Random rules in random folders, held against git") func random() throws {
        var generator = SplitMix(state: 7)
        let pieces = ["a", "b", ".log", "*", "**", "/", "?", "[ab]", "!", "\\", "[!b]", "**/", "/**", " ", "a.log"]
        let scratch = try Self.scratch()
        for _ in 0..<60 {
            var files: [String: String] = [:]
            for folder in ["", "a/", "b/", "a/b/"] where folder.isEmpty || generator.below(2) == 0 {
                let lines = (0...generator.below(4)).map { _ in
                    (0...generator.below(4)).map { _ in pieces[generator.below(pieces.count)] }.joined()
                }
                files[folder + ".gitignore"] = lines.joined(separator: "\n") + "\n"
            }
            try Self.compare(files, scratch)
        }
    }

    /// A work tree with files of many names, none tracked.
    private static func scratch() throws -> ScratchRepository {
        let scratch = try ScratchRepository()
        let names = ["a.log", "b.log", "ab", "c", ".x", "a b", "]", "-"]
        for folder in ["", "a/", "b/", "a/b/", "a/a/", "a/a/b/", "b/a/"] {
            try scratch.write(Dictionary(uniqueKeysWithValues: names.map { (folder + $0, "x") }))
        }
        for odd in ["a/b/a", "a/a/a", "b/b", "#", "!a", "a ", "a\\"] { try scratch.write([odd: "x"]) }
        return scratch
    }

    /// Expects WORKTREE to hold what git lists, under some rules, which are gone afterwards.
    private static func compare(_ rules: [String: String], _ scratch: ScratchRepository, location: SourceLocation = #_sourceLocation) throws
    {
        try scratch.write(rules)
        let oracle = try scratch.git("ls-files", "--others", "--exclude-standard", "-z").split(separator: "\0").map(String.init)
        let found = try scratch.open().entries(of: .workTree).entries.map(\.path.description)
        #expect(found == oracle.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(rules)", sourceLocation: location)
        try scratch.write(rules.mapValues { _ in nil })
    }
}

/// A small generator of numbers that are the same on every run (SplitMix64, Steele and others 2014).
struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}
