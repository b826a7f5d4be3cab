internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Governance
internal import Reports

/// `tieline ready FLOW`: may this flow go live?
struct ReadyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready", abstract: "May this flow go live? Owner, runbook, monitoring, targets, error handling, load test.",
        discussion: "tieline ready order-to-erp\n\nThe exit status is 1 where something is missing.")

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
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let context = RuleContext(loaded.estate, provider: provider, asOf: estate.day, jobs: loader.jobs)
        guard let profile = context.allFlows.first(where: { $0.flow.name == name }) else {
            let guess = nearest(to: name.text, among: loaded.estate.flows.map(\.name.text)).map { "Did you mean `\($0)`?" }
            throw CommandFailure(.unusable, "There is no flow `\(name)`.", help: guess ?? "`tieline list flows` lists them.")
        }
        let readiness = Readiness(profile, context)
        try output.write { format, style in
            format == .json ? ReadinessView.json(readiness) : ReadinessView.text(readiness, style)
        }
        return readiness.isReady ? .passed : .failed
    }
}
