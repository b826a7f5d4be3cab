internal import Basics
internal import Estate
internal import Synchronization

/// The files of one commit, as references in a contract find them.
final class TreeFiles: Sendable {
    private let entries: [Name: SourceEntry]
    private let sorted: [SourceEntry]
    // Guards the reader, which is one session with the repository and no two threads may use.
    private let reader: Mutex<any EstateFileReader>

    init(_ source: GitEstateSource) {
        sorted = source.entries
        entries = Dictionary(source.entries.map { ($0.path, $0) }) { first, _ in first }
        reader = Mutex(source.makeReader())
    }

    private func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile {
        let result: Result<SourceFile, SourceTrouble> = reader.withLock { reader in
            do throws(SourceTrouble) { return .success(try reader.read(entry)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// The contract of a file or folder; nil where the commit does not have it.
    func contract(at path: Name, named label: String) throws -> NamedContract? {
        let folder = "\(path)/"
        let own = entries[path].map { [$0] } ?? sorted.filter { $0.path.text.utf8.starts(with: folder.utf8) }
        guard !own.isEmpty else { return nil }
        var files: [SourceFile] = []
        for entry in own { files.append(try read(entry)) }
        return NamedContract(name: label, files: files, folder: entries[path] == nil ? Name(folder) : nil) { [self] name in
            guard let entry = entries[name] else { return nil }
            do {
                return try read(entry)
            } catch {
                return nil  // The format reports a reference that leads nowhere, with its place.
            }
        }
    }
}
