/// A version of one file: the commit that made it, and where the file stood.
package struct FileVersion: Sendable, Hashable {
    package let commit: CommitInfo
    package let path: TreePath
    /// The content's id; nil where the commit removed the file.
    package let blob: ObjectID?
}

extension Repository {
    /// Returns the versions of a file, the newest first: each commit that changed, added or removed it, followed through renames.
    ///
    /// As in `git log`, a merge that took the file unchanged from one side leads on to that side only.
    /// - Parameters:
    ///   - start: the newest commit.
    ///   - hidden: commits that are left out with everything that they are based on.
    package func history(
        of path: TreePath, from start: ObjectID, hiding hidden: [ObjectID] = [], firstParentOnly: Bool = false, limit: Int = .max
    ) throws(GitError) -> (versions: [FileVersion], end: CommitWalk.End) {
        let walk = try walk(from: [start], hiding: hidden, firstParentOnly: firstParentOnly)
        // The path that the file has in each commit that is still to be visited; several where branches called it differently.
        var paths: [ObjectID: Set<TreePath>] = [start: [path]]
        var versions: [FileVersion] = []
        for commit in walk.commits {
            for path in (paths.removeValue(forKey: commit.id) ?? []).sorted() {
                let parents = firstParentOnly ? Array(commit.parents.prefix(1)) : commit.parents
                let (isVersion, next) = try step(path, commit, parents)
                for (parent, path) in next { paths[parent, default: []].insert(path) }
                guard isVersion else { continue }
                if versions.count == limit { return (versions, .limit) }
                versions.append(FileVersion(commit: commit, path: path, blob: try entry(at: path, ofTree: commit.tree)?.id))
            }
        }
        return (versions, walk.end)
    }

    /// Says whether a commit made a version of the file, and which parents have the file, where.
    private func step(
        _ path: TreePath, _ commit: CommitInfo, _ parents: [ObjectID]
    ) throws(GitError) -> (isVersion: Bool, next: [(ObjectID, TreePath)]) {
        let here = try entry(at: path, ofTree: commit.tree)
        var next: [(ObjectID, TreePath)] = []
        for parent in parents {
            // The parents of a shallow clone's last commits are named, and not here.
            guard contains(parent) else { continue }
            let tree = try tree(ofCommit: parent)
            let before = try entry(at: path, ofTree: tree)
            if before == here { return (false, [(parent, path)]) }
            if before == nil, let source = try renameSource(of: path, from: tree, to: commit.tree) {
                next.append((parent, source))
            } else {
                next.append((parent, path))
            }
        }
        return (here != nil || !next.isEmpty, next)
    }

    /// Returns the path that a file was renamed from between two trees; nil where it is new.
    private func renameSource(of path: TreePath, from old: ObjectID, to new: ObjectID) throws(GitError) -> TreePath? {
        try changedPaths(from: old, to: new).first { $0.kind == .renamed && $0.new?.path == path }?.old?.path
    }
}
