internal import ArgumentParser
internal import Estate
internal import Git
internal import Impact
internal import Reports

/// `tieline check`: is the estate sound?
struct CheckCommand: AnalysisCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Is the estate sound? References, the type check of every mapping, governance rules.")

    @Argument(help: ArgumentHelp("The revision that is checked; by default WORKTREE.", valueName: "revision"))
    var revision: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report(_ analysis: EstateAnalysis) throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.load(revision ?? (loader.repository.isBare ? "HEAD" : "WORKTREE"))
        let (report, outcome) = try analysis.check(loaded, try estate.request())
        try output.write { format, style in
            switch format {
            case .json: CheckJSON.render(report)
            case .markdown: CheckMarkdown.render(report)
            default: CheckText.render(report, style: style)
            }
        }
        if !loaded.estate.unreadable.isEmpty { return .unusable }
        return outcome.failed ? .failed : .passed
    }
}
