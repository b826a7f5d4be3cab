internal import CLibgit2

/// One file that differs between two trees.
package struct PathChange: Sendable, Hashable {
    /// How it differs.
    package enum Kind: Sendable, Hashable {
        case added
        case removed
        /// Its content or its executable bit changed.
        case modified
        /// It stands at another path; its content may have changed too.
        case renamed
        /// It became another kind of thing: a link, a submodule, a file.
        case typeChanged
    }

    package let kind: Kind
    /// The file before; nil where it was added.
    package let old: TreeEntry?
    /// The file after; nil where it was removed.
    package let new: TreeEntry?

    /// The path after, or before where it was removed.
    package var path: TreePath { (new ?? old)?.path ?? "" }
}

extension Repository {
    /// How many pairs are compared for each file that may have been renamed.
    package static let renameLimit = 1_000

    /// Returns the files that differ between two trees, in the order of their paths; equal folders are not entered.
    ///
    /// - Parameter detectingRenames: whether a removed and an added file that are half alike or more are one renamed file. In a partial
    ///   clone that lacks their content, only equal ones are.
    package func changedPaths(from old: ObjectID, to new: ObjectID, detectingRenames: Bool = true) throws(GitError) -> [PathChange] {
        if old == new { return [] }
        for tree in [old, new] { try checkSize(ofTree: tree) }
        let before = try treeHandle(old)
        let after = try treeHandle(new)
        var options = git_diff_options()
        try check(git_diff_options_init(&options, CUnsignedInt(GIT_DIFF_OPTIONS_VERSION)), "options")
        options.flags = GIT_DIFF_INCLUDE_TYPECHANGE.rawValue | GIT_DIFF_SKIP_BINARY_CHECK.rawValue
        let diff = try make("the difference of \(old.short) and \(new.short)", release: git_diff_free) {
            git_diff_tree_to_tree(&$0, pointer, before.pointer, after.pointer, &options)
        }
        if detectingRenames { try findRenames(in: diff.pointer) }
        let changes = (0..<git_diff_num_deltas(diff.pointer)).compactMap { position in
            git_diff_get_delta(diff.pointer, position).flatMap { PathChange($0.pointee) }
        }
        return changes.sorted { $0.path < $1.path }
    }

    private func findRenames(in diff: OpaquePointer) throws(GitError) {
        var options = git_diff_find_options()
        try check(git_diff_find_options_init(&options, CUnsignedInt(GIT_DIFF_FIND_OPTIONS_VERSION)), "options")
        options.rename_limit = Self.renameLimit
        options.flags = GIT_DIFF_FIND_RENAMES.rawValue
        let status = git_diff_find_similar(diff, &options)
        if status == GIT_ENOTFOUND.rawValue, isPartialClone {
            options.flags |= GIT_DIFF_FIND_EXACT_MATCH_ONLY.rawValue
            try check(git_diff_find_similar(diff, &options), "the renamed files")
        } else {
            try check(status, "the renamed files")
        }
    }
}

extension PathChange {
    init?(_ delta: git_diff_delta) {
        let kind: Kind
        switch delta.status {
        case GIT_DELTA_ADDED: kind = .added
        case GIT_DELTA_DELETED: kind = .removed
        case GIT_DELTA_MODIFIED: kind = .modified
        case GIT_DELTA_RENAMED: kind = .renamed
        case GIT_DELTA_TYPECHANGE: kind = .typeChanged
        default: return nil
        }
        self.init(
            kind: kind, old: kind == .added ? nil : TreeEntry(delta.old_file), new: kind == .removed ? nil : TreeEntry(delta.new_file))
    }
}

extension TreeEntry {
    init?(_ file: git_diff_file) {
        guard let mode = FileMode(raw: UInt32(file.mode)), let path = file.path else { return nil }
        self.init(path: TreePath(cString: path), id: ObjectID(oid: file.id), mode: mode)
    }
}
