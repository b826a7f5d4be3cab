internal import Glibc
internal import Reports

extension OutputOptions {
    /// The outputs that were asked for; text on standard output where none was.
    private var requests: [OutputRequest] { formats.isEmpty ? [OutputRequest(format: .text)] : formats }

    /// Refuses formats that a command does not write, before any work is done.
    func require(_ supported: OutputFormat...) throws {
        for request in requests where !supported.contains(request.format) {
            throw CommandFailure(
                .unusable, "This command does not write \(request.format.rawValue).",
                help: "It writes \(supported.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    /// Writes a result in every format that was asked for.
    func write(_ render: (OutputFormat, TextStyle) -> String) throws {
        for request in requests {
            if let file = request.file {
                try FileAccess.write(render(request.format, style(isTerminal: false, width: nil)), to: file)
            } else {
                let isTerminal = StandardStreams.output.isTerminal
                StandardStreams.output.write(render(request.format, style(isTerminal: isTerminal, width: ProcessEnvironment.terminalWidth)))
            }
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
