internal import CLibgit2

extension Repository {
    /// How many bytes a changed file of WORKTREE may have to be read: 64 MiB.
    package static let workTreeFileLimit = 64 << 20

    /// Fixes a snapshot as a tree. Of WORKTREE, changed files are read and hashed as git would store them, without writing anything.
    ///
    /// - Throws: `.noWorkTree` for WORKTREE of a bare repository.
    package func freeze(_ snapshot: Snapshot) throws(GitError) -> FrozenSnapshot {
        switch snapshot {
        case .tree(let id):
            return FrozenSnapshot(tree: id, troubles: [], objects: UnstoredObjects())
        case .index:
            let index = try indexHandle()
            let content = try content(ofIndex: index.pointer)
            return try frozen(content.files.values.map(\.entry), content.conflicts.map(SnapshotTrouble.conflict))
        case .workTree:
            let (entries, troubles) = try workTreeFiles()
            return try frozen(entries, troubles)
        }
    }

    /// Returns the files of a snapshot in the order of their paths' bytes, and what could not be taken in.
    ///
    /// - Parameter folder: where to look; a folder that is not there has no files.
    package func entries(
        of snapshot: Snapshot, under folder: TreePath = ""
    ) throws(GitError) -> (entries: [TreeEntry], troubles: [SnapshotTrouble]) {
        let frozen = try freeze(snapshot)
        return (try entries(ofTree: frozen.tree, under: folder), frozen.troubles)
    }

    private func frozen(_ entries: [TreeEntry], _ troubles: [SnapshotTrouble]) throws(GitError) -> FrozenSnapshot {
        let tree = try storeTree(entries)
        return FrozenSnapshot(tree: tree, troubles: troubles.sorted { $0.path < $1.path }, objects: try unstored(reachableFrom: tree))
    }
}
