internal import ArgumentParser
internal import Basics
internal import Estate
internal import Impact
internal import Reports

/// `tieline contingency`: what stops without each part of the estate.
struct ContingencyCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "contingency", abstract: "Each system, interface, platform and team taken away in turn: what stops, ranked.",
        discussion: """
            tieline contingency
            tieline contingency --select 'platform:*'            platforms only
            tieline contingency --select team:integration        what nobody would answer for

            What talks to the part or runs on it breaks; what reads from broken flows alone degrades; a journey that has a fallback, or can do \
            without the call, degrades. Without a team, what no other team stands in for is unattended, and what waits for its approval breaks. \
            The order is that of broken flows and journeys, critical ones first. A single point of failure is a system or platform without \
            which others have no link to the rest of the map.

            \(ExitStatus.help(failing: nil))
            """)

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "contingency" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        let parts = try estate.selected(in: loaded.estate)
        let report = Contingency(loaded.estate, control: loader.watch.control).report(of: parts)
        try loader.check(loaded)
        try output.write { format, style in
            format == .json ? ContingencyJSON.render(report) : ContingencyText.render(report, style: style)
        }
        return loaded.estate.unreadable.isEmpty ? .passed : .unusable
    }
}
