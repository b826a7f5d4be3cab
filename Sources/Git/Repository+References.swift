internal import CLibgit2

/// Where HEAD points.
package enum Head: Sendable, Hashable {
    /// A branch, by its name without `refs/heads/`, and its commit.
    case branch(String, ObjectID)
    /// A commit, with no branch.
    case detached(ObjectID)
    /// A branch that has no commit yet.
    case unborn(String)

    /// The commit; nil where there is none yet.
    package var commit: ObjectID? {
        switch self {
        case .branch(_, let id), .detached(let id): id
        case .unborn: nil
        }
    }

    /// The branch's name; nil where HEAD is detached.
    package var branch: String? {
        switch self {
        case .branch(let name, _), .unborn(let name): name
        case .detached: nil
        }
    }
}

extension Repository {
    /// Says where HEAD points.
    package func head() throws(GitError) -> Head {
        let reference = try make("HEAD", release: git_reference_free) { git_reference_lookup(&$0, pointer, "HEAD") }
        var oid = git_oid()
        guard let target = git_reference_symbolic_target(reference.pointer) else {
            try check(git_reference_name_to_id(&oid, pointer, "HEAD"), "HEAD")
            return .detached(ObjectID(oid: oid))
        }
        let full = String(cString: target)
        let name = Self.dropping("refs/heads/", from: full) ?? full
        let status = git_reference_name_to_id(&oid, pointer, full)
        if status == GIT_ENOTFOUND.rawValue { return .unborn(name) }
        try check(status, "the branch \(name)")
        return .branch(name, ObjectID(oid: oid))
    }

    /// Returns the names of all branches, as a person writes them: `main`, `origin/main`; sorted, local ones first.
    package func branchNames() throws(GitError) -> [String] {
        let all = try referenceNames()
        return all.compactMap { Self.dropping("refs/heads/", from: $0) } + all.compactMap { Self.dropping("refs/remotes/", from: $0) }
    }

    /// Returns the names of all tags, sorted.
    package func tagNames() throws(GitError) -> [String] {
        try referenceNames().compactMap { Self.dropping("refs/tags/", from: $0) }
    }

    /// Returns the remote branch that a local one follows, such as `origin/main`; nil where none is set or it is not here.
    package func upstream(of branch: String) throws(GitError) -> String? {
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        let status = git_branch_upstream_name(&buffer, pointer, "refs/heads/" + branch)
        if status == GIT_ENOTFOUND.rawValue { return nil }
        try check(status, "the upstream of \(branch)")
        let full = String(cString: buffer.ptr)
        return try exists(full) ? Self.dropping("refs/remotes/", from: full) ?? Self.dropping("refs/heads/", from: full) : nil
    }

    /// Returns the branch that a remote's HEAD names, such as `origin/main`; nil where the clone does not know it.
    package func remoteHead(of remote: String = "origin") throws(GitError) -> String? {
        var found: OpaquePointer?
        let status = git_reference_lookup(&found, pointer, "refs/remotes/\(remote)/HEAD")
        if [GIT_ENOTFOUND, GIT_EINVALIDSPEC].contains(where: { $0.rawValue == status }) { return nil }
        try check(status, "\(remote)/HEAD")
        guard let found else { return nil }
        let reference = Handle(found, release: git_reference_free)
        guard let target = git_reference_symbolic_target(reference.pointer).map({ String(cString: $0) }), try exists(target) else {
            return nil
        }
        return Self.dropping("refs/remotes/", from: target)
    }

    /// Guesses what the current branch is to be merged into: its upstream, else the remote's HEAD, `main`, `master`, here or on the remote.
    package func guessedTrunk() throws(GitError) -> String? {
        if let branch = try head().branch, let upstream = try upstream(of: branch) { return upstream }
        if let head = try remoteHead() { return head }
        for name in ["main", "master"] {
            if try exists("refs/heads/" + name) { return name }
        }
        for name in ["origin/main", "origin/master"] {
            if try exists("refs/remotes/" + name) { return name }
        }
        return nil
    }

    private func exists(_ reference: String) throws(GitError) -> Bool {
        var oid = git_oid()
        let status = git_reference_name_to_id(&oid, pointer, reference)
        if status == GIT_ENOTFOUND.rawValue { return false }
        try check(status, "the reference \(reference)")
        return true
    }

    private func referenceNames() throws(GitError) -> [String] {
        var list = git_strarray()
        try check(git_reference_list(&list, pointer), "the references")
        defer { git_strarray_dispose(&list) }
        let names = (0..<list.count).compactMap { index in list.strings[index].map { String(cString: $0) } }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func dropping(_ prefix: String, from name: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }
}
