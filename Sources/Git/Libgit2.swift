internal import CLibgit2

/// What concerns libgit2 as a whole, and not one repository.
package enum Libgit2 {
    /// Starts libgit2, once in the process; read before its first use.
    static let start: Void = {
        git_libgit2_init()
        // Should this fail, libgit2's own list stays in force: such repositories then fail to open, with a message.
        _ = tieline_git_allow_harmless_extensions()
    }()

    /// Reads system and user configuration from one folder only, in the whole process; for tests that must not depend on who runs them.
    package static func isolateConfiguration(in folder: String) {
        _ = start
        for level in [GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL] {
            _ = tieline_git_set_search_path(level, folder)
        }
    }

    /// Returns where a file of the user's would be that stands beside git's configuration, such as `~/.config/git/ignore`.
    static func userFile(_ name: String) -> String? {
        var buffer = git_buf()
        defer { git_buf_dispose(&buffer) }
        guard tieline_git_get_search_path(GIT_CONFIG_LEVEL_XDG, &buffer) == 0, buffer.size > 0 else { return nil }
        let folders = String(cString: buffer.ptr)
        return folders.split(separator: ":").first.map { $0 + "/" + name }
    }

    /// What libgit2 says about the last failure on this thread.
    static var lastWords: String {
        guard let error = git_error_last(), let message = error.pointee.message else { return "libgit2 gave no reason" }
        return String(cString: message)
    }

    /// The kind of the last failure on this thread.
    static var lastClass: git_error_t {
        guard let error = git_error_last() else { return GIT_ERROR_NONE }
        return git_error_t(rawValue: git_error_t.RawValue(error.pointee.klass))
    }
}

/// Owns one object of libgit2 and frees it when its scope ends.
///
/// What libgit2 lends out of an object (a name, an entry) is copied before that.
struct Handle: ~Copyable {
    let pointer: OpaquePointer
    private let release: (OpaquePointer?) -> Void

    init(_ pointer: OpaquePointer, release: @escaping (OpaquePointer?) -> Void) {
        self.pointer = pointer
        self.release = release
    }

    deinit { release(pointer) }
}
