/// The lines of one `.gitignore`, `info/exclude` or `core.excludesFile`.
///
/// libgit2's own reading drops a `!` line that takes back what another file ignores: such files would silently be missing in WORKTREE.
struct IgnoreRules: Sendable {
    private struct Rule: Sendable {
        let isNegated: Bool
        let needsFolder: Bool
        /// Whether only the last part of a path is looked at: the pattern has no slash but one at its end.
        let isOfName: Bool
        let pattern: GlobPattern
    }

    /// The bytes of the folder that paths are relative to, with a slash at the end; empty for the root.
    private let folder: [UInt8]
    private var rules: [Rule] = []

    /// Reads rules; lines that git lets match nothing are left out.
    init(_ bytes: [UInt8], of folder: [UInt8]) {
        self.folder = folder
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if let rule = Self.rule(line) { rules.append(rule) }
        }
    }

    /// Says whether a path is ignored by these rules; nil where none of them matches.
    func verdict(on path: [UInt8], isFolder: Bool) -> Bool? {
        let tail = path[folder.count...]
        let name = tail.lastIndex(of: UInt8(ascii: "/")).map { tail[($0 + 1)...] } ?? tail
        let last = rules.last { rule in
            (isFolder || !rule.needsFolder) && rule.pattern.matches(rule.isOfName ? name : tail)
        }
        return last.map { !$0.isNegated }
    }

    private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
        if line.first == UInt8(ascii: "#") { return nil }
        var pattern = trimmed(line)
        let isNegated = pattern.first == UInt8(ascii: "!")
        if isNegated { pattern = pattern.dropFirst() }
        let needsFolder = pattern.last == UInt8(ascii: "/")
        if needsFolder { pattern = pattern.dropLast() }
        let isOfName = !pattern.contains(UInt8(ascii: "/"))
        if pattern.first == UInt8(ascii: "/") { pattern = pattern.dropFirst() }
        guard !pattern.isEmpty, let glob = GlobPattern(pattern) else { return nil }
        return Rule(isNegated: isNegated, needsFolder: needsFolder, isOfName: isOfName, pattern: glob)
    }

    /// Drops a carriage return, and spaces at the end unless a backslash stands before them.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        var end = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == UInt8(ascii: "\\") {
                index = min(index + 1, line.endIndex - 1)
            } else if line[index] == UInt8(ascii: " ") {
                index += 1
                continue
            }
            index += 1
            end = index
        }
        return line[..<end]
    }
}
