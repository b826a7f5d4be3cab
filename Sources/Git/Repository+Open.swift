internal import CLibgit2

/// Where a repository is, and git's variables that say so in a hook: what opens a session of its own for each worker.
package struct RepositoryLocation: Hashable, Sendable {
    /// The folder at which the search starts, upwards.
    package let path: String
    /// Those of git's environment variables that matter to opening.
    package let variables: [String: String]

    /// The variables that are looked at; everything else in an environment is left out.
    package static let variableNames = [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_QUARANTINE_PATH", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_CEILING_DIRECTORIES",
    ]

    package init(path: String, environment: [String: String] = [:]) {
        self.path = path
        variables = environment.filter { Self.variableNames.contains($0.key) && !$0.value.isEmpty }
    }

    /// Opens a session; with objects of another session that are in no repository.
    package func open(with objects: UnstoredObjects = UnstoredObjects()) throws(GitError) -> Repository {
        let repository = try Repository.open(self)
        try repository.adopt(objects)
        return repository
    }
}

extension Repository {
    /// Opens the repository that a folder is in, or that a hook's environment names.
    ///
    /// Variables are applied one by one instead of with libgit2's own reading of the environment, which fails on `GIT_WORK_TREE` and
    /// `GIT_COMMON_DIR` (before 1.7) and mistakes a `:` inside of a quoted path. Relative paths are relative to `path`.
    package static func open(at path: String, environment: [String: String] = [:]) throws(GitError) -> Repository {
        try open(RepositoryLocation(path: path, environment: environment))
    }

    static func open(_ location: RepositoryLocation) throws(GitError) -> Repository {
        _ = Libgit2.start
        let gitFolder = location.variables["GIT_DIR"].map { location.resolve($0) }
        let flags = gitFolder == nil ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
        var opened: OpaquePointer?
        let status = git_repository_open_ext(&opened, gitFolder ?? location.path, flags, location.variables["GIT_CEILING_DIRECTORIES"])
        guard status == 0, let opened else { throw openingFailure(status, path: gitFolder ?? location.path) }
        let repository = try Repository(owning: opened, location: location)
        try repository.applyVariables()
        return repository
    }

    private func applyVariables() throws(GitError) {
        let variables = location.variables
        if let folder = variables["GIT_WORK_TREE"] {
            try check(git_repository_set_workdir(pointer, location.resolve(folder), 0), "the work tree \(folder)")
        }
        // Pushed objects stand in a quarantine folder until the hook lets them pass; git names it in both variables.
        var folders: [String] = []
        for name in ["GIT_OBJECT_DIRECTORY", "GIT_QUARANTINE_PATH"] {
            if let folder = variables[name] { folders.append(location.resolve(folder)) }
        }
        for folder in splitAlternates(variables["GIT_ALTERNATE_OBJECT_DIRECTORIES"] ?? "") { folders.append(location.resolve(folder)) }
        var seen: Set<String> = []
        for folder in folders where seen.insert(folder).inserted {
            try check(git_odb_add_disk_alternate(database, folder), "the object folder \(folder)")
        }
        if let path = variables["GIT_INDEX_FILE"] {
            let index = try make("the index \(path)", release: git_index_free) { git_index_open(&$0, location.resolve(path)) }
            try check(git_repository_set_index(pointer, index.pointer), "the index \(path)")
        }
    }

    private static func openingFailure(_ status: CInt, path: String) -> GitError {
        let words = Libgit2.lastWords
        // 1.5.1 stumbles over its own look-up of `safe.directory` where nobody has set it, and never comes to say what it wanted to.
        if status == GIT_EOWNER.rawValue || words.contains("'safe.directory'") { return .foreignOwner(path: rootFolder(above: path)) }
        if status == GIT_ENOTFOUND.rawValue { return .notARepository(path: path) }
        if words.contains("sha256") || words.contains("extensions.objectformat") { return .sha256Unsupported(path: path) }
        if let range = words.firstRange(of: "extension name extensions.") {
            return .unsupportedExtension(String(words[range.upperBound...]), path: path)
        }
        return .other(words)
    }

    /// Returns the folder that `safe.directory` must name: the work tree's root, or a bare repository itself.
    private static func rootFolder(above path: String) -> String {
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        guard git_repository_discover(&buffer, path, 0, nil) == 0 else { return path }
        var folder = Substring(String(cString: buffer.ptr))
        if folder.hasSuffix("/") { folder = folder.dropLast() }
        if folder.hasSuffix("/.git") { folder = folder.dropLast("/.git".count) }
        return String(folder)
    }
}

extension RepositoryLocation {
    /// Returns a path of a variable, which may be relative to the folder that git ran in.
    func resolve(_ relative: String) -> String {
        if relative.utf8.first == UInt8(ascii: "/") || path.isEmpty || path == "." { return relative }
        return path.utf8.last == UInt8(ascii: "/") ? path + relative : path + "/" + relative
    }
}

/// Splits `GIT_ALTERNATE_OBJECT_DIRECTORIES` at its colons; a path that holds one stands in quotes, with escapes as in C.
package func splitAlternates(_ value: String) -> [String] {
    var paths: [String] = []
    var rest = Array(value.utf8)[...]
    while !rest.isEmpty {
        var path: [UInt8] = []
        if rest.first == UInt8(ascii: "\"") {
            rest = rest.dropFirst()
            while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
                path.append(byte == UInt8(ascii: "\\") ? unescape(&rest) : byte)
            }
        }
        while let byte = rest.popFirst(), byte != UInt8(ascii: ":") { path.append(byte) }
        if !path.isEmpty { paths.append(String(decoding: path, as: UTF8.self)) }
    }
    return paths
}

/// Reads what follows a backslash: a letter's control character, three octal digits, or the byte itself.
private func unescape(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    guard let byte = rest.popFirst() else { return UInt8(ascii: "\\") }
    switch byte {
    case UInt8(ascii: "a"): return 7
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "v"): return 11
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
        var value = byte - UInt8(ascii: "0")
        for _ in 0..<2 {
            guard let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { break }
            value = value << 3 | (digit - UInt8(ascii: "0"))
            rest = rest.dropFirst()
        }
        return value
    default: return byte
    }
}
