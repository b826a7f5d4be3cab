internal import ArgumentParser
internal import Basics
internal import Git
internal import Governance
internal import Reports
internal import Stewardship

/// `tieline history`: does the estate get better?
struct HistoryCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Scores, counts and coverage over the estate's history: by week, month or tag.",
        discussion: """
            tieline history                                    the last twelve months
            tieline history --every week --since 2026-01-01
            tieline history --every tag --format svg=history.svg

            Each period is looked at as it stood at its end, on the line of first parents, with today's rules. Breaking changes are those
            between two points: what came and went within one period is not counted. What a baseline holds is counted as found.

            \(ExitStatus.help(failing: nil))
            """)

    @Option(help: ArgumentHelp("How often: week, month or tag.", valueName: "period"))
    var every: HistoryCadence = .month

    @Option(help: ArgumentHelp("Since which day or revision; by default 12 months, 26 weeks, or all tags.", valueName: "rev|date"))
    var since: String?

    @Option(help: ArgumentHelp("The revision at which the history ends; by default HEAD.", valueName: "revision"))
    var at: String = "HEAD"

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "history" }

    func validate() throws {
        if ["WORKTREE", "INDEX"].contains(at) { throw ValidationError("--at takes a commit: \(at) has no history of its own.") }
    }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv, .svg)
        let loader = try RevisionLoader(estate)
        let series = try HistorySeries(at, every, options: estate, loader: loader)
        let found = try series.points(since: since)
        let view = HistoryView(
            estate: series.name, cadence: every, points: found.points, skipped: found.skipped, isCut: loader.repository.isShallow)
        try output.write { format, style in
            switch format {
            case .json: HistoryJSON.render(view)
            case .csv: view.table.csv
            case .svg: HistorySVG.render(view)
            default: HistoryText.render(view, style: style)
            }
        }
        return .passed
    }
}

extension HistoryCadence: ExpressibleByArgument {}
