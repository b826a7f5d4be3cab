internal import ArgumentParser
internal import Impact
internal import Reports

/// `tieline gate`: the pre-merge hook's question.
struct GateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Merges two revisions in memory and asks whether the result may be merged, by the policy of the base.",
        discussion: """
            tieline gate                 this work tree into the trunk
            tieline gate main feature    a branch into the trunk

            Nothing is written: neither the work tree nor a ref nor an object.

            \(ExitStatus.help(failing: "the policy says that a verdict fails, or the merge has conflicts"))
            """)

    @Argument(
        help: ArgumentHelp(
            "The branch that would be merged into; by default policy.trunk, else the branch's upstream, origin/HEAD, main or master.",
            valueName: "base"))
    var base: String?

    @Argument(help: ArgumentHelp("What would be merged; by default WORKTREE.", valueName: "head"))
    var head: String?

    @Flag(help: "List the unaffected flows too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "impact" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let pair = try RevisionPair(base: base, head: head, mode: .merged, loader: loader)
        let run = try ImpactRun(pair, options: estate, loader: loader)
        defer { keepUntilExit((loader.cache, pair, run)) }
        try output.write(run, command: "gate", note: pair.note, all: all)
        return run.status
    }
}
