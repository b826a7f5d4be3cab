internal import CLibgit2

/// One line of a tree object: a file or a folder.
struct TreeItem {
    let component: [UInt8]
    let id: ObjectID
    /// Nil for a folder.
    let mode: FileMode?

    var isFolder: Bool { mode == nil }
}

extension Repository {
    /// How many files a tree may hold, counted with repetition: a few small objects can stand for billions.
    package static let entryLimit = 2_000_000
    /// How deep folders may be nested.
    package static let depthLimit = 1_000

    /// Returns the files of a tree in the order of their paths' bytes; submodules are one entry and not entered.
    ///
    /// - Parameter folder: where to look; a folder that is not there has no files.
    package func entries(ofTree tree: ObjectID, under folder: TreePath = "") throws(GitError) -> [TreeEntry] {
        var entries: [TreeEntry] = []
        guard let root = try folder.isEmpty ? tree : subtree(at: folder, ofTree: tree) else { return [] }
        try checkSize(ofTree: root)
        try collect(root, folder, into: &entries)
        return entries
    }

    /// Returns the file at a path of a tree; nil where there is none, or a folder.
    package func entry(at path: TreePath, ofTree tree: ObjectID) throws(GitError) -> TreeEntry? {
        guard let item = try item(at: path, ofTree: tree), let mode = item.mode else { return nil }
        return TreeEntry(path: path, id: item.id, mode: mode)
    }

    /// Returns the tree of a commit.
    package func tree(ofCommit id: ObjectID) throws(GitError) -> ObjectID {
        let commit = try commitHandle(id)
        return ObjectID(oid: git_commit_tree_id(commit.pointer).pointee)
    }

    private func collect(_ tree: ObjectID, _ folder: TreePath, into entries: inout [TreeEntry]) throws(GitError) {
        for item in try items(ofTree: tree) {
            let path = folder.appending(item.component)
            if let mode = item.mode {
                entries.append(TreeEntry(path: path, id: item.id, mode: mode))
            } else {
                try collect(item.id, path, into: &entries)
            }
        }
    }

    private func subtree(at path: TreePath, ofTree tree: ObjectID) throws(GitError) -> ObjectID? {
        guard let item = try item(at: path, ofTree: tree), item.isFolder else { return nil }
        return item.id
    }

    private func item(at path: TreePath, ofTree id: ObjectID) throws(GitError) -> TreeItem? {
        guard let name = path.terminated else { return nil }
        let tree = try treeHandle(id)
        var found: OpaquePointer?
        let status = git_tree_entry_bypath(&found, tree.pointer, name)
        // A folder on the way that is missing in the database is told apart from a path that does not exist by the kind of the failure.
        if status == GIT_ENOTFOUND.rawValue, Libgit2.lastClass == GIT_ERROR_TREE { return nil }
        try check(status, "\(path) in the tree \(id.short)")
        guard let found else { return nil }
        let entry = Handle(found, release: git_tree_entry_free)
        return Self.item(of: entry.pointer)
    }

    /// Returns the lines of one tree object, in its own order, which is that of whole paths.
    func items(ofTree id: ObjectID) throws(GitError) -> [TreeItem] {
        let tree = try treeHandle(id)
        return (0..<git_tree_entrycount(tree.pointer)).compactMap { index in
            git_tree_entry_byindex(tree.pointer, index).map(Self.item(of:))
        }
    }

    private static func item(of entry: OpaquePointer) -> TreeItem {
        let mode = git_tree_entry_filemode(entry)
        let isFolder = git_tree_entry_type(entry) == GIT_OBJECT_TREE
        return TreeItem(
            component: TreePath.bytes(of: git_tree_entry_name(entry)), id: ObjectID(oid: git_tree_entry_id(entry).pointee),
            mode: isFolder ? nil : FileMode(raw: UInt32(mode.rawValue)) ?? .file)
    }

    func treeHandle(_ id: ObjectID) throws(GitError) -> Handle {
        var oid = id.oid
        return try make("the tree \(id.short)", release: git_tree_free) { git_tree_lookup(&$0, pointer, &oid) }
    }
}

// MARK: Bounds

extension Repository {
    /// Throws where a tree holds more files, or deeper folders, than are read. Each tree object is counted once, so a bomb costs little.
    func checkSize(ofTree tree: ObjectID) throws(GitError) {
        let count = try countEntries(ofTree: tree, depth: 0)
        if count > Self.entryLimit { throw .tooLarge(what: "files in the tree \(tree.short)", count: count, limit: Self.entryLimit) }
    }

    private func countEntries(ofTree tree: ObjectID, depth: Int) throws(GitError) -> Int {
        if let known = entryCounts[tree] { return known }
        if depth > Self.depthLimit { throw .tooLarge(what: "folders within each other", count: depth, limit: Self.depthLimit) }
        var count = 0
        let handle = try treeHandle(tree)
        for index in 0..<git_tree_entrycount(handle.pointer) {
            guard let entry = git_tree_entry_byindex(handle.pointer, index) else { continue }
            let isFolder = git_tree_entry_type(entry) == GIT_OBJECT_TREE
            let inner = isFolder ? try countEntries(ofTree: ObjectID(oid: git_tree_entry_id(entry).pointee), depth: depth + 1) : 1
            // Above the limit the figure no longer matters, and it must not overflow further up.
            count = min(count.addingReportingOverflow(inner).partialValue, Self.entryLimit * 1_000)
        }
        entryCounts[tree] = count
        return count
    }
}
