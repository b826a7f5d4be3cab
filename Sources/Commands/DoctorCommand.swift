internal import ArgumentParser
internal import Basics
internal import Estate
internal import Git
internal import Glibc
internal import Reports

/// `tieline doctor`: why does it not work?
struct DoctorCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Repository, hooks, versions, unreadable files, limits: why does it not work?",
        discussion: """
            tieline doctor     everything that Tieline depends on, with the way out where it is not as it should be

            \(ExitStatus.help(failing: nil))
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "doctor" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let examination = Examination(estate)
        try output.write { format, style in format == .json ? examination.checkup.json : examination.checkup.text(style) }
        return examination.status
    }
}
