internal import CLibgit2

extension Repository {
    /// Lists the files on disk: the index, with what differs from it read, and others that no rule ignores. Sizes and times are compared
    /// with those that the index remembers, and files read where these leave a doubt; the index is not rewritten.
    func workTreeFiles() throws(GitError) -> (entries: [TreeEntry], troubles: [SnapshotTrouble]) {
        guard let root = workTreeFolder else { throw .noWorkTree(path: gitFolder) }
        let index = try indexHandle()
        var content = try content(ofIndex: index.pointer)
        var troubles = content.conflicts.map(SnapshotTrouble.conflict)
        let inConflict = Set(content.conflicts.flatMap { [$0.ancestor, $0.base, $0.head].compactMap { $0?.path } })
        let untracked = UntrackedFiles(under: root, general: try generalRules()) { [files = content.files] path in
            files[path] != nil || inConflict.contains(path)
        }
        troubles += untracked.unreadable.map { .unreadable($0.path, reason: $0.reason) }
        var toRead = untracked.files
        var tracked = TrackedFiles(
            root: Array(root.utf8CString.dropLast()), written: git_index_path(index.pointer).flatMap(TrackedFiles.modificationTime),
            trustsMode: try configurationFlag("core.fileMode") ?? true)
        for file in content.files.values {
            switch tracked.change(of: file) {
            case .none: continue
            case .removed: content.files[file.entry.path] = nil
            case .suspect(let mode): toRead.append((file.entry.path, mode))
            case .unreadable(let reason): troubles.append(.unreadable(file.entry.path, reason: reason))
            }
        }
        var entries = content.files.mapValues(\.entry)
        for (path, mode) in toRead {
            switch WorkTreeFile.read(path, mode, under: Array(root.utf8CString), limit: Self.workTreeFileLimit) {
            case .content(let bytes):
                let id = try store(try filtered(bytes, path, mode), GIT_OBJECT_BLOB)
                entries[path] = TreeEntry(path: path, id: id, mode: mode)
            case .tooLarge(let size):
                troubles.append(.tooLarge(path, bytes: size, limit: Self.workTreeFileLimit))
            case .failure(let reason):
                troubles.append(.unreadable(path, reason: reason))
            }
        }
        return (Array(entries.values), troubles)
    }

    /// The rules that hold for all folders, the strongest last: of the user, and of this clone.
    private func generalRules() throws(GitError) -> [IgnoreRules] {
        let ofUser = try configurationPath("core.excludesFile") ?? Libgit2.userFile("ignore")
        var rules: [IgnoreRules] = []
        for path in [ofUser, commonFolder + "info/exclude"] {
            // That there is none is the ordinary case.
            guard let path, case .content(let bytes) = WorkTreeFile.read(TreePath(path), .file, under: [0], limit: 1 << 20) else {
                continue
            }
            rules.append(IgnoreRules(bytes, of: []))
        }
        return rules
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
