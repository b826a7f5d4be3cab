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

    @Flag(help: "List every finding with its place and what to do.")
    var all = false

    @Flag(help: "Write what is found into tieline.baseline beside tieline.yaml: from then on only what is new is shown.")
    var writeBaseline = false

    @Flag(help: ArgumentHelp("Write what each rule costs to standard error.", visibility: .hidden))
    var profile = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "check" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(revision)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let history = try CheckHistory(loaded, loader)
        let check = EstateCheck(
            loaded.estate, provider: provider, asOf: estate.day, jobs: loader.jobs, usesBaseline: !writeBaseline, history: history.read,
            control: loader.watch.control)
        let profile = profile ? RuleProfile() : nil
        var report = check.run(meter: profile?.measure)
        defer { keepUntilExit((loader, loaded, provider, check, report)) }
        if let profile { StandardStreams.error.write(profile.text) }
        try history.check()
        try loader.check(loaded)
        if writeBaseline { return try keep(report, loaded.estate, loader) }
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
            default: return CheckText.render(report, style: style, all: all)
            }
        }
        if !loaded.estate.unreadable.isEmpty { return .unusable }
        guard let limit = loaded.estate.failOn.level else { return .passed }
        return report.findings.contains { $0.waived == nil && $0.diagnostic.level >= limit } ? .failed : .passed
    }

    /// Writes the baseline into the work tree.
    private func keep(_ report: CheckReport, _ estate: Estate, _ loader: RevisionLoader) throws -> ExitStatus {
        guard estate.unreadable.isEmpty else {
            throw CommandFailure(
                .unusable, "Some specs cannot be read, so a baseline would not hold what is wrong with them.",
                help: "Mend them first: `tieline check`.")
        }
        guard let folder = loader.repository.workTreeFolder else {
            throw CommandFailure(.unusable, "This repository has no work tree to write a baseline into.", help: "Run it in a clone.")
        }
        let place = estate.root.isEmpty ? Baseline.fileName : "\(estate.root)/\(Baseline.fileName)"
        try FileAccess.write(Baseline.text(of: report.findings), to: "\(folder)/\(place)")
        StandardStreams.output.write("wrote \(place): \(report.findings.count) findings; commit it\n")
        return .passed
    }
}
