/// History in a shallow clone. libgit2 (before 1.7) fails at the first parent that was left out, so it is walked here instead; shallow
/// clones are small.
extension Repository {
    /// Walks what is here of the history; as `walk` does for whole clones.
    func walkShallow(from starts: [ObjectID], hiding hidden: [ObjectID], firstParentOnly: Bool, limit: Int) throws(GitError) -> CommitWalk {
        let left = try reachable(from: hidden, firstParentOnly: false)
        let kept = try reachable(from: starts, firstParentOnly: firstParentOnly).filter { left[$0.key] == nil }
        func parents(_ commit: CommitInfo) -> [ObjectID] {
            (firstParentOnly ? Array(commit.parents.prefix(1)) : commit.parents).filter { kept[$0] != nil }
        }
        var children: [ObjectID: Int] = [:]
        for commit in kept.values { parents(commit).forEach { children[$0, default: 0] += 1 } }
        // Ready are the commits whose children all came; the youngest stands last.
        var ready = kept.values.filter { children[$0.id] == nil }.sorted(by: Self.isOlder)
        var commits: [CommitInfo] = []
        while let commit = ready.popLast() {
            if commits.count == limit { return CommitWalk(commits: commits, end: .limit) }
            commits.append(commit)
            for id in parents(commit) {
                children[id, default: 1] -= 1
                guard children[id] == 0, let parent = kept[id] else { continue }
                ready.insert(parent, at: ready.firstIndex { Self.isOlder(parent, $0) } ?? ready.count)
            }
        }
        let isCut = commits.contains { commit in
            (firstParentOnly ? Array(commit.parents.prefix(1)) : commit.parents).contains { kept[$0] == nil && left[$0] == nil }
        }
        return CommitWalk(commits: commits, end: isCut ? .shallow : .complete)
    }

    /// Returns a best common ancestor, where what is here proves it to be one.
    ///
    /// - Throws: `.shallow` where there is none here, or where behind a commit without its parents a nearer one may be.
    func mergeBaseShallow(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID {
        let (ours, theirs) = (try reachable(from: [left]), try reachable(from: [right]))
        let common = ours.filter { theirs[$0.key] != nil }
        let isCut = ours.merging(theirs) { first, _ in first }.values.contains { commit in
            common[commit.id] == nil && commit.parents.contains { ours[$0] == nil && theirs[$0] == nil }
        }
        let best = common.values.filter { commit in !common.values.contains { $0.parents.contains(commit.id) } }.max(by: Self.isOlder)
        guard !isCut, let best else { throw .shallow(needed: "the commit where \(left.short) and \(right.short) meet") }
        return best.id
    }

    /// Reads all commits here that can be reached from some.
    private func reachable(from starts: [ObjectID], firstParentOnly: Bool = false) throws(GitError) -> [ObjectID: CommitInfo] {
        var found: [ObjectID: CommitInfo] = [:]
        var pending = starts
        while let id = pending.popLast() {
            if found[id] != nil { continue }
            let commit = try commit(id)
            found[id] = commit
            pending += (firstParentOnly ? Array(commit.parents.prefix(1)) : commit.parents).filter { contains($0) }
        }
        return found
    }

    /// Orders commits by time, and those of one second by id.
    private static func isOlder(_ left: CommitInfo, _ right: CommitInfo) -> Bool {
        (left.committer.time, left.id) < (right.committer.time, right.id)
    }
}
