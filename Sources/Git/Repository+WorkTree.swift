internal import CLibgit2

/// How a file on disk differs from the index.
private struct WorkTreeChange {
    let status: git_delta_t
    let path: TreePath
    let mode: FileMode?
}

extension Repository {
    /// Lists the files on disk: the index, with what differs from it read. libgit2 compares sizes and times with those that the index
    /// remembers, hashes where these leave a doubt, and obeys `.gitignore`; the index is not rewritten.
    func workTreeFiles() throws(GitError) -> (entries: [TreeEntry], troubles: [SnapshotTrouble]) {
        guard let root = workTreeFolder else { throw .noWorkTree(path: gitFolder) }
        let index = try indexHandle()
        var content = try content(ofIndex: index.pointer)
        var troubles = content.conflicts.map(SnapshotTrouble.conflict)
        for change in try changes(onDiskSince: index.pointer) {
            if change.status == GIT_DELTA_CONFLICTED { continue }
            if change.status == GIT_DELTA_DELETED {
                if content.files[change.path]?.isSkipped != true { content.files[change.path] = nil }
                continue
            }
            // A repository within this one that is no submodule yet is listed as a folder, and not entered.
            guard let mode = change.mode, mode != .submodule else {
                if change.status == GIT_DELTA_UNREADABLE { troubles.append(.unreadable(change.path, reason: "it cannot be opened")) }
                continue
            }
            switch WorkTreeFile.read(change.path, mode, under: root, limit: Self.workTreeFileLimit) {
            case .content(let bytes):
                let id = try store(try filtered(bytes, change.path, mode), GIT_OBJECT_BLOB)
                content.files[change.path] = .init(entry: TreeEntry(path: change.path, id: id, mode: mode), isSkipped: false)
            case .tooLarge(let size):
                troubles.append(.tooLarge(change.path, bytes: size, limit: Self.workTreeFileLimit))
            case .failure(let reason):
                troubles.append(.unreadable(change.path, reason: reason))
            }
        }
        return (content.files.values.map(\.entry), troubles)
    }

    private func changes(onDiskSince index: OpaquePointer) throws(GitError) -> [WorkTreeChange] {
        var options = git_diff_options()
        try check(git_diff_options_init(&options, CUnsignedInt(GIT_DIFF_OPTIONS_VERSION)), "options")
        let flags = [
            GIT_DIFF_INCLUDE_UNTRACKED, GIT_DIFF_RECURSE_UNTRACKED_DIRS, GIT_DIFF_INCLUDE_TYPECHANGE, GIT_DIFF_INCLUDE_UNREADABLE,
            GIT_DIFF_SKIP_BINARY_CHECK,
        ]
        options.flags = flags.reduce(0) { $0 | $1.rawValue }
        options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL
        let diff = try make("the files on disk", release: git_diff_free) { git_diff_index_to_workdir(&$0, pointer, index, &options) }
        return (0..<git_diff_num_deltas(diff.pointer)).compactMap { position in
            guard let delta = git_diff_get_delta(diff.pointer, position)?.pointee else { return nil }
            guard let path = delta.new_file.path ?? delta.old_file.path else { return nil }
            return WorkTreeChange(status: delta.status, path: TreePath(cString: path), mode: FileMode(raw: UInt32(delta.new_file.mode)))
        }
    }

    /// Applies what git would to a file's bytes before it stores them: line endings as `.gitattributes` and `core.autocrlf` say.
    /// No external filter is ever run.
    private func filtered(_ bytes: [UInt8], _ path: TreePath, _ mode: FileMode) throws(GitError) -> [UInt8] {
        guard mode != .symlink, let name = path.terminated else { return bytes }
        var filters: OpaquePointer?
        let flags = GIT_FILTER_ALLOW_UNSAFE.rawValue
        try check(git_filter_list_load(&filters, pointer, nil, name, GIT_FILTER_TO_ODB, flags), "the attributes of \(path)")
        guard let filters else { return bytes }
        let list = Handle(filters, release: git_filter_list_free)
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        let status = bytes.withUnsafeBytes { raw in
            git_filter_list_apply_to_buffer(&buffer, list.pointer, raw.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        try check(status, "the filtered content of \(path)")
        return Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
    }
}
