internal import Basics
internal import Documents
internal import Git
internal import Glibc
internal import Stewardship

/// What was worked out of a repository's history, kept between runs.
///
/// Everything in it follows from the id of a commit or of a blob, so a rebase, an amended commit or a forced push makes nothing in it wrong. It
/// is one file for each estate in the user's cache folder, written beside and moved into place, so that who reads it has the old one or the new one; of two that write at
/// once the later one stays. A file that is damaged, or of another version, is as good as none.
final class HistoryCache: CommitDeltaStore, MeaningStore {
    /// To be raised whenever the meaning of a file, what a commit did, or how it is written comes out differently.
    private static let version = 1
    private static let name = "tieline-history"
    /// How many commits that no walk of this run came by are kept.
    private static let spareLimit = 20_000

    /// Nil where there is no folder for a user's caches.
    private let place: String?
    private let root: Name
    private var deltas: [ObjectID: CommitDelta] = [:]
    private var meanings: [MeaningKey: FileMeaning] = [:]
    private var usedDeltas: Set<ObjectID> = []
    private var usedMeanings: Set<MeaningKey> = []
    private var isChanged = false

    /// Opens the cache of an estate.
    ///
    /// - Parameter root: The estate's folder: only what lies in it is kept.
    init(_ repository: Repository, root: Name) {
        self.root = root
        let key = Self.hex(Digest(ofBytes: Array(root.text.utf8)))
        let own = Self.hex(Digest(ofBytes: Array(repository.commonFolder.utf8)))
        place = Self.userFolder.map { "\($0)/tieline/\(own)/history-\(key)" }
        load()
    }

    /// The folder that a user's caches are in, by the XDG base directory specification; nil where there is no home.
    private static var userFolder: String? {
        if let folder = ProcessEnvironment.variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder }
        return ProcessEnvironment.variable("HOME").flatMap { FileAccess.isFolder($0) ? "\($0)/.cache" : nil }
    }

    private static func hex(_ digest: Digest) -> String {
        let text = String(digest.words.0, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }

    // MARK: What is known

    func delta(of commit: ObjectID) -> CommitDelta? {
        guard let known = deltas[commit] else { return nil }
        usedDeltas.insert(commit)
        return known
    }

    func keep(_ delta: CommitDelta) {
        deltas[delta.commit.id] = delta
        usedDeltas.insert(delta.commit.id)
        isChanged = true
    }

    func meaning(of key: MeaningKey) -> FileMeaning? {
        guard let known = meanings[key] else { return nil }
        usedMeanings.insert(key)
        return known
    }

    func keep(_ meaning: FileMeaning, of key: MeaningKey) {
        meanings[key] = meaning
        usedMeanings.insert(key)
        isChanged = true
    }

    // MARK: Reading

    private func load() {
        guard let place, FileAccess.exists(place) else { return }
        do throws(CommandFailure) {
            _ = take(try FileAccess.read(place))
        } catch {
            // It is worked out anew: a cache that cannot be read is no trouble of the user's.
            return
        }
    }

    /// Takes in a file; false where it is not one of ours, whole and of this version.
    private func take(_ bytes: [UInt8]) -> Bool {
        let head = Self.head(of: bytes.dropFirst(Self.headLength))
        guard bytes.starts(with: head) else { return false }
        var reader = ByteReader(Array(bytes.dropFirst(head.count)))
        guard reader.text() == root else { return false }
        var deltas: [ObjectID: CommitDelta] = [:]
        let commits = reader.count()
        deltas.reserveCapacity(commits)
        for _ in 0..<commits where !reader.isBroken {
            let delta = CommitDelta(from: &reader)
            deltas[delta.commit.id] = delta
        }
        var meanings: [MeaningKey: FileMeaning] = [:]
        let versions = reader.count()
        meanings.reserveCapacity(versions)
        for _ in 0..<versions where !reader.isBroken {
            let key = MeaningKey(content: reader.text(), ending: reader.text())
            guard let meaning = FileMeaning(from: &reader) else { return false }
            meanings[key] = meaning
        }
        guard !reader.isBroken, reader.isAtEnd else { return false }
        (self.deltas, self.meanings) = (deltas, meanings)
        return true
    }

    // MARK: Writing

    /// Writes what is new. Where that is not possible the next run works it out again, and nothing is said.
    func save() {
        guard isChanged else { return }
        isChanged = false
        drop()
        var writer = ByteWriter()
        writer.text(root)
        writer.integer(deltas.count)
        for delta in deltas.values.sorted(by: { $0.commit.id < $1.commit.id }) { delta.write(to: &writer) }
        writer.integer(meanings.count)
        for (key, meaning) in meanings.sorted(by: { ($0.key.content, $0.key.ending) < ($1.key.content, $1.key.ending) }) {
            writer.text(key.content)
            writer.text(key.ending)
            meaning.write(to: &writer)
        }
        let body = writer.bytes
        let bytes = Self.head(of: body[...]) + body
        guard let place, bytes.count <= FileAccess.sizeLimit else { return }
        do throws(CommandFailure) {
            try FileAccess.replace(place, with: bytes)
        } catch {
            // The next run works it out again.
            return
        }
    }

    /// Drops what no walk of this run came by, once there is much of it: commits that a rebase left behind.
    private func drop() {
        guard deltas.count - usedDeltas.count > Self.spareLimit else { return }
        deltas = deltas.filter { usedDeltas.contains($0.key) }
        meanings = meanings.filter { usedMeanings.contains($0.key) }
    }

    private static let headLength = head(of: []).count

    /// What a file starts with: whose it is, of which version, and the hash of what follows.
    private static func head(of body: ArraySlice<UInt8>) -> [UInt8] {
        let words = Digest(ofBytes: Array(body)).words
        var bytes = Array("\(name) \(version) \(Version.text)\n".utf8)
        for word in [words.0, words.1] { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}

extension FileAccess {
    /// Writes a file beside and moves it into place, so that nobody ever reads half of it. The folder is made where it is missing.
    ///
    /// - Throws: Where the folder is a link, too: it may lead anywhere.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try makeFolder(folder)
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw CommandFailure(.unusable, "\(folder) is no folder.")
        }
        let beside = "\(path).\(getpid())"
        do throws(CommandFailure) {
            try write(bytes, to: beside)
        } catch {
            unlink(beside)
            throw error
        }
        guard rename(beside, path) == 0 else {
            unlink(beside)
            throw CommandFailure(.unusable, "\(path) cannot be written.")
        }
    }
}
