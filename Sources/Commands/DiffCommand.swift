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
            tieline diff --contract --since v1.0 api/openapi.yaml
            tieline diff --contract --versions schemas/order/

            \(ExitStatus.help(failing: "with --contract: some conforming peer of the old contract will fail"))
            """)

    @Flag(help: "Compare two contract files, or folders of contract files, outside any estate.")
    var contract = false

    @Option(
        name: .customLong("contract-format"),
        help: ArgumentHelp("The contracts' format, where the files do not tell; `tieline formats` lists them.", valueName: "format"))
    var contractFormat: String?

    @Option(
        help: ArgumentHelp(
            "With --contract: hold the contract against each of its versions in git from this revision on.", valueName: "revision"))
    var since: String?

    @Flag(help: "With --contract: the entries of a folder are versions; hold the last one against each of the others.")
    var versions = false

    @Flag(help: "Compare the two revisions as they are, not from their merge base.")
    var direct = false

    @Argument(help: ArgumentHelp("Two revisions; with --contract the old and the new version.", valueName: "base head"))
    var sides: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { contract ? "contract-diff" : "diff" }

    func validate() throws {
        if !contract, sides.count > 2 { throw ValidationError("`diff` takes two revisions: BASE and HEAD.") }
        if !contract, versions || since != nil { throw ValidationError("--since and --versions go with --contract.") }
        if versions, since != nil { throw ValidationError("--since and --versions exclude each other.") }
        if versions || since != nil {
            guard sides.count == 1 else { throw ValidationError("--since and --versions take one file or folder.") }
            return
        }
        if contract, sides.count != 2 { throw ValidationError("--contract takes two files or folders: the old version and the new one.") }
    }

    func report() throws -> ExitStatus {
        guard contract else { return try estateDifference() }
        try output.require(.text, .json)
        let watch = RunWatch(limit: estate.maxTime)
        if versions || since != nil { return try history(watch) }
        let report = try ContractDiff.compare(
            sides[0], sides[1], format: contractFormat, asOf: estate.day, jobs: estate.jobs ?? ProcessEnvironment.processors, watch: watch)
        try output.write { format, style in
            format == .json ? ContractDiffJSON.render(report) : ContractDiffText.render(report, style: style)
        }
        guard let difference = report.difference else { return .unusable }
        return difference.isBreaking ? .failed : .passed
    }

    /// The newest version of a contract against all older ones.
    private func history(_ watch: RunWatch) throws -> ExitStatus {
        let found =
            try since.map { try ContractHistory.versions(of: sides[0], since: $0, estate, watch: watch) }
            ?? ContractHistory.versions(in: sides[0])
        let report = try ContractHistory.compare(
            found, format: contractFormat, asOf: estate.day, jobs: estate.jobs ?? ProcessEnvironment.processors, watch: watch)
        try output.write { format, style in
            format == .json ? ContractHistoryJSON.render(report) : ContractHistoryText.render(report, style: style)
        }
        guard report.isComplete else { return .unusable }
        return report.isBreaking ? .failed : .passed
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
            base: run.report.base, head: run.report.head, changes: run.report.changes, brokenPromises: run.report.brokenPromises,
            unreadable: run.report.unreadable)
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
