internal import ArgumentParser
internal import Impact
internal import Reports

/// `tieline impact`: what a change does to flows and journeys.
struct ImpactCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact", abstract: "Which flows and journeys break, corrupt, degrade or need review, why, and who must know.",
        discussion: """
            tieline impact                 this work tree against the trunk
            tieline impact main feature    a branch, since it left main
            tieline impact --select 'state:modified+,criticality:critical'

            \(ExitStatus.help(failing: "the policy says that a verdict fails"))
            """)

    @Argument(
        help: ArgumentHelp(
            "The revision to compare with; by default policy.trunk, else the branch's upstream, origin/HEAD, main or master.",
            valueName: "base"))
    var base: String?

    @Argument(help: ArgumentHelp("The revision to judge; by default WORKTREE.", valueName: "head"))
    var head: String?

    @Flag(help: "Compare the two as they are, not from their merge base.")
    var direct = false

    @Flag(help: "List the unaffected flows too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "impact" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let pair = try RevisionPair(base: base, head: head, mode: direct ? .direct : .sinceMergeBase, loader: loader)
        let run = try ImpactRun(pair, options: estate, loader: loader)
        defer { keepUntilExit((loader.cache, pair, run)) }
        try output.write(run, command: "impact", note: pair.note, all: all)
        return run.status
    }
}

extension OutputOptions {
    /// Writes an impact report in every format that was asked for.
    func write(_ run: ImpactRun, command: String, note: String?, all: Bool) throws {
        var view = ImpactView(run.report, outcome: run.outcome, listsUnaffected: all, command: command)
        view.selection = run.selection
        view.people = run.people
        view.reviewers = run.reviewers
        try write { format, style in
            switch format {
            case .json: return ImpactJSON.render(view)
            case .markdown: return ImpactMarkdown.render(view)
            default: return OutputOptions.noted(note, style) + ImpactText.render(view, style: style)
            }
        }
    }

    /// Which base was taken, as the first line; nothing where only the closing line is wanted.
    static func noted(_ note: String?, _ style: TextStyle) -> String {
        style.isQuiet ? "" : note.map { "\($0)\n" } ?? ""
    }
}
