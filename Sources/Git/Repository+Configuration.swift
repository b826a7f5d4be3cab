internal import CLibgit2

extension Repository {
    /// Returns a value of git's configuration (`core.hooksPath`); the last one where there are several, nil where there is none.
    package func configuration(_ key: String) throws(GitError) -> String? {
        try withConfiguration { configuration in
            var value: UnsafePointer<CChar>?
            let status = git_config_get_string(&value, configuration, key)
            return (status, value.map { String(cString: $0) })
        }
    }

    /// Returns a value of git's configuration that is yes or no, in any of the ways that git allows; nil where there is none.
    package func configurationFlag(_ key: String) throws(GitError) -> Bool? {
        let configuration = try make("the configuration", release: git_config_free) { git_repository_config_snapshot(&$0, pointer) }
        var value: CInt = 0
        let status = git_config_get_bool(&value, configuration.pointer, key)
        if status == GIT_ENOTFOUND.rawValue { return nil }
        try check(status, "the setting \(key)")
        return value != 0
    }

    /// Whether files were left out when it was cloned, to be fetched when git needs them.
    package var isPartialClone: Bool {
        var snapshot: OpaquePointer?
        guard git_repository_config_snapshot(&snapshot, pointer) == 0, let snapshot else { return false }
        let configuration = Handle(snapshot, release: git_config_free)
        var value: UnsafePointer<CChar>?
        if git_config_get_string(&value, configuration.pointer, "extensions.partialclone") == 0 { return true }
        var iterator: OpaquePointer?
        guard git_config_iterator_glob_new(&iterator, configuration.pointer, "^remote\\..*\\.promisor$") == 0 else { return false }
        defer { git_config_iterator_free(iterator) }
        var entry: UnsafeMutablePointer<git_config_entry>?
        while git_config_next(&entry, iterator) == 0 {
            var isTrue: CInt = 0
            if let entry, git_config_parse_bool(&isTrue, entry.pointee.value) == 0, isTrue == 1 { return true }
        }
        return false
    }

    /// Returns the folder that git runs hooks from: `core.hooksPath`, else `hooks` beside the shared files; without a slash at the end.
    package func hooksFolder() throws(GitError) -> String {
        guard let configured = try configurationPath("core.hooksPath"), !configured.isEmpty else { return commonFolder + "hooks" }
        if configured.utf8.first == UInt8(ascii: "/") { return configured }
        // Git changes to the work tree's root (a bare repository: to its own folder) before it runs a hook.
        return (workTreeFolder ?? gitFolder) + configured
    }

    /// Returns a value of git's configuration that is a path, with `~/` spelled out.
    func configurationPath(_ key: String) throws(GitError) -> String? {
        try withConfiguration { configuration in
            var buffer = git_buf()
            defer { git_buf_dispose(&buffer) }
            let status = git_config_get_path(&buffer, configuration, key)
            return (status, status == 0 ? String(cString: buffer.ptr) : nil)
        }
    }

    private func withConfiguration(_ read: (OpaquePointer) -> (status: CInt, value: String?)) throws(GitError) -> String? {
        let configuration = try make("the configuration", release: git_config_free) { git_repository_config_snapshot(&$0, pointer) }
        let (status, value) = read(configuration.pointer)
        if status == GIT_ENOTFOUND.rawValue { return nil }
        try check(status, "the configuration")
        return value
    }
}
