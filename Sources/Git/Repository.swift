internal import CLibgit2

/// One session with a repository: it reads, and can never write an object into it.
///
/// libgit2's objects belong to one thread at a time, so a session is not shared: each worker opens its own through `location`. Objects that
/// a merge or WORKTREE brings about live in memory, in the session that made them, and are handed to others as `UnstoredObjects`.
package final class Repository {
    /// Where the repository is, for opening further sessions.
    package let location: RepositoryLocation

    let pointer: OpaquePointer
    /// The object database, with `memory` first.
    let database: OpaquePointer
    /// The backend that takes every object that is written; owned by the database.
    let memory: UnsafeMutablePointer<git_odb_backend>
    /// What `.mailmap` says, once it was read.
    var mailmap: Handle?
    /// How many entries each tree has that was counted, by the tree's id.
    var entryCounts: [ObjectID: Int] = [:]

    /// Takes over an open repository, which it frees at its end.
    init(owning pointer: OpaquePointer, location: RepositoryLocation) throws(GitError) {
        var database: OpaquePointer?
        var memory: UnsafeMutablePointer<git_odb_backend>?
        guard git_repository_odb(&database, pointer) == 0, let database else {
            let words = Libgit2.lastWords
            git_repository_free(pointer)
            throw .other(words)
        }
        // An in-memory merge writes its blobs into the object database. Priority above all else: nothing reaches the disk.
        guard git_mempack_new(&memory) == 0, let memory, git_odb_add_backend(database, memory, 999) == 0 else {
            let words = Libgit2.lastWords
            git_odb_free(database)
            git_repository_free(pointer)
            throw .other(words)
        }
        self.location = location
        self.pointer = pointer
        self.database = database
        self.memory = memory
    }

    deinit {
        git_odb_free(database)
        git_repository_free(pointer)
    }

    /// The root of the work tree, with a slash at the end; nil for a bare repository.
    package var workTreeFolder: String? { git_repository_workdir(pointer).map { String(cString: $0) } }
    /// The folder of the repository's own files, with a slash at the end; of this work tree's, for a linked one.
    package var gitFolder: String { String(cString: git_repository_path(pointer)) }
    /// The folder of the files that all work trees share, with a slash at the end.
    package var commonFolder: String { String(cString: git_repository_commondir(pointer)) }
    package var isBare: Bool { git_repository_is_bare(pointer) == 1 }
    /// Whether history was left out when it was cloned.
    package var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }
}

// MARK: Failures

extension Repository {
    /// Throws what a status of libgit2 means; `needed` says in a noun phrase what was wanted.
    func check(_ status: CInt, _ needed: @autoclosure () -> String) throws(GitError) {
        if status < 0 { throw failure(status, needed()) }
    }

    /// Makes an owned handle with a call of libgit2 that yields one.
    func make(
        _ needed: @autoclosure () -> String, release: @escaping (OpaquePointer?) -> Void, _ call: (inout OpaquePointer?) -> CInt
    ) throws(GitError) -> Handle {
        var made: OpaquePointer?
        let status = call(&made)
        guard status >= 0, let made else { throw failure(status, needed()) }
        return Handle(made, release: release)
    }

    /// Says what a failing status means in this repository; to be called before any other call of libgit2.
    func failure(_ status: CInt, _ needed: String) -> GitError {
        let words = Libgit2.lastWords
        let kind = Libgit2.lastClass
        switch status {
        case GIT_ENOTFOUND.rawValue:
            if isShallow { return .shallow(needed: needed) }
            if isPartialClone { return .missingInPartialClone(needed: needed) }
            return .corrupt("\(needed) is missing (\(words))")
        case GIT_EMISMATCH.rawValue:
            return .corrupt("\(needed): \(words)")
        default:
            if kind == GIT_ERROR_INDEX, words.contains("'sdir'") { return .unsupportedExtension("sdir", path: gitFolder) }
            let isDamage = [GIT_ERROR_ZLIB, GIT_ERROR_ODB, GIT_ERROR_OBJECT, GIT_ERROR_TREE, GIT_ERROR_INDEX].contains(kind)
            return isDamage ? .corrupt("\(needed): \(words)") : .other("\(needed): \(words)")
        }
    }
}
