internal import ArgumentParser
internal import Compatibility
internal import Estate
internal import Impact
internal import Reports

/// `tieline diff`: what changed in meaning.
struct DiffCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed in meaning: schemas, owners, mappings, flows, service levels, documents.",
        discussion: """
            tieline diff                           this work tree, since it left the trunk
            tieline diff main feature              a branch, since it left the trunk
            tieline diff --contract old.yaml new.yaml
            tieline diff --contract old/ new/ --contract-format protobuf --format json

            \(ExitStatus.help(failing: "with --contract: some conforming peer of the old contract will fail"))
            """)

    @Flag(help: "Compare two contract files, or folders of contract files, outside any estate.")
    var contract = false

    @Option(
        name: .customLong("contract-format"),
        help: ArgumentHelp("The contracts' format, where the files do not tell; `tieline formats` lists them.", valueName: "format"))
    var contractFormat: String?

    @Flag(help: "Compare the two revisions as they are, not from their merge base.")
    var direct = false

    @Argument(help: ArgumentHelp("Two revisions; with --contract the old and the new version.", valueName: "base head"))
    var sides: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { contract ? "contract-diff" : "diff" }

    func validate() throws {
        if !contract, sides.count > 2 { throw ValidationError("`diff` takes two revisions: BASE and HEAD.") }
        if contract, sides.count != 2 { throw ValidationError("--contract takes two files or folders: the old version and the new one.") }
    }

    func report() throws -> ExitStatus {
        guard contract else { return try estateDifference() }
        try output.require(.text, .json)
        let watch = RunWatch(limit: estate.maxTime)
        let report = try ContractDiff.compare(
            sides[0], sides[1], format: contractFormat, asOf: estate.day, jobs: estate.jobs ?? ProcessEnvironment.processors, watch: watch)
        try output.write { format, style in
            format == .json ? ContractDiffJSON.render(report) : ContractDiffText.render(report, style: style)
        }
        guard let difference = report.difference else { return .unusable }
        return difference.isBreaking ? .failed : .passed
    }

    /// The facts that differ between two revisions of an estate.
    private func estateDifference() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let pair = try RevisionPair(
            base: sides.first, head: sides.dropFirst().first, mode: direct ? .direct : .sinceMergeBase, loader: loader)
        let run = try ImpactRun(pair, options: estate, loader: loader)
        defer { keepUntilExit((loader.cache, pair, run)) }
        let view = EstateDiffView(
            base: run.report.base, head: run.report.head, changes: run.report.changes, unreadable: run.report.unreadable)
        try output.write { format, style in
            switch format {
            case .json: return EstateDiffJSON.render(view)
            case .markdown: return EstateDiffMarkdown.render(view)
            default: return OutputOptions.noted(pair.note, style) + EstateDiffText.render(view, style: style)
            }
        }
        return pair.head.estate.unreadable.isEmpty ? .passed : .unusable
    }
}
