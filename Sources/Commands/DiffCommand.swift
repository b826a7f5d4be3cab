internal import ArgumentParser
internal import Compatibility
internal import Reports

/// `tieline diff`: what changed in meaning.
struct DiffCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed in meaning, between two contract files or folders.",
        discussion: """
            tieline diff --contract old.yaml new.yaml
            tieline diff --contract old/ new/ --contract-format protobuf --format json

            The exit status is 1 when some conforming peer of the old contract will fail.
            """)

    @Flag(help: "Compare two contract files, or folders of contract files, outside any estate.")
    var contract = false

    @Option(
        name: .customLong("contract-format"),
        help: ArgumentHelp("The contracts' format, where the files do not tell; `tieline formats` lists them.", valueName: "format"))
    var contractFormat: String?

    @Argument(help: ArgumentHelp("The old and the new version.", valueName: "old new"))
    var sides: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func validate() throws {
        guard contract else { throw ValidationError("Say --contract OLD NEW.") }
        if sides.count != 2 { throw ValidationError("--contract takes two files or folders: the old version and the new one.") }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let report = try ContractDiff.compare(sides[0], sides[1], format: contractFormat, asOf: estate.day)
        try output.write { format, style in
            format == .json ? ContractDiffJSON.render(report) : ContractDiffText.render(report, style: style)
        }
        guard let difference = report.difference else { return .unusable }
        return difference.isBreaking ? .failed : .passed
    }
}
