internal import ArgumentParser
internal import Basics
internal import Git
internal import Glibc

/// The program: parses the command line, runs the command and ends the process with one of the exit statuses.
package enum CommandLineTool {
    package static func main() -> Never {
        StandardStreams.prepare()
        var status = ExitStatus.unanswerable
        DeepStack.run { status = run(Array(CommandLine.arguments.dropFirst())) }
        exit(status.rawValue)
    }

    private static func run(_ arguments: [String]) -> ExitStatus {
        do {
            var command = try TielineCommand.parseAsRoot(arguments)
            if let reporting = command as? any ReportingCommand { return try reporting.report() }
            try command.run()
            return .passed
        } catch let failure as CommandFailure {
            return say(failure)
        } catch let error as GitError {
            return say(CommandFailure(error.fault == .usage ? .unusable : .unanswerable, error.message, help: error.help))
        } catch {
            return end(error)
        }
    }

    /// Ends as ArgumentParser wants to: help and versions on standard output, complaints on standard error with status 2 instead of its 64.
    private static func end(_ error: any Error) -> ExitStatus {
        let isComplaint = !TielineCommand.exitCode(for: error).isSuccess
        let text = TielineCommand.fullMessage(for: error)
        if !text.isEmpty { (isComplaint ? StandardStreams.error : StandardStreams.output).write(text + "\n") }
        return isComplaint ? .unusable : .passed
    }

    private static func say(_ failure: CommandFailure) -> ExitStatus {
        var text = "tieline: \(TerminalText.line(failure.message))\n"
        if let help = failure.help { text += "         \(TerminalText.line(help))\n" }
        StandardStreams.error.write(text)
        return failure.status
    }
}

/// A command that answers with an exit status of its own.
protocol ReportingCommand: ParsableCommand {
    func report() throws -> ExitStatus
}
