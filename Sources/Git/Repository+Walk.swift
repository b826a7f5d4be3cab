internal import CLibgit2

/// Commits in the order they were walked, and why the walk ended.
package struct CommitWalk: Sendable {
    /// Why no further commit follows.
    package enum End: Sendable, Hashable {
        /// All were walked.
        case complete
        /// The limit was reached.
        case limit
        /// The clone is shallow and ends here; the history does not.
        case shallow
    }

    package let commits: [CommitInfo]
    package let end: End
}

extension Repository {
    /// Returns the commits that are reachable from some, and not from others, children before their parents, else the youngest first.
    ///
    /// - Parameters:
    ///   - hidden: commits that are left out with everything that they are based on.
    ///   - firstParentOnly: whether of a merge only the side is followed that it was made on.
    ///   - limit: how many commits are returned at most.
    package func walk(
        from starts: [ObjectID], hiding hidden: [ObjectID] = [], firstParentOnly: Bool = false, limit: Int = .max
    ) throws(GitError) -> CommitWalk {
        if isShallow { return try walkShallow(from: starts, hiding: hidden, firstParentOnly: firstParentOnly, limit: limit) }
        let walker = try make("the history", release: git_revwalk_free) { git_revwalk_new(&$0, pointer) }
        try check(git_revwalk_sorting(walker.pointer, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue), "the history")
        if firstParentOnly { try check(git_revwalk_simplify_first_parent(walker.pointer), "the history") }
        for start in starts {
            var oid = start.oid
            try check(git_revwalk_push(walker.pointer, &oid), "the commit \(start.short)")
        }
        for end in hidden {
            var oid = end.oid
            try check(git_revwalk_hide(walker.pointer, &oid), "the commit \(end.short)")
        }
        var commits: [CommitInfo] = []
        var oid = git_oid()
        while true {
            let status = git_revwalk_next(&oid, walker.pointer)
            if status == GIT_ITEROVER.rawValue { break }
            try check(status, "the history")
            if commits.count == limit { return CommitWalk(commits: commits, end: .limit) }
            commits.append(try commit(ObjectID(oid: oid)))
        }
        return CommitWalk(commits: commits, end: .complete)
    }
}
