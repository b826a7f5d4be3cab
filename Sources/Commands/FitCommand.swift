internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Lineage
internal import Reports

/// `tieline fit`: which platform fits this estate?
struct FitCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Which platform fits this estate? Each requirement of its flows against each platform.",
        discussion: """
            tieline fit
            tieline fit --select platform:ipaas --verbose     with the flows behind each number
            tieline fit --format csv=fit.csv                  for the spreadsheet

            For every platform that flows run on: the systems, protocols and capabilities that these need, their volume, peak, largest payload \
            and shortest latency target, and the skills of the teams that own them; then how each platform that is in use or a candidate \
            would do with them, on top of what it carries already, and what would change with it. ✓ met, ~ met with little to spare, ✗ not \
            met, ? not stated.

            \(ExitStatus.help(failing: nil))
            """)

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "fit" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        let parts = try estate.selected(in: loaded.estate)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let context = RuleContext(loaded.estate, provider: provider, asOf: estate.day, jobs: loader.jobs)
        let report = FitStudy(context).report { parts?.contains($0) ?? true }
        try loader.check(loaded)
        try output.write { format, style in
            switch format {
            case .json: FitJSON.render(report)
            case .csv: Table(report).csv
            default: FitText.render(report, style: style)
            }
        }
        return loaded.estate.unreadable.isEmpty ? .passed : .unusable
    }
}
