internal import ArgumentParser
internal import Basics
internal import Contracts
internal import Reports

/// `tieline formats`: the contract formats that are read.
struct FormatsCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "The contract formats that are read, with their versions.",
        discussion: """
            tieline formats --format json

            \(ExitStatus.help(failing: nil))
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "formats" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let table = Table(
            "formats", ["format", "title"], ContractFormats.all.map { [$0.id.text, $0.title] })
        try output.write { format, style in table.render(format, style) }
        return .passed
    }
}
