internal import Basics

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
    ///   - store: what earlier walks found out, and takes what this one does; its commits come without the body of their message.
    ///   - visit: takes each commit that changed something; false ends the walk.
    package func pathHistory(
        from start: ObjectID, keeping isKept: (TreePath) -> Bool = { _ in true }, store: (any CommitDeltaStore)? = nil,
        visit: (HistoryStep) throws(GitError) -> Bool
    ) throws(GitError) -> CommitWalk.End {
        var end = CommitWalk.End.complete
        var interests: [ObjectID: PathInterest] = [start: .everything]
        for commit in try ordered(from: start, store) {
            let parents = try present(commit.parents)
            let isCut = parents.count < commit.parents.count
            if isCut { end = .shallow }
            guard let interest = interests.removeValue(forKey: commit.id), !interest.isEmpty else {
                if let store, store.delta(of: commit.id) == nil { store.keep(CommitDelta(commit: commit, files: nil)) }
                continue
            }
            var step = PathStep(parents: parents, interest: interest)
            step.take(try files(of: commit, parents, isCut: isCut, isKept, store))
            for (parent, interest) in zip(parents, step.next) where !interest.isEmpty {
                if interests[parent] == nil { interests[parent] = interest } else { interests[parent]?.merge(interest) }
            }
            if !step.changes.isEmpty {
                guard try visit(HistoryStep(commit: commit, isCut: isCut, changes: step.changes)) else { return .limit }
            }
        }
        return end
    }

    /// What a commit did, from the store where it is known. Where a parent is missing it is known of this clone only, and not kept.
    private func files(
        of commit: CommitInfo, _ parents: [ObjectID], isCut: Bool, _ isKept: (TreePath) -> Bool, _ store: (any CommitDeltaStore)?
    ) throws(GitError) -> [CommitDelta.File] {
        if !isCut, let known = store?.delta(of: commit.id)?.files { return known }
        let files = try files(of: commit, parents: parents, keeping: isKept)
        if !isCut { store?.keep(CommitDelta(commit: commit, files: files)) }
        return files
    }

    /// The parents that were not left out of the clone.
    private func present(_ parents: [ObjectID]) throws(GitError) -> [ObjectID] {
        isShallow ? parents.filter { contains($0) } : parents
    }

    /// All commits that are reached from one, children before their parents, else the youngest first.
    private func ordered(from start: ObjectID, _ store: (any CommitDeltaStore)?) throws(GitError) -> [CommitInfo] {
        var commits: [CommitInfo] = []
        var numbers: [ObjectID: Int] = [:]
        var children: [Int] = []
        var pending = [start]
        while let id = pending.popLast() {
            guard numbers[id] == nil else { continue }
            let commit = if let known = store?.delta(of: id)?.commit { known } else { try commit(id).withoutBody }
            numbers[id] = commits.count
            commits.append(commit)
            pending += try present(commit.parents)
        }
        children = Array(repeating: 0, count: commits.count)
        let parents = commits.map { commit in commit.parents.compactMap { numbers[$0] } }
        for parent in parents.joined() { children[parent] += 1 }
        var ready = Heap<Int> { one, other in
            (commits[one].committer.time, commits[one].id) > (commits[other].committer.time, commits[other].id)
        }
        for number in commits.indices where children[number] == 0 { ready.insert(number) }
        var result: [CommitInfo] = []
        while let number = ready.removeFirst() {
            result.append(commits[number])
            for parent in parents[number] {
                children[parent] -= 1
                if children[parent] == 0 { ready.insert(parent) }
            }
        }
        return result
    }
}

extension CommitInfo {
    /// The commit without the body of its message, which no history of paths needs.
    fileprivate var withoutBody: CommitInfo {
        CommitInfo(id: id, tree: tree, parents: parents, author: author, committer: committer, summary: summary, body: "")
    }
}

/// The work on one commit: what it changed, and what is followed to each parent.
private struct PathStep {
    private let interest: PathInterest
    private(set) var changes: [HistoryStep.FileChange] = []
    private(set) var next: [PathInterest]

    init(parents: [ObjectID], interest: PathInterest) {
        self.interest = interest
        next = parents.indices.map { $0 == 0 ? interest : .nothing }
    }

    /// Takes what a commit did to the files that are followed.
    mutating func take(_ files: [CommitDelta.File]) {
        for file in files where interest.contains(file.path) {
            let names = interest.names(of: file.path)
            if let same = file.before.firstIndex(of: .same) {
                next[0].drop(file.path)
                next[same].follow(file.path, as: names)
                continue
            }
            var before: [TreeEntry?] = []
            for (parent, state) in file.before.enumerated() {
                switch state {
                case .moved(let source):
                    next[parent].follow(file.path, as: [])
                    next[parent].forgetNames(of: file.path)
                    next[parent].follow(source.path, as: names)
                    before.append(source)
                case .entry(let old):
                    if parent > 0 { next[parent].follow(file.path, as: names) }
                    before.append(old)
                case .absent, .same:
                    if parent > 0 { next[parent].follow(file.path, as: names) }
                    before.append(nil)
                }
            }
            changes.append(HistoryStep.FileChange(names: names, path: file.path, before: before, after: file.after))
        }
    }
}
