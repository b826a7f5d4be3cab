internal import Glibc

/// Finds the files of a work tree that git does not track and no rule hides.
struct UntrackedFiles {
    /// What was found, in no particular order.
    private(set) var files: [(path: TreePath, mode: FileMode)] = []
    /// Folders and rules that cannot be read, with the system's reason.
    private(set) var unreadable: [(path: TreePath, reason: String)] = []

    private let root: [CChar]
    private let isTracked: (TreePath) -> Bool

    /// Walks a work tree, whose root has a slash at the end; `general` are the rules for all folders, the strongest last.
    init(under root: String, general: [IgnoreRules], isTracked: @escaping (TreePath) -> Bool) {
        self.root = Array(root.utf8CString.dropLast())
        self.isTracked = isTracked
        var pending: [(folder: [UInt8], rules: [IgnoreRules])] = [([], general)]
        while let (folder, rules) = pending.popLast() { visit(folder, rules, &pending) }
    }

    /// Lists one folder, whose path is empty or ends in a slash, and adds its folders to those to be visited.
    private mutating func visit(_ folder: [UInt8], _ rules: [IgnoreRules], _ pending: inout [(folder: [UInt8], rules: [IgnoreRules])]) {
        let rules = rules + ownRules(of: folder)
        guard let stream = opendir(full(folder)) else {
            unreadable.append((TreePath(bytes: folder.dropLast()), String(cString: strerror(errno))))
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { TreePath.bytes(of: $0) }
            }
            if name == [UInt8(ascii: ".")] || name == Array("..".utf8) || name == Array(".git".utf8) { continue }
            let path = folder + name
            // Most files are tracked, and the folder says already that they are plain ones.
            if entry.pointee.d_type == UInt8(DT_REG), isTracked(TreePath(bytes: path)) { continue }
            guard let kind = kind(of: path), kind != .special else { continue }
            // The nearest folder's rules are the strongest, and a folder that is ignored is not entered.
            if rules.lazy.reversed().compactMap({ $0.verdict(on: path, isFolder: kind == .folder) }).first == true { continue }
            switch kind {
            case .special: continue
            case .folder: if !isRepository(path) { pending.append((path + [UInt8(ascii: "/")], rules)) }
            case .file(let mode):
                let path = TreePath(bytes: path)
                if !isTracked(path) { files.append((path, mode)) }
            }
        }
    }

    private mutating func ownRules(of folder: [UInt8]) -> [IgnoreRules] {
        let path = TreePath(bytes: folder + Array(".gitignore".utf8))
        guard kind(of: path.bytes) != nil else { return [] }
        switch WorkTreeFile.read(path, .file, under: full([]), limit: 1 << 20) {
        case .content(let bytes): return [IgnoreRules(bytes, of: folder)]
        case .tooLarge(let size): unreadable.append((path, "it has \(size) bytes, and at most 1048576 are read"))
        case .failure(let reason): unreadable.append((path, reason))
        }
        return []
    }

    /// Returns what stands at a path; nil for what is gone by now.
    private func kind(of path: [UInt8]) -> FileKind? {
        var status = stat()
        return lstat(full(path), &status) == 0 ? FileKind(status) : nil
    }

    /// Whether a folder is a repository of its own: its `.git` is a file, or has a HEAD.
    private func isRepository(_ path: [UInt8]) -> Bool {
        let inner = path + Array("/.git".utf8)
        return kind(of: inner).map { $0 != .folder } ?? false || kind(of: inner + Array("/HEAD".utf8)) != nil
    }

    private func full(_ path: [UInt8]) -> [CChar] { root + path.map { CChar(bitPattern: $0) } + [0] }
}
