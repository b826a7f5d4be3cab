internal import ArgumentParser
internal import Reports

/// `tieline gate`: may this be merged?
struct GateCommand: AnalysisCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate", abstract: "May this be merged? Merges the two in memory, analyses the result and obeys the policy.")

    @Argument(
        help: ArgumentHelp(
            "The branch that is merged into; by default policy.trunk, else the branch's upstream or the main branch.", valueName: "base"))
    var base: String?

    @Argument(help: ArgumentHelp("What is merged; by default WORKTREE.", valueName: "head"))
    var head: String?

    @Flag(help: "List flows that the change does not touch too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report(_ analysis: EstateAnalysis) throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let pair = try RevisionPair(base: base, head: head, mode: .merged, loader: try RevisionLoader(estate))
        let (report, outcome) = try analysis.impact(pair, try estate.request())
        return try output.write(ImpactView(report, outcome: outcome, listsUnaffected: all, command: "gate"), note: pair.note)
    }
}
