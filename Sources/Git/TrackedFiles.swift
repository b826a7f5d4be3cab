internal import Glibc

/// Compares the files of an index with those on disk.
///
/// libgit2 could, but it reads `.gitignore` while it does, and 1.5 crashes on some (`!//` after `*`).
struct TrackedFiles {
    /// What became of a file since it was staged.
    enum Change {
        case none
        case removed
        /// It may have changed: times or size say so, or cannot tell.
        case suspect(FileMode)
        /// The system's reason.
        case unreadable(String)
    }

    /// The root as a C string without its end, with a slash.
    let root: [CChar]
    /// When the index was written; nil where that is not known. Files that are not older may have changed within the clock's tick.
    let written: FileState.Time?
    /// Whether the executable bit on disk means something (`core.fileMode`).
    let trustsMode: Bool
    /// Folders that were looked at: zero where each is one and no link leads to it, else why not (`errno`).
    private var folders: [[UInt8]: CInt] = [[]: 0]

    init(root: [CChar], written: FileState.Time?, trustsMode: Bool) {
        self.root = root
        self.written = written
        self.trustsMode = trustsMode
    }

    /// Returns when a file was last written; nil where it is not there.
    static func modificationTime(of path: UnsafePointer<CChar>) -> FileState.Time? {
        var status = stat()
        return lstat(path, &status) == 0 ? FileState.Time(status.st_mtim) : nil
    }

    /// Says what became of one file of the index.
    mutating func change(of file: IndexContent.File) -> Change {
        if file.entry.mode == .submodule || file.isAssumedUnchanged { return .none }
        let path = file.entry.path.bytes
        let parent = path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? []
        var status = stat()
        var failure = failureToEnter(parent)
        if failure == 0, lstat(full(path), &status) != 0 { failure = errno }
        if [ENOENT, ENOTDIR].contains(failure) { return file.isSkipped ? .none : .removed }
        if failure != 0 { return .unreadable(String(cString: strerror(failure))) }
        guard case .file(var mode) = FileKind(status) else { return .removed }
        if !trustsMode, mode != .symlink, file.entry.mode != .symlink { mode = file.entry.mode }
        let isOlder = written.map { file.state.modified < $0 } ?? false
        let isSame = isOlder && mode == file.entry.mode && FileState(status) == file.state
        return isSame ? .none : .suspect(mode)
    }

    /// Says why a folder cannot be entered: it is not there, it or one above it is a link, or it is closed; zero where it can.
    private mutating func failureToEnter(_ path: ArraySlice<UInt8>) -> CInt {
        let key = Array(path)
        if let known = folders[key] { return known }
        var status = stat()
        var failure = failureToEnter(path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? [])
        if failure == 0, lstat(full(key), &status) != 0 { failure = errno }
        if failure == 0, FileKind(status) != .folder { failure = ENOTDIR }
        folders[key] = failure
        return failure
    }

    private func full(_ path: [UInt8]) -> [CChar] { root + path.map { CChar(bitPattern: $0) } + [0] }
}
