internal import ArgumentParser
internal import Basics
internal import Glibc
internal import Reports

/// A command that answers with an exit status of its own.
protocol ReportingCommand: ParsableCommand {
    var output: OutputOptions { get }
    var estate: EstateOptions { get }
    /// The name of its JSON, as in `tieline/NAME/v1`.
    var schema: String { get }

    func report() throws -> ExitStatus
}

/// How a command ends that cannot answer: the trouble on standard error, and the JSON that was asked for with an `outcome` that says so.
struct Ending: Sendable {
    private let schema: String
    private let requests: [OutputRequest]

    init(_ command: some ReportingCommand) {
        schema = command.schema
        requests = command.output.requests.filter { $0.format == .json }
    }

    /// Says what the trouble is, and returns the exit status.
    func say(_ failure: CommandFailure) -> ExitStatus {
        Self.complain(failure)
        let text = FailureJSON.render(
            schema: schema, status: Int(failure.status.rawValue), message: failure.message, help: failure.help)
        for request in requests {
            guard let file = request.file else {
                StandardStreams.output.write(text)
                continue
            }
            do throws(CommandFailure) {
                try FileAccess.write(text, to: file)
            } catch {
                Self.complain(error)
            }
        }
        return failure.status
    }

    /// Ends the process with status 3 some time after the limit, where the analysis has not come to ask for the time.
    func guardTime(_ limit: TimeSpan?) {
        guard let limit else { return }
        let grace = min(max(limit.milliseconds / 10, 500), 5_000)
        Watchdog.shared.start(after: min(limit.milliseconds, .max - grace) + grace) {
            _exit(say(RunWatch.failure(limit)).rawValue)
        }
    }

    /// Writes a trouble to standard error.
    private static func complain(_ failure: CommandFailure) {
        var text = "tieline: \(TerminalText.line(failure.message))\n"
        if let help = failure.help { text += "         \(TerminalText.line(help))\n" }
        StandardStreams.error.write(text)
    }
}
