internal import ArgumentParser
internal import Reports

/// `tieline impact`: which flows and journeys a change harms.
struct ImpactCommand: AnalysisCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact", abstract: "Which flows and journeys break, corrupt, degrade or need review, why, and who must know.",
        discussion: "tieline impact main\ntieline impact v1.0 v2.0 --direct --format json=impact.json")

    @Argument(
        help: ArgumentHelp(
            "What is compared with; by default policy.trunk, else the branch's upstream or the main branch.", valueName: "base"))
    var base: String?

    @Argument(help: ArgumentHelp("What is looked at; by default WORKTREE.", valueName: "head"))
    var head: String?

    @Flag(help: "Compare the two as they are, and not HEAD with the commit where it left BASE.")
    var direct = false

    @Flag(help: "List flows that the change does not touch too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report(_ analysis: EstateAnalysis) throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let pair = try RevisionPair(base: base, head: head, mode: direct ? .direct : .sinceMergeBase, loader: try RevisionLoader(estate))
        let (report, outcome) = try analysis.impact(pair, try estate.request())
        return try output.write(ImpactView(report, outcome: outcome, listsUnaffected: all), note: pair.note)
    }
}
