internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Lineage
internal import Reports

/// `tieline trace`: where a field comes from, and where it goes.
struct TraceCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Where does this field come from, and where does it go? Field lineage over mappings and flows.",
        discussion: """
            tieline trace entity:customer.creditLimit
            tieline trace 'erp/business-partner#A_BusinessPartner.BusinessPartner'

            \(ExitStatus.help(failing: nil))
            """)

    @Argument(help: ArgumentHelp("A field of an entity or of a contract.", valueName: "ref"))
    var reference: String

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "trace" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        let checker = EstateChecker(estate: loaded.estate, provider: provider)
        let parts = try estate.selected(in: loaded.estate)
        let flows = loaded.estate.flows.filter { parts?.contains($0.ref) ?? true }
        let control = loader.watch.control
        let checked = flows.enumerated().compactMap { number, flow in
            control.proceeds("type-checking flows", number, of: flows.count) ? checker.check(flow) : nil
        }
        try loader.check(loaded)
        let graph = LineageGraph(checked)
        let view = TraceView(try place(in: graph), in: graph)
        try output.write { format, style in
            format == .json ? TraceJSON.render(view) : TraceText.render(view, style: style)
        }
        return .passed
    }

    /// The place that is meant, without array markers; one that nobody knows gets the nearest names.
    private func place(in graph: LineageGraph) throws(CommandFailure) -> String {
        let wanted = reference.filter { $0 != "[" && $0 != "]" }
        let places = graph.places
        if places.contains(wanted) { return wanted }
        let similar = places.filter { $0.hasPrefix(wanted) || $0.hasSuffix(".\(wanted)") }
        if similar.count == 1 { return similar[0] }
        let hint =
            similar.isEmpty
            ? nearest(to: wanted, among: places).map { "Did you mean \($0)?" } ?? "`tieline list flows` shows what there is."
            : "There are \(similar.prefix(8).joined(separator: ", "))."
        throw CommandFailure(.unusable, "No flow reads or writes `\(reference)`.", help: hint)
    }
}
