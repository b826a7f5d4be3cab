internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Governance
internal import Lineage
internal import Reports

/// `tieline check`: is the estate sound?
struct CheckCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Is the estate sound? References, contracts, and the type check of every mapping and flow.",
        discussion: """
            tieline check                                this work tree
            tieline check v2.1                           a revision
            tieline check --select owner:integration     what one team owns

            \(ExitStatus.help(failing: "findings at or above policy.failOn that no waiver accepts"))
            """)

    @Argument(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var revision: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "check" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(revision)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        var report = EstateCheck(loaded.estate, provider: provider, asOf: estate.day, control: loader.watch.control).run()
        try loader.check(loaded)
        if let parts = try estate.selected(in: loaded.estate) {
            // A file that cannot be read may hold anything, so what is wrong with it stays.
            let unreadable = Set(loaded.estate.unreadable.map(\.path))
            report.findings = report.findings.filter { finding in
                parts.contains(subject: finding.diagnostic.subject) || finding.diagnostic.span.map { unreadable.contains($0.path) } ?? false
            }
        }
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
