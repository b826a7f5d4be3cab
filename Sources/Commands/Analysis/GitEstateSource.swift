internal import Basics
internal import Estate
internal import Git

/// The files of a git tree as an estate's source: of a commit, of the index or of the work tree, once it is frozen.
struct GitEstateSource: EstateSource {
    let entries: [SourceEntry]
    private let location: RepositoryLocation
    private let objects: UnstoredObjects
    private let blobs: [Name: TreeEntry]

    /// Lists a frozen snapshot's files; symbolic links and submodules are not entered.
    init(_ repository: Repository, _ snapshot: FrozenSnapshot) throws(GitError) {
        var entries: [SourceEntry] = []
        var blobs: [Name: TreeEntry] = [:]
        for entry in try repository.entries(ofTree: snapshot.tree) where entry.path.isText {
            switch entry.mode {
            case .file, .executable: break
            case .symlink, .submodule: continue
            }
            entries.append(SourceEntry(path: entry.path.name, contentID: Name(entry.id.hex)))
            blobs[entry.path.name] = entry
        }
        self.entries = entries
        self.blobs = blobs
        location = repository.location
        objects = snapshot.objects
    }

    func makeReader() -> any EstateFileReader { GitFileReader(location: location, objects: objects, blobs: blobs) }
}

/// Reads files through a session of its own, which is opened with the first file.
private final class GitFileReader: EstateFileReader {
    /// How many bytes one file may have: 64 MiB.
    private static let sizeLimit = 64 << 20

    private let location: RepositoryLocation
    private let objects: UnstoredObjects
    private let blobs: [Name: TreeEntry]
    private var session: Repository?

    init(location: RepositoryLocation, objects: UnstoredObjects, blobs: [Name: TreeEntry]) {
        self.location = location
        self.objects = objects
        self.blobs = blobs
    }

    func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile {
        guard let blob = blobs[entry.path] else { throw SourceTrouble("the file is not in this revision") }
        let bytes: [UInt8]
        do throws(GitError) {
            bytes = try openSession().blob(blob.id, limit: Self.sizeLimit)
        } catch {
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
