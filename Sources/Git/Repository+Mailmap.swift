internal import CLibgit2

extension Repository {
    /// Returns the name and the address that `.mailmap` gives a person for those of a commit; the same where it says nothing.
    ///
    /// It is read from the work tree, in a bare repository from HEAD, and from where `mailmap.file` and `mailmap.blob` say.
    package func mapped(_ signature: Signature) throws(GitError) -> Signature {
        if mailmap == nil {
            mailmap = try make("the mailmap", release: git_mailmap_free) { git_mailmap_from_repository(&$0, pointer) }
        }
        var name: UnsafePointer<CChar>?
        var email: UnsafePointer<CChar>?
        // The answer may point at what was asked: it is copied while that is still there.
        let mapped = signature.name.withCString { oldName in
            signature.email.withCString { oldEmail -> (CInt, String, String) in
                let status = git_mailmap_resolve(&name, &email, mailmap?.pointer, oldName, oldEmail)
                return (status, name.map { String(cString: $0) } ?? "", email.map { String(cString: $0) } ?? "")
            }
        }
        try check(mapped.0, "the mailmap")
        return Signature(name: mapped.1, email: mapped.2, time: signature.time, offset: signature.offset)
    }
}
