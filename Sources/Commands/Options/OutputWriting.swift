internal import Glibc
internal import Reports

extension OutputOptions {
    /// The outputs that were asked for; text on standard output where none was.
    var requests: [OutputRequest] { formats.isEmpty ? [OutputRequest(format: .text)] : formats }

    /// Refuses formats that a command does not write, before any work is done.
    func require(_ supported: OutputFormat...) throws {
        for request in requests where !supported.contains(request.format) {
            throw CommandFailure(
                .unusable, "This command does not write \(request.format.rawValue).",
                help: "It writes \(supported.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    /// Writes a result in every format that was asked for: files first, so that one that cannot be written is told before anything stands on
    /// standard output.
    func write(_ render: (OutputFormat, TextStyle) -> String) throws {
        // The watchdog was first: it writes that the time is over, and ends the process.
        if !Watchdog.shared.claim() { Watchdog.wait() }
        for request in requests {
            guard let file = request.file else { continue }
            try FileAccess.write(render(request.format, style(isTerminal: false, width: nil)), to: file)
        }
        for request in requests where request.file == nil {
            let isTerminal = StandardStreams.output.isTerminal
            let width = ProcessEnvironment.width(of: StandardStreams.output)
            StandardStreams.output.write(render(request.format, style(isTerminal: isTerminal, width: width)))
        }
    }

    private func style(isTerminal: Bool, width: Int?) -> TextStyle {
        TextStyle(
            isColoured: isColoured(isTerminal: isTerminal), width: min(width ?? Self.defaultWidth, Self.widest), isVerbose: verbose,
            isQuiet: quiet)
    }

    /// The columns where standard output is no terminal.
    private static let defaultWidth = 120
    /// Longer lines are hard to read however wide a terminal is.
    private static let widest = 160

    /// `--color`, then NO_COLOR (no-color.org), then CLICOLOR_FORCE (bixense.com/clicolors), then whether a terminal reads.
    private func isColoured(isTerminal: Bool) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            if ProcessEnvironment.variable("NO_COLOR") != nil { return false }
            if let forced = ProcessEnvironment.variable("CLICOLOR_FORCE"), forced != "0" { return true }
            return isTerminal && ProcessEnvironment.variable("TERM") != "dumb"
        }
    }
}
