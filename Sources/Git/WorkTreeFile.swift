internal import Glibc

/// Reads one file on disk.
enum WorkTreeFile {
    /// What reading a file came to.
    enum Outcome {
        case content([UInt8])
        /// The file has more bytes than the limit.
        case tooLarge(Int)
        /// The system's reason.
        case failure(String)
    }

    /// Reads a file's bytes, or what a symbolic link points at; the link itself is never followed.
    ///
    /// - Parameter root: a C string with a slash before its end; empty where the path is absolute.
    static func read(_ path: TreePath, _ mode: FileMode, under root: [CChar], limit: Int) -> Outcome {
        guard let tail = path.terminated else { return .failure("its name holds a zero byte") }
        let full = root.dropLast() + tail
        return mode == .symlink ? readLink(full) : readFile(full, limit: limit)
    }

    private static func readLink(_ path: [CChar]) -> Outcome {
        let buffer = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            let pointer = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            count = max(0, pointer.map { readlink(path, $0, buffer.count) } ?? 0)
        }
        return buffer.isEmpty ? .failure(reason()) : .content(buffer)
    }

    private static func readFile(_ path: [CChar], limit: Int) -> Outcome {
        // Not blocking: between listing and reading, the file may have become a pipe.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(reason()) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failure("it is no ordinary file") }
        let size = Int(status.st_size)
        guard size <= limit else { return .tooLarge(size) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while true {
            let room = max(size - bytes.count, 0) + 4096
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                repeat { count = Glibc.read(descriptor, buffer.baseAddress, room) } while count < 0 && errno == EINTR
                initialized = max(count, 0)
            }
            guard count >= 0 else { return .failure(reason()) }
            if count == 0 { return .content(bytes) }
            bytes += chunk
            // It may have grown since its size was asked for.
            if bytes.count > limit { return .tooLarge(bytes.count) }
        }
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}
