internal import Glibc

/// One of the process's streams, written without buffering and without ever failing loudly.
struct OutputStream {
    let descriptor: Int32

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes all of a text, after taking the line of progress away. A reader that has gone (`| head`) is no error: what is left is dropped.
    func write(_ text: String) {
        ProgressLine.shared.erase()
        writeRaw(text)
    }

    /// Writes all of a text beside the line of progress.
    func writeRaw(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written < 0, errno == EINTR || errno == EAGAIN { continue }
                if written <= 0 { return }
                rest = rest.dropFirst(written)
            }
        }
    }
}

/// Standard output, for results, and standard error, for progress and complaints.
enum StandardStreams {
    static let output = OutputStream(descriptor: STDOUT_FILENO)
    static let error = OutputStream(descriptor: STDERR_FILENO)

    /// Makes the streams safe to use: a broken pipe gives an error instead of a signal, and a stream that the caller closed is put on
    /// `/dev/null`, so that no file that is opened later takes its number.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            if descriptor < 0 { return }
            if descriptor > STDERR_FILENO {
                close(descriptor)
                return
            }
        }
    }
}
