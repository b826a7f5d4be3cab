internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Governance
internal import Reports

/// `tieline check`: is the estate sound?
struct CheckCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Is the estate sound? References, contracts, and the type check of every mapping and flow.",
        discussion: """
            tieline check            this work tree
            tieline check v2.1       a revision

            The exit status is 1 for findings at or above policy.failOn, 2 for specs that cannot be read.
            """)

    @Argument(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var revision: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.load(revision ?? (loader.repository.isBare ? "HEAD" : "WORKTREE"))
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let report = EstateCheck(loaded.estate, provider: provider, asOf: estate.day).run()
        try output.write { format, style in
            switch format {
            case .json: return CheckJSON.render(report)
            case .markdown: return CheckMarkdown.render(report)
            default: return CheckText.render(report, style: style)
            }
        }
        if !loaded.estate.unreadable.isEmpty { return .unusable }
        guard let limit = loaded.estate.failOn.level else { return .passed }
        return report.findings.contains { $0.waived == nil && $0.diagnostic.level >= limit } ? .failed : .passed
    }
}
