internal import Basics
internal import Checking
internal import Contracts

/// A contract that the command line names: a file, or a folder whose files belong together.
struct NamedContract {
    /// As the user wrote it.
    var name: String
    let files: [SourceFile]
    /// The folder that the files were found in, with its slash; nil for a single file.
    private let folder: Name?
    /// The folder that references may not leave, without links; nil for none.
    private let root: String?
    /// Finds files that references name, where they do not lie in folders on disk.
    private let found: (@Sendable (Name) -> SourceFile?)?

    init(_ path: String) throws(CommandFailure) {
        name = path
        found = nil
        if FileAccess.isFolder(path) {
            let base = Self.readable(path)
            let prefix = base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
            var files: [SourceFile] = []
            for file in try FileAccess.files(below: path) {
                files.append(SourceFile(path: Name(prefix + file), bytes: try FileAccess.read(prefix + file)))
            }
            guard !files.isEmpty else {
                throw CommandFailure(.unusable, "\(path) holds no files.", help: "Name a contract file, or a folder that holds one.")
            }
            self.files = files
            folder = Name(prefix)
            root = FileAccess.real(path)
        } else {
            let shown = Self.readable(path)
            files = [SourceFile(path: Name(shown), bytes: try FileAccess.read(path))]
            folder = nil
            root = Self.boundary(of: path)
        }
    }

    /// A contract whose files were read from elsewhere, such as a commit.
    init(name: String, files: [SourceFile], folder: Name?, resolve: @escaping @Sendable (Name) -> SourceFile?) {
        self.name = name
        self.files = files
        self.folder = folder
        root = nil
        found = resolve
    }

    /// Whether the files say something else than those of another version.
    func differs(from other: NamedContract?) -> Bool {
        guard let other, files.count == other.files.count else { return true }
        return zip(files, other.files).contains { $0.bytes != $1.bytes }
    }

    func read(as format: any ContractFormat) -> Contract { format.read(input(for: format)) }

    /// The files as a format reads them; in a folder, the first file that the format knows is the entry.
    func input(for format: any ContractFormat) -> ContractInput {
        let entry = files.count > 1 ? files.firstIndex { format.recognises($0) } ?? 0 : 0
        var ordered = files
        ordered.insert(ordered.remove(at: entry), at: 0)
        return ContractInput(files: ordered, root: folder, resolve: resolver)
    }

    /// The files, to be read in place of an interface's contract.
    func contractFiles(format: String?) -> ContractFiles {
        let content = files.map { Fingerprint(of: [String(decoding: $0.bytes, as: UTF8.self)]).text }.joined(separator: "|")
        return ContractFiles(files: files, format: format, contentID: "file:\(content)", resolve: resolver)
    }

    /// The format of the first file that any format knows by its content.
    var detectedFormat: (any ContractFormat)? {
        for file in files {
            if let format = ContractFormats.detect(file) { return format }
        }
        return nil
    }

    /// Reads files that references name, as long as they lie below the boundary.
    private var resolver: @Sendable (Name) -> SourceFile? {
        if let found { return found }
        let isAbsolute = files[0].path.text.utf8.first == UInt8(ascii: "/")
        let root = root
        let known = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return { name in
            let path = isAbsolute && name.text.utf8.first != UInt8(ascii: "/") ? "/" + name.text : name.text
            if let file = known[Name(path)] { return file }
            guard let root, let real = FileAccess.real(path), real.utf8.starts(with: (root + "/").utf8), !FileAccess.isFolder(real) else {
                return nil
            }
            do {
                return SourceFile(path: Name(path), bytes: try FileAccess.read(path))
            } catch {
                return nil  // The format reports a reference that leads nowhere, with its place.
            }
        }
    }

    /// The path that places are shown with: as written, but absolute where it climbs, since references are resolved against it.
    private static func readable(_ path: String) -> String {
        let climbs = path.split(separator: "/").contains("..")
        var path = climbs ? FileAccess.real(path) ?? path : path
        while path.hasPrefix("./") { path = String(path.dropFirst(2)) }
        return path
    }

    /// The repository around a file, else its folder.
    private static func boundary(of path: String) -> String? {
        guard let real = FileAccess.real(path), let slash = real.lastIndex(of: "/") else { return nil }
        let own = String(real[..<slash])
        var folder = own
        while !folder.isEmpty {
            if FileAccess.exists(folder + "/.git") { return folder }
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = String(folder[..<slash])
        }
        return own
    }
}
