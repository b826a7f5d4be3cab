internal import CLibgit2

/// The index's files, without those in conflict.
struct IndexContent {
    struct File {
        var entry: TreeEntry
        /// What the system said of the file when it was staged.
        let state: FileState
        /// Sparse checkouts leave such files out of the work tree; they count as unchanged.
        let isSkipped: Bool
        /// The user promised not to change it (`git update-index --assume-unchanged`), and git does not look.
        let isAssumedUnchanged: Bool
    }

    var files: [TreePath: File] = [:]
    var conflicts: [MergeConflict] = []
}

extension Repository {
    /// Opens the index as it is now; the one that `GIT_INDEX_FILE` names, in a hook.
    func indexHandle() throws(GitError) -> Handle {
        let index = try make("the index", release: git_index_free) { git_repository_index(&$0, pointer) }
        try check(git_index_read(index.pointer, 0), "the index")
        return index
    }

    /// Copies what an index holds. Files that are only announced (`git add -N`) are not in it yet.
    func content(ofIndex index: OpaquePointer) throws(GitError) -> IndexContent {
        var content = IndexContent()
        for position in 0..<git_index_entrycount(index) {
            guard let entry = git_index_get_byindex(index, position), git_index_entry_stage(entry) == 0 else { continue }
            let flags = UInt32(entry.pointee.flags_extended)
            guard flags & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue == 0, let file = TreeEntry(entry) else { continue }
            content.files[file.path] = .init(
                entry: file, state: FileState(entry.pointee), isSkipped: flags & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0,
                isAssumedUnchanged: UInt32(entry.pointee.flags) & GIT_INDEX_ENTRY_VALID.rawValue != 0)
        }
        content.conflicts = try conflicts(ofIndex: index)
        return content
    }

    private func conflicts(ofIndex index: OpaquePointer) throws(GitError) -> [MergeConflict] {
        var conflicts: [MergeConflict] = []
        let iterator = try make("the conflicts", release: git_index_conflict_iterator_free) { git_index_conflict_iterator_new(&$0, index) }
        while true {
            var ancestor: UnsafePointer<git_index_entry>?
            var ours: UnsafePointer<git_index_entry>?
            var theirs: UnsafePointer<git_index_entry>?
            let status = git_index_conflict_next(&ancestor, &ours, &theirs, iterator.pointer)
            if status == GIT_ITEROVER.rawValue { break }
            try check(status, "the conflicts")
            conflicts.append(
                MergeConflict(
                    ancestor: ancestor.flatMap(TreeEntry.init), base: ours.flatMap(TreeEntry.init), head: theirs.flatMap(TreeEntry.init)))
        }
        return conflicts.sorted { $0.path < $1.path }
    }
}

extension TreeEntry {
    init?(_ entry: UnsafePointer<git_index_entry>) {
        guard let mode = FileMode(raw: entry.pointee.mode), let path = entry.pointee.path else { return nil }
        self.init(path: TreePath(cString: path), id: ObjectID(oid: entry.pointee.id), mode: mode)
    }
}
