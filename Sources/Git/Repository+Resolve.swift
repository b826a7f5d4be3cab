internal import Basics
internal import CLibgit2

extension Repository {
    /// Returns the commit that a revision's text names, as git understands it: branches, tags (also annotated), ids and their
    /// beginnings, `HEAD~2`, `main@{upstream}`, `@{1 week ago}`, `:/words of a message`.
    ///
    /// - Throws: `.unknownRevision` with the nearest names, `.ambiguousRevision`, `.notACommit`, `.unbornHead`; `.shallow` where the text
    ///   is good and its commit was not fetched.
    package func resolve(_ revision: String) throws(GitError) -> ObjectID {
        guard !revision.isEmpty, !revision.utf8.contains(0) else { throw .unknownRevision(revision, nearest: []) }
        let text = Self.spelledOut(revision)
        var found: OpaquePointer?
        let status = git_revparse_single(&found, pointer, text)
        guard status == 0, let found else { throw try unresolved(revision, status) }
        let object = Handle(found, release: git_object_free)
        var peeled: OpaquePointer?
        let peeling = git_object_peel(&peeled, object.pointer, GIT_OBJECT_COMMIT)
        if [GIT_EPEEL, GIT_EINVALIDSPEC, GIT_EAMBIGUOUS].contains(where: { $0.rawValue == peeling }) { throw .notACommit(revision) }
        guard peeling == 0, let peeled else { throw failure(peeling, "the commit of \(revision)") }
        let commit = Handle(peeled, release: git_object_free)
        return ObjectID(oid: git_object_id(commit.pointer).pointee)
    }

    /// Writes a lone `@` as `HEAD`, which libgit2 does not.
    private static func spelledOut(_ revision: String) -> String {
        guard revision.utf8.first == UInt8(ascii: "@") else { return revision }
        let rest = revision.dropFirst()
        return rest.first == "{" ? revision : "HEAD" + rest
    }

    private func unresolved(_ revision: String, _ status: CInt) throws(GitError) -> GitError {
        if status == GIT_EAMBIGUOUS.rawValue { return .ambiguousRevision(revision) }
        let failure = failure(status, "the commit `\(revision)`")
        let isName = [GIT_ENOTFOUND, GIT_EINVALIDSPEC, GIT_ERROR].contains { $0.rawValue == status }
        guard isName else { return failure }
        if case .unborn(let branch) = try head(), revision.hasPrefix("HEAD") || revision.hasPrefix("@") {
            return .unbornHead(branch: branch)
        }
        let start = revision.prefix { !"~^@:".contains($0) }
        if isShallow, start.count == 40 && ObjectID(start) != nil || start.count < revision.count && names(start) {
            return .shallow(needed: "the commit `\(revision)`")
        }
        let candidates = try branchNames() + tagNames() + ["HEAD", "WORKTREE", "INDEX"]
        let best = nearest(to: String(start), among: candidates)
        let sameEnd = candidates.filter { $0.hasSuffix("/" + start) }
        return .unknownRevision(revision, nearest: (best.map { [$0] } ?? []) + sameEnd.filter { $0 != best }.prefix(2))
    }

    private func names(_ text: Substring) -> Bool {
        var found: OpaquePointer?
        guard git_revparse_single(&found, pointer, text.isEmpty ? "HEAD" : String(text)) == 0 else { return false }
        git_object_free(found)
        return true
    }
}
