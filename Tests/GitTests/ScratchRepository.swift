import Foundation
import Git
import Glibc
import Testing

/// A repository in a folder of its own that the git command line makes: hermetic, with fixed names and dates, and gone at the end.
final class ScratchRepository {
    /// The work tree's root, or a bare repository itself; without symbolic links in it.
    let folder: String
    private let root: String
    /// Seconds since 1970 of the next commit; each is a minute later.
    private var clock = 1_700_000_000

    /// Configuration of the user that libgit2 sees in all tests: none but what a test puts there.
    static let configuration: String = {
        let folder = makeFolder()
        Libgit2.isolateConfiguration(in: folder)
        return folder
    }()

    /// Makes a repository; with what `git init` takes, such as `--bare`.
    init(_ options: String...) throws {
        _ = Self.configuration
        root = Self.makeFolder()
        folder = root + "/repo"
        try git(["init", "-q", "-b", "main"] + options + [folder], at: root)
    }

    /// Clones another one; with what `git clone` takes.
    init(cloning other: ScratchRepository, _ options: String...) throws {
        _ = Self.configuration
        root = Self.makeFolder()
        folder = root + "/repo"
        try git(["clone", "-q"] + options + ["file://" + other.folder, folder], at: root)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// A path beside the repository that is removed with it.
    func sibling(_ name: String) -> String { root + "/" + name }

    func open(_ environment: [String: String] = [:]) throws(GitError) -> Repository {
        try Repository.open(at: folder, environment: environment)
    }

    /// Runs git in the repository and returns what it wrote, without the line's end.
    @discardableResult
    func git(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
        try git(arguments, at: folder, environment: environment)
    }

    @discardableResult
    func git(_ arguments: [String], at folder: String, environment: [String: String] = [:], input: String? = nil) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-c", "protocol.file.allow=always"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let date = "\(clock) +0100"
        process.environment = [
            "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": root, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "LC_ALL": "C",
            "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_NAME": "Carl", "GIT_COMMITTER_EMAIL": "carl@example.com", "GIT_COMMITTER_DATE": date, "GIT_MERGE_AUTOEDIT": "no",
        ].merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = output
        if let input {
            let file = root + "/input"
            try Data(input.utf8).write(to: URL(fileURLWithPath: file))
            process.standardInput = FileHandle(forReadingAtPath: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        guard process.terminationStatus == 0 else { throw Failure(command: arguments, output: text) }
        return text
    }

    /// git's refusal, with what it said.
    struct Failure: Error {
        let command: [String]
        let output: String
    }

    /// Writes files, by their paths; nil removes one.
    func write(_ files: [String: String?]) throws {
        for (path, content) in files {
            let full = folder + "/" + path
            guard let content else {
                try FileManager.default.removeItem(atPath: full)
                continue
            }
            try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(content.utf8).write(to: URL(fileURLWithPath: full))
        }
    }

    /// Writes files, commits everything and returns the commit's id.
    @discardableResult
    func commit(_ files: [String: String?] = [:], _ message: String = "a change") throws -> ObjectID {
        try write(files)
        try git("add", "-A")
        clock += 60
        try git("commit", "-q", "--allow-empty", "-m", message)
        return try id("HEAD")
    }

    /// Returns what git says a revision is.
    func id(_ revision: String) throws -> ObjectID {
        try #require(ObjectID(try git("rev-parse", revision)))
    }

    /// Returns the loose objects and packs, as paths within the object folder.
    func objectFiles() throws -> [String] {
        let objects = try git("rev-parse", "--absolute-git-dir") + "/objects"
        return try FileManager.default.subpathsOfDirectory(atPath: objects).sorted()
    }

    private static func makeFolder() -> String {
        let folder = NSTemporaryDirectory() + "tieline-git-" + UUID().uuidString
        // A folder that cannot be made fails the first use of it, with git's own message.
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    }
}

/// Returns the error that a call fails with; nil where it does not, or with another kind of error.
func failure<Value>(of call: () throws -> Value) -> GitError? {
    do {
        _ = try call()
        return nil
    } catch {
        return error as? GitError
    }
}

/// Makes a call with the file access of an ordinary user, since root may read and write everything. It must stay on its thread.
func withoutRoot<Value>(_ call: () throws -> Value) rethrows -> Value {
    guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try call() }
    // Glibc's module lacks <sys/fsuid.h>.
    let setUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
    _ = setUser(65534)
    defer { _ = setUser(0) }
    return try call()
}

/// Writes entries as `path mode id` lines, as `git ls-tree -r` has them.
func listing(_ entries: [TreeEntry]) -> [String] {
    entries.map { entry in
        let mode =
            switch entry.mode {
            case .file: "100644 blob"
            case .executable: "100755 blob"
            case .symlink: "120000 blob"
            case .submodule: "160000 commit"
            }
        return "\(mode) \(entry.id)\t\(entry.path)"
    }
}

/// Makes a symbolic link.
func symlinkFile(_ target: String, _ path: String) {
    #expect(symlink(target, path) == 0)
}
