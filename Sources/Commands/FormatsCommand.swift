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
            tieline formats --measure contracts/orders.yaml contracts/customers.xsd

            \(ExitStatus.help(failing: nil))
            """)

    @Option(
        name: .customLong("measure"), parsing: .upToNextOption,
        help: ArgumentHelp("Measures how fast some contracts are read instead.", valueName: "file"), completion: .file())
    var measured: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "formats" }

    func report() throws -> ExitStatus {
        if measured.isEmpty { try output.require(.text, .json) } else { try output.require(.text) }
        let table =
            measured.isEmpty
            ? Table("formats", ["format", "title"], ContractFormats.all.map { [$0.id.text, $0.title] })
            : Table("rates", ReadingRate.columns, try measured.map { try ReadingRate(of: NamedContract($0)).row })
        try output.write { format, style in table.render(format, style) }
        return .passed
    }
}
