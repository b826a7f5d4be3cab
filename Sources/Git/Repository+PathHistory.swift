/// What one commit did to files.
package struct HistoryStep: Sendable {
    /// One file that is not as any parent has it.
    package struct FileChange: Sendable {
        /// The paths that the file has in the newest commit, or had when it was removed; empty for what a later file replaced.
        package let names: [TreePath]
        package let path: TreePath
        /// The file in each parent that is here, wherever it stood; nil where it was not there. Empty for a commit without parents.
        package let before: [TreeEntry?]
        /// Nil where the commit removed the file.
        package let after: TreeEntry?
    }

    package let commit: CommitInfo
    /// Whether a parent was left out when the repository was cloned, so that what the commit did is not known.
    package let isCut: Bool
    /// In the order of the paths.
    package let changes: [FileChange]
}

extension Repository {
    /// Walks the history once for all files, the newest commit first, and hands over what each commit changed.
    ///
    /// As in `git log -- PATH`, a merge that took a file unchanged from one side leads on to that side only, so the first commit that is
    /// handed over for a path is the one that `git log -1 -- PATH` names. Folders that are equal in both trees are not entered.
    /// - Parameters:
    ///   - start: the newest commit.
    ///   - isKept: whether a path is of interest.
    ///   - visit: takes each commit that changed something; false ends the walk.
    package func pathHistory(
        from start: ObjectID, keeping isKept: (TreePath) -> Bool = { _ in true }, visit: (HistoryStep) throws(GitError) -> Bool
    ) throws(GitError) -> CommitWalk.End {
        let walk = try walk(from: [start])
        var interests: [ObjectID: PathInterest] = [start: .everything]
        for commit in walk.commits {
            guard let interest = interests.removeValue(forKey: commit.id), !interest.isEmpty else { continue }
            let parents = commit.parents.filter { contains($0) }
            let isCut = parents.count < commit.parents.count
            var step = PathStep(commit: commit, parents: parents, interest: interest)
            if parents.isEmpty {
                step.takeAll(try entries(ofTree: commit.tree).filter { isKept($0.path) })
            } else {
                var diffs: [[PathChange]] = []
                for parent in parents {
                    let old = try tree(ofCommit: parent)
                    diffs.append(try changedPaths(from: old, to: commit.tree, detectingRenames: false).filter { isKept($0.path) })
                }
                let sources = try renameSources(diffs, commit, parents, isKept)
                step.compare(diffs, sources)
            }
            for (parent, interest) in zip(parents, step.next) where !interest.isEmpty {
                if interests[parent] == nil { interests[parent] = interest } else { interests[parent]?.merge(interest) }
            }
            if !step.changes.isEmpty {
                let changes = step.changes.sorted { $0.path < $1.path }
                guard try visit(HistoryStep(commit: commit, isCut: isCut, changes: changes)) else { return .limit }
            }
        }
        return walk.end
    }

    /// Finds by parent where files that a commit added stood before; looked for only where one was added and another removed.
    private func renameSources(
        _ diffs: [[PathChange]], _ commit: CommitInfo, _ parents: [ObjectID], _ isKept: (TreePath) -> Bool
    ) throws(GitError) -> [[TreePath: TreeEntry]] {
        var sources: [[TreePath: TreeEntry]] = []
        for (parent, diff) in zip(parents, diffs) {
            var found: [TreePath: TreeEntry] = [:]
            if diff.contains(where: { $0.kind == .added }), diff.contains(where: { $0.kind == .removed }) {
                for change in try changedPaths(from: try tree(ofCommit: parent), to: commit.tree) where change.kind == .renamed {
                    guard let old = change.old, let new = change.new, isKept(old.path), isKept(new.path) else { continue }
                    found[new.path] = old
                }
            }
            sources.append(found)
        }
        return sources
    }
}

/// The work on one commit: what it changed, and what is followed to each parent.
private struct PathStep {
    private let interest: PathInterest
    private(set) var changes: [HistoryStep.FileChange] = []
    private(set) var next: [PathInterest]

    init(commit: CommitInfo, parents: [ObjectID], interest: PathInterest) {
        self.interest = interest
        next = parents.indices.map { $0 == 0 ? interest : .nothing }
    }

    /// Takes all files of a commit without parents as its work.
    mutating func takeAll(_ entries: [TreeEntry]) {
        for entry in entries where interest.contains(entry.path) {
            changes.append(
                HistoryStep.FileChange(names: interest.names(of: entry.path), path: entry.path, before: [], after: entry))
        }
    }

    /// Compares a commit with its parents.
    ///
    /// - Parameters:
    ///   - diffs: By parent, what differs.
    ///   - sources: By parent, where a file that was added stood.
    mutating func compare(_ diffs: [[PathChange]], _ sources: [[TreePath: TreeEntry]]) {
        let byPath = diffs.map { diff in Dictionary(diff.map { ($0.path, $0) }) { first, _ in first } }
        for path in Set(byPath.flatMap(\.keys)).sorted() where interest.contains(path) {
            let names = interest.names(of: path)
            if let same = byPath.firstIndex(where: { $0[path] == nil }) {
                guard same > 0 else { continue }
                next[0].drop(path)
                next[same].follow(path, as: names)
                continue
            }
            var before: [TreeEntry?] = []
            for parent in byPath.indices {
                let change = byPath[parent][path]
                let source = change?.old == nil ? sources[parent][path] : nil
                before.append(change?.old ?? source)
                if let source {
                    next[parent].follow(path, as: [])
                    next[parent].forgetNames(of: path)
                    next[parent].follow(source.path, as: names)
                } else if parent > 0 {
                    next[parent].follow(path, as: names)
                }
            }
            changes.append(HistoryStep.FileChange(names: names, path: path, before: before, after: byPath[0][path]?.new))
        }
    }
}
