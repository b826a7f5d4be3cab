internal import CLibgit2

extension Repository {
    /// Reads a commit.
    package func commit(_ id: ObjectID) throws(GitError) -> CommitInfo {
        let commit = try commitHandle(id)
        let parents = (0..<git_commit_parentcount(commit.pointer)).compactMap { index in
            git_commit_parent_id(commit.pointer, index).map { ObjectID(oid: $0.pointee) }
        }
        return CommitInfo(
            id: id, tree: ObjectID(oid: git_commit_tree_id(commit.pointer).pointee), parents: parents,
            author: Signature(git_commit_author(commit.pointer)), committer: Signature(git_commit_committer(commit.pointer)),
            summary: git_commit_summary(commit.pointer).map { String(cString: $0) } ?? "",
            body: git_commit_body(commit.pointer).map { String(cString: $0) } ?? "")
    }

    func commitHandle(_ id: ObjectID) throws(GitError) -> Handle {
        var oid = id.oid
        return try make("the commit \(id.short)", release: git_commit_free) { git_commit_lookup(&$0, pointer, &oid) }
    }

    /// Makes a commit in this session's memory, which no reference names: what WORKTREE or INDEX would be if it were committed now.
    ///
    /// Its time is that of its youngest parent and a second, so that its id depends on nothing but its content.
    package func unbornCommit(tree: ObjectID, parents: [ObjectID]) throws(GitError) -> ObjectID {
        var time: Int64 = 0
        for parent in parents { time = max(time, try commit(parent).committer.time + 1) }
        let signature = "Tieline <> \(time) +0000"
        var text = "tree \(tree)\n"
        for parent in parents { text += "parent \(parent)\n" }
        text += "author \(signature)\ncommitter \(signature)\n\nNot committed yet\n"
        return try store(Array(text.utf8), GIT_OBJECT_COMMIT)
    }
}

extension Signature {
    init(_ signature: UnsafePointer<git_signature>?) {
        guard let signature = signature?.pointee else {
            self.init(name: "", email: "", time: 0, offset: 0)
            return
        }
        self.init(
            name: signature.name.map { String(cString: $0) } ?? "", email: signature.email.map { String(cString: $0) } ?? "",
            time: signature.when.time, offset: Int(signature.when.offset))
    }
}
