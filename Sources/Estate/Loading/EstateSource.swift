package import Basics
internal import Synchronization

/// One file of a revision, by its path and what identifies its content.
package struct SourceEntry: Hashable, Sendable {
    /// Relative to the repository's root.
    package let path: Name
    /// Equal for equal bytes: a blob's id, or a digest.
    package let contentID: Name

    package init(path: Name, contentID: Name) {
        self.path = path
        self.contentID = contentID
    }
}

/// Why a file that is listed cannot be read.
package struct SourceTrouble: Error, Hashable {
    /// What is wrong and what to do, for people.
    package let message: String
    package let help: String?
    /// Whether nothing at all is known of what the file holds, so that it may be a spec.
    package let mayBeSpec: Bool

    package init(_ message: String, help: String? = nil, mayBeSpec: Bool = false) {
        self.message = message
        self.help = help
        self.mayBeSpec = mayBeSpec
    }
}

/// Where an estate's files come from: a git revision, a work tree, memory.
package protocol EstateSource: Sendable {
    /// Every file, in any order.
    var entries: [SourceEntry] { get }
    /// Makes what reads files on one thread.
    func makeReader() -> any EstateFileReader
}

/// Reads files; used by one thread only.
package protocol EstateFileReader {
    func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile
}

/// Files in memory.
package struct MemorySource: EstateSource {
    package let entries: [SourceEntry]
    private let files: [Name: SourceFile]

    package init(_ files: [SourceFile]) {
        entries = files.map {
            SourceEntry(path: $0.path, contentID: Name(Fingerprint(of: [String(decoding: $0.bytes, as: UTF8.self)]).text))
        }
        self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    }

    /// Takes texts by path.
    package init(_ texts: KeyValuePairs<String, String>) {
        self.init(texts.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) })
    }

    package func makeReader() -> any EstateFileReader { Reader(files: files) }

    private struct Reader: EstateFileReader {
        let files: [Name: SourceFile]

        func read(_ entry: SourceEntry) throws(SourceTrouble) -> SourceFile {
            guard let file = files[entry.path] else { throw SourceTrouble("there is no such file") }
            return file
        }
    }
}

/// What has been read of files, by path and content, so that what two revisions share is read once.
package final class SpecCache: Sendable {
    private struct Key: Hashable {
        let entry: SourceEntry
        let mustBeSpec: Bool
    }

    // Guards a dictionary that several loads share.
    private let files = Mutex<[Key: SpecFile]>([:])

    package init() {}

    /// What was read of a file, or what is read now. Two threads may read one file at once; both get the same.
    func file(_ entry: SourceEntry, mustBeSpec: Bool, read: () -> SpecFile) -> SpecFile {
        let key = Key(entry: entry, mustBeSpec: mustBeSpec)
        if let known = files.withLock({ $0[key] }) { return known }
        let fresh = read()
        return files.withLock { known in
            if let earlier = known[key] { return earlier }
            known[key] = fresh
            return fresh
        }
    }
}
