internal import ArgumentParser
internal import Basics
internal import Estate
internal import Git
internal import Glibc

/// The program: parses the command line, runs the command and ends the process with one of the exit statuses.
package enum CommandLineTool {
    package static func main() -> Never {
        ProcessMemory.prepare()
        StandardStreams.prepare()
        FaultHandler.install()
        var status = ExitStatus.unanswerable
        DeepStack.run {
            FaultHandler.prepareThread()
            ProcessMemory.prepareThread()
            status = run(Array(CommandLine.arguments.dropFirst()))
        }
        exit(status.rawValue)
    }

    private static func run(_ arguments: [String]) -> ExitStatus {
        if let complaint = UsageComplaint(unknownCommandIn: arguments) { return complaint.say() }
        do {
            let command = try TielineCommand.parseAsRoot(arguments)
            if let reporting = command as? any ReportingCommand { return run(reporting) }
            var plain = command
            try plain.run()
            return .passed
        } catch {
            return end(error)
        }
    }

    private static func run(_ command: some ReportingCommand) -> ExitStatus {
        let ending = Ending(command)
        ProgressLine.shared.start(isQuiet: command.output.quiet)
        ending.guardTime(command.estate.maxTime)
        do {
            let status = try command.report()
            ProgressLine.shared.erase()
            return status
        } catch {
            let failure = failure(error)
            if !Watchdog.shared.claim() { Watchdog.wait() }
            return ending.say(failure)
        }
    }

    /// What an error means for whoever called the program.
    static func failure(_ error: any Error) -> CommandFailure {
        switch error {
        case let failure as CommandFailure: failure
        case let error as GitError: CommandFailure(error.fault == .usage ? .unusable : .unanswerable, error.message, help: error.help)
        case let trouble as SourceTrouble: CommandFailure(.unusable, "A file cannot be read: \(trouble.message).", help: trouble.help)
        default:
            CommandFailure(
                .fault, "This is a fault of Tieline itself: \(error).",
                help: "Please report it with the command that you gave; `tieline doctor` shows what else to say.")
        }
    }

    /// Ends as ArgumentParser wants to: help and versions on standard output, complaints on standard error with status 2 instead of its 64.
    private static func end(_ error: any Error) -> ExitStatus {
        let text = TielineCommand.fullMessage(for: error)
        guard TielineCommand.exitCode(for: error).isSuccess else { return UsageComplaint(text).say() }
        if !text.isEmpty { StandardStreams.output.write(text + "\n") }
        return .passed
    }
}
