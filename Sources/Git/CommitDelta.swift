/// What one commit did to files, before any of them is followed through it. It depends on nothing but the commit's id.
package struct CommitDelta: Sendable {
    /// A file as one parent has it.
    package enum Before: Sendable, Hashable {
        /// As in the commit.
        case same
        case absent
        case entry(TreeEntry)
        /// It stood elsewhere, and the commit moved it.
        case moved(TreeEntry)
    }

    /// A file that is not as the first parent has it.
    package struct File: Sendable, Hashable {
        package let path: TreePath
        /// By parent; empty for a commit without parents.
        package let before: [Before]
        /// Nil where the commit removed it.
        package let after: TreeEntry?
    }

    /// Without the body of its message.
    package let commit: CommitInfo
    /// By path; nil where nobody has asked yet.
    package let files: [File]?
}

/// What is known of commits from earlier walks. All walks that share one keep the same paths.
package protocol CommitDeltaStore: AnyObject {
    func delta(of commit: ObjectID) -> CommitDelta?
    func keep(_ delta: CommitDelta)
}

extension Repository {
    /// Works out what a commit did to files.
    ///
    /// - Parameter parents: those that are here.
    func files(
        of commit: CommitInfo, parents: [ObjectID], keeping isKept: (TreePath) -> Bool
    ) throws(GitError) -> [CommitDelta.File] {
        guard !parents.isEmpty else {
            return try entries(ofTree: commit.tree).filter { isKept($0.path) }.map { entry in
                CommitDelta.File(path: entry.path, before: [], after: entry)
            }
        }
        var diffs: [[TreePath: PathChange]] = []
        for parent in parents {
            // What a merge has as its first parent has it needs no comparison with the others.
            if let first = diffs.first, first.isEmpty { return [] }
            let changes = try changedPaths(from: try tree(ofCommit: parent), to: commit.tree, detectingRenames: false)
            diffs.append(Dictionary(changes.filter { isKept($0.path) }.map { ($0.path, $0) }) { first, _ in first })
        }
        var sources: [[TreePath: TreeEntry]] = []
        for (parent, diff) in zip(parents, diffs) { sources.append(try renameSources(diff, commit, parent, isKept)) }
        return diffs[0].keys.sorted().map { path in
            let before = diffs.indices.map { parent -> CommitDelta.Before in
                guard let change = diffs[parent][path] else { return .same }
                if let old = change.old { return .entry(old) }
                return sources[parent][path].map { .moved($0) } ?? .absent
            }
            return CommitDelta.File(path: path, before: before, after: diffs[0][path]?.new)
        }
    }

    /// Finds where files that a commit added stood in a parent; looked for only where one was added and another removed.
    private func renameSources(
        _ diff: [TreePath: PathChange], _ commit: CommitInfo, _ parent: ObjectID, _ isKept: (TreePath) -> Bool
    ) throws(GitError) -> [TreePath: TreeEntry] {
        guard diff.values.contains(where: { $0.kind == .added }), diff.values.contains(where: { $0.kind == .removed }) else { return [:] }
        var found: [TreePath: TreeEntry] = [:]
        for change in try changedPaths(from: try tree(ofCommit: parent), to: commit.tree) where change.kind == .renamed {
            guard let old = change.old, let new = change.new, isKept(old.path), isKept(new.path) else { continue }
            found[new.path] = old
        }
        return found
    }
}
