internal import Basics
internal import Glibc

/// What the process was given: the only place that reads the environment, the clock and the terminal.
enum ProcessEnvironment {
    /// The environment's variables.
    static let variables: [String: String] = {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }()

    /// The value of a variable; nil where it is not set or empty.
    static func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The current folder.
    static var folder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    /// Today in UTC; the day of `SOURCE_DATE_EPOCH` where a reproducible run sets it.
    static var today: CalendarDate {
        let seconds = variable("SOURCE_DATE_EPOCH").flatMap { Int($0) } ?? time(nil)
        return CalendarDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// Milliseconds of a clock that only goes forward, for measuring.
    static var milliseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1_000 + now.tv_nsec / 1_000_000
    }

    /// The columns of the terminal that a stream is; nil where it is none.
    static func width(of stream: OutputStream) -> Int? {
        var size = winsize()
        guard ioctl(stream.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// How many processors there are.
    static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
