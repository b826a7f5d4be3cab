internal import Glibc

/// Files of the command line: named by the user, so read wherever they are.
enum FileAccess {
    /// How many bytes a file may have: 256 MiB.
    static let sizeLimit = 256 << 20
    /// How many files a folder may hold, and how deep it may go.
    static let countLimit = 20_000
    static let depthLimit = 64

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Reads a whole file; pipes such as `/dev/stdin` too.
    static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot be opened", path) }
        defer { close(descriptor) }
        var status = stat()
        // A file's size is known, a pipe's is not; one byte more tells that the file has ended.
        let expected = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard expected <= sizeLimit else { throw tooLarge(path) }
        var bytes = try read(descriptor, upTo: expected + 1, path)
        while bytes.count > expected {
            let more = try read(descriptor, upTo: 1 << 18, path)
            if more.isEmpty { return bytes }
            bytes += more
            if bytes.count > sizeLimit { throw tooLarge(path) }
        }
        return bytes
    }

    /// Reads some bytes, fewer only where there are no more.
    private static func read(_ descriptor: Int32, upTo limit: Int, _ path: String) throws(CommandFailure) -> [UInt8] {
        var isFailed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit {
                let got = Glibc.read(descriptor, buffer.baseAddress! + count, limit - count)
                if got < 0, errno == EINTR { continue }
                isFailed = got < 0
                guard got > 0 else { return }
                count += got
            }
        }
        if isFailed { throw failure("cannot be read", path) }
        return bytes
    }

    /// Writes a file, in place of one that is there.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("cannot be written", path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + start, bytes.count - start) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw failure("cannot be written", path) }
            start += count
        }
    }

    /// Lists the files below a folder by their paths relative to it, in the order of their bytes. Hidden files and symbolic links are left out.
    static func files(below folder: String) throws(CommandFailure) -> [String] {
        var found: [String] = []
        try collect(folder, "", 0, &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func collect(_ folder: String, _ prefix: String, _ depth: Int, _ found: inout [String]) throws(CommandFailure) {
        guard let stream = opendir(folder) else { throw failure("cannot be listed", folder) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.utf8.first == UInt8(ascii: ".") { continue }
            let path = folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where depth < depthLimit: try collect(path, prefix + name + "/", depth + 1, &found)
            case S_IFREG: found.append(prefix + name)
            default: break
            }
            if found.count > countLimit {
                throw CommandFailure(.unusable, "\(folder) holds more than \(countLimit) files.", help: "Name a smaller folder.")
            }
        }
    }

    /// Returns a path without symbolic links and dots; nil where there is nothing.
    static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func tooLarge(_ path: String) -> CommandFailure {
        CommandFailure(.unusable, "\(path) has more than 256 MiB.", help: "Name a smaller file, or split it.")
    }

    private static func failure(_ what: String, _ path: String) -> CommandFailure {
        let number = errno
        let help: String? = number == ENOENT ? "Check the path; it is taken from the current folder." : nil
        return CommandFailure(.unusable, "\(path) \(what): \(String(cString: strerror(number))).", help: help)
    }
}

extension FileAccess {
    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(CommandFailure) {
        if path.isEmpty || isFolder(path) { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || isFolder(path) else {
            throw CommandFailure(.unusable, "The folder \(path) cannot be made: \(String(cString: strerror(errno))).")
        }
    }
}
