internal import CLibgit2

/// What two commits merged in memory come to.
package struct MergeResult: Sendable {
    /// The merged files, without those in conflict.
    package let tree: ObjectID
    /// The files that both sides changed in ways that do not go together, in the order of their paths.
    package let conflicts: [MergeConflict]
    /// What of WORKTREE or INDEX could not be taken in.
    package let troubles: [SnapshotTrouble]
    /// For other sessions: what the merge brought about that is in no repository.
    package let objects: UnstoredObjects

    /// Whether no file is in conflict.
    package var isClean: Bool { conflicts.isEmpty }
    /// The merged files, to be read through any session.
    package var snapshot: FrozenSnapshot { FrozenSnapshot(tree: tree, troubles: troubles, objects: objects) }
}

extension Repository {
    /// Merges one commit into another in memory; references, index, files and the object folder stay as they are.
    ///
    /// Several best common ancestors (a criss-cross) are merged first. Renamed files are followed, renamed folders are not: a file added to
    /// a folder that the other side renamed stays where it was added. Merge drivers of `.gitattributes` are never run.
    /// - Throws: `.noMergeBase` for unrelated commits, `.shallow` and `.missingInPartialClone` where the clone lacks what is needed.
    package func merge(base: ObjectID, head: ObjectID) throws(GitError) -> MergeResult {
        try merge(base: base, head: head, troubles: [])
    }

    /// Merges a snapshot into a commit as if it were committed now.
    ///
    /// - Parameter parents: the parents of that commit: HEAD's commit; while a merge is under way also the merged ones.
    package func merge(base: ObjectID, head snapshot: Snapshot, parents: [ObjectID]) throws(GitError) -> MergeResult {
        let frozen = try freeze(snapshot)
        let head = try unbornCommit(tree: frozen.tree, parents: parents)
        return try merge(base: base, head: head, troubles: frozen.troubles)
    }

    private func merge(base: ObjectID, head: ObjectID, troubles: [SnapshotTrouble]) throws(GitError) -> MergeResult {
        let ancestor = try mergeBase(base, head)
        for commit in [ancestor, base, head] { try checkSize(ofTree: try tree(ofCommit: commit)) }
        let ours = try commitHandle(base)
        let theirs = try commitHandle(head)
        var options = git_merge_options()
        try check(git_merge_options_init(&options, CUnsignedInt(GIT_MERGE_OPTIONS_VERSION)), "options")
        options.flags = GIT_MERGE_FIND_RENAMES.rawValue | GIT_MERGE_SKIP_REUC.rawValue
        options.target_limit = CUnsignedInt(Self.renameLimit)
        let needed = "a file of the merge of \(base.short) and \(head.short)"
        let index: Handle
        if isShallow {
            // libgit2 would look for the common ancestor itself, and stumble over parents that are not here.
            index = try mergeTrees(ancestor, base, head, &options, needed)
        } else {
            index = try make(needed, release: git_index_free) { git_merge_commits(&$0, pointer, ours.pointer, theirs.pointer, &options) }
        }
        let content = try content(ofIndex: index.pointer)
        let tree = try storeTree(content.files.values.map(\.entry))
        return MergeResult(tree: tree, conflicts: content.conflicts, troubles: troubles, objects: try unstored(reachableFrom: tree))
    }

    private func mergeTrees(
        _ ancestor: ObjectID, _ base: ObjectID, _ head: ObjectID, _ options: inout git_merge_options, _ needed: String
    ) throws(GitError) -> Handle {
        let start = try treeHandle(try tree(ofCommit: ancestor))
        let ours = try treeHandle(try tree(ofCommit: base))
        let theirs = try treeHandle(try tree(ofCommit: head))
        return try make(needed, release: git_index_free) {
            git_merge_trees(&$0, pointer, start.pointer, ours.pointer, theirs.pointer, &options)
        }
    }

    /// Returns a best common ancestor of two commits.
    ///
    /// - Throws: `.noMergeBase`; in a shallow clone `.shallow`, since the ancestor may be in what was left out.
    package func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID {
        var found = git_oid()
        var (one, other) = (left.oid, right.oid)
        // Their absence must not be taken for the ancestor's.
        for id in [left, right] { _ = try commitHandle(id) }
        if isShallow { return try mergeBaseShallow(left, right) }
        let status = git_merge_base(&found, pointer, &one, &other)
        if status == GIT_ENOTFOUND.rawValue { throw .noMergeBase(left, right) }
        try check(status, "the common ancestor of \(left.short) and \(right.short)")
        return ObjectID(oid: found)
    }
}
