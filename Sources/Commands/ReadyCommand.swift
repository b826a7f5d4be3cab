internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Reports

/// `tieline ready FLOW`: may this flow go live?
struct ReadyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready", abstract: "May this flow go live? Owner, runbook, monitoring, targets, error handling, load test, check.",
        discussion: """
            tieline ready order-to-erp

            A flow that is planned is judged as if it ran already: no rule of `check` may find an error in it, in its mappings, or in the \
            interfaces and platforms that it uses, unless a waiver accepts it.

            \(ExitStatus.help(failing: "something is not met"))
            """)

    @Argument(help: ArgumentHelp("The flow's name.", valueName: "flow"))
    var flow: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "ready" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(nil)
        let name = Name(flow.hasPrefix("flow:") ? String(flow.dropFirst(5)) : flow)
        let live = loaded.estate.running(name)
        let provider = EstateContracts(live, loaded.source, cache: ContractCache())
        let context = RuleContext(live, provider: provider, asOf: estate.day, jobs: loader.jobs, control: loader.watch.control)
        guard let profile = context.allFlows.first(where: { $0.flow.name == name }) else {
            let guess = nearest(to: name.text, among: loaded.estate.flows.map(\.name.text)).map { "Did you mean `\($0)`?" }
            throw CommandFailure(.unusable, "There is no flow `\(name)`.", help: guess ?? "`tieline list flows` lists them.")
        }
        let findings = EstateCheck(context, usesBaseline: false).run().findings
        try loader.check(loaded)
        let readiness = Readiness(profile, context, findings: findings)
        try output.write { format, style in
            format == .json ? ReadinessView.json(readiness) : ReadinessView.text(readiness, style)
        }
        return readiness.isReady ? .passed : .failed
    }
}
