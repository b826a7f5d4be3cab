internal import Basics
internal import Estate
internal import Git
internal import Synchronization

/// The files of a git tree as an estate's source: of a commit, of the index or of the work tree, once it is frozen.
struct GitEstateSource: EstateSource {
    let entries: [SourceEntry]
    private let location: RepositoryLocation
    private let objects: UnstoredObjects
    private let blobs: [Name: TreeEntry]
    /// What the repository could not answer while files were read: a run that met it cannot be trusted.
    let faults = RepositoryFaults()
    private let control: AnalysisControl
    /// What could not be taken into the snapshot, by path: listed, and cannot be read.
    private let unread: [Name: SourceTrouble]

    /// Lists a frozen snapshot's files; symbolic links and submodules are not entered.
    ///
    /// - Parameters:
    ///   - conflicts: Files in conflict in a merge; each is read from the side that is merged, else from the other one.
    ///   - control: Asked before each file is read.
    init(_ repository: Repository, _ snapshot: FrozenSnapshot, conflicts: [MergeConflict] = [], control: AnalysisControl = .unbounded)
        throws(GitError)
    {
        self.control = control
        var entries: [SourceEntry] = []
        var blobs: [Name: TreeEntry] = [:]
        let listed = try repository.entries(ofTree: snapshot.tree)
        let known = Set(listed.map(\.path))
        for entry in listed + conflicts.compactMap({ $0.head ?? $0.base }).filter({ !known.contains($0.path) }) where entry.path.isText {
            switch entry.mode {
            case .file, .executable: break
            case .symlink, .submodule: continue
            }
            entries.append(SourceEntry(path: entry.path.name, contentID: Name(entry.id.hex)))
            blobs[entry.path.name] = entry
        }
        var unread: [Name: SourceTrouble] = [:]
        for trouble in snapshot.troubles where trouble.path.isText && !conflicts.contains(where: { $0.path == trouble.path }) {
            unread[trouble.path.name] = trouble.asSource
        }
        entries.removeAll { unread[$0.path] != nil }
        entries += unread.map { SourceEntry(path: $0.key, contentID: Name("unread: \($0.value.message)")) }
        self.unread = unread
        self.entries = entries
        self.blobs = blobs
        location = repository.location
        objects = snapshot.objects
    }

    func makeReader() -> any EstateFileReader {
        GitFileReader(location: location, objects: objects, blobs: blobs, unread: unread, faults: faults, control: control)
    }
}

/// Reads files through a session of its own, which is opened with the first file.
private final class GitFileReader: EstateFileReader {
    /// How many bytes one file may have: 64 MiB.
    private static let sizeLimit = 64 << 20

    private let location: RepositoryLocation
    private let objects: UnstoredObjects
    private let blobs: [Name: TreeEntry]
    private let unread: [Name: SourceTrouble]
    private let faults: RepositoryFaults
    private let control: AnalysisControl
    private var session: Repository?

    init(
        location: RepositoryLocation, objects: UnstoredObjects, blobs: [Name: TreeEntry], unread: [Name: SourceTrouble],
        faults: RepositoryFaults, control: AnalysisControl
    ) {
        self.unread = unread
        self.faults = faults
        self.control = control
        self.location = location
        self.objects = objects
        self.blobs = blobs
    }

    func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile {
        guard control.proceeds("reading files", faults.countRead(), of: 0) else { throw SourceTrouble("the time is over") }
        if let trouble = unread[entry.path] { throw trouble }
        guard let blob = blobs[entry.path] else { throw SourceTrouble("the file is not in this revision") }
        let bytes: [UInt8]
        do throws(GitError) {
            bytes = try openSession().blob(blob.id, limit: Self.sizeLimit)
        } catch {
            faults.note(error)
            throw SourceTrouble(error.message, help: error.help)
        }
        guard LFSPointer(bytes) == nil else {
            throw SourceTrouble(
                "the file is a Git LFS pointer, and its content is not in the repository",
                help: "Keep specs and contracts in git itself: `git lfs untrack` and add the file again.")
        }
        return SourceFile(path: entry.path, bytes: bytes)
    }

    private func openSession() throws(GitError) -> Repository {
        if let session { return session }
        let opened = try location.open(with: objects)
        session = opened
        return opened
    }
}

/// The first thing that a repository could not answer: an object that a partial clone does not have, for example.
final class RepositoryFaults: Sendable {
    // Guards what several readers may note.
    private let first = Mutex<GitError?>(nil)
    private let filesRead = Atomic<Int>(0)

    /// Counts a file that is read, and returns how many were before it.
    func countRead() -> Int { filesRead.add(1, ordering: .relaxed).oldValue }

    /// Notes what the repository cannot answer; a file that is too large is a finding about that file.
    func note(_ error: GitError) {
        if case .tooLarge = error { return }
        guard error.fault == .repository else { return }
        first.withLock { $0 = $0 ?? error }
    }

    /// Throws what was noted.
    func check() throws(GitError) {
        if let error = first.withLock({ $0 }) { throw error }
    }
}

extension SnapshotTrouble {
    /// The trouble as a reader of the file meets it.
    fileprivate var asSource: SourceTrouble {
        switch self {
        case .unreadable(_, let reason):
            SourceTrouble(
                "the file cannot be read: \(reason)", help: "Make it readable, or keep it out with `.gitignore`.", mayBeSpec: true)
        case .tooLarge(_, let bytes, let limit):
            SourceTrouble(
                "the file has \(bytes) bytes, and at most \(limit) are read", help: "Split it, or keep it out of the estate with `ignore`.")
        case .conflict: SourceTrouble("the file is in conflict", help: "Resolve the conflict first.", mayBeSpec: true)
        }
    }
}
