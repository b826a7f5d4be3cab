internal import CLibgit2
internal import Glibc

/// What tells an unchanged file without reading it: times, size and identity, as the index keeps them (32 bits each).
struct FileState: Equatable {
    let modified: Time
    let changed: Time
    let size: UInt32
    let inode: UInt32
    let user: UInt32
    let group: UInt32

    /// Seconds since 1970 and nanoseconds.
    struct Time: Equatable, Comparable {
        let seconds: Int32
        let nanoseconds: UInt32

        static func < (left: Time, right: Time) -> Bool { (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds) }
    }

    init(_ entry: git_index_entry) {
        modified = Time(seconds: entry.mtime.seconds, nanoseconds: entry.mtime.nanoseconds)
        changed = Time(seconds: entry.ctime.seconds, nanoseconds: entry.ctime.nanoseconds)
        (size, inode, user, group) = (entry.file_size, entry.ino, entry.uid, entry.gid)
    }

    init(_ status: stat) {
        modified = Time(status.st_mtim)
        changed = Time(status.st_ctim)
        (size, inode) = (UInt32(truncatingIfNeeded: status.st_size), UInt32(truncatingIfNeeded: status.st_ino))
        (user, group) = (status.st_uid, status.st_gid)
    }
}

extension FileState.Time {
    init(_ time: timespec) {
        self.init(seconds: Int32(truncatingIfNeeded: time.tv_sec), nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec))
    }
}

/// What stands at a path on disk.
enum FileKind: Equatable {
    case folder
    case file(FileMode)
    /// A pipe, a device, a socket.
    case special

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .file(.symlink)
        case S_IFREG: self = .file(status.st_mode & S_IXUSR != 0 ? .executable : .file)
        default: self = .special
        }
    }
}
