internal import ArgumentParser
internal import Basics
internal import Estate
internal import Git
internal import Reports

/// `tieline list`: the inventory as a table.
struct ListCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The inventory as a table: systems, interfaces, flows, mappings, entities, teams, ...",
        discussion: """
            tieline list systems --format csv=systems.csv
            tieline list flows --select 'erp+ tag:legacy'     what depends on the system erp, and what is tagged so

            \(ExitStatus.help(failing: nil))
            """)

    @Argument(help: "What to list: \(InventoryKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: InventoryKind

    @Option(help: ArgumentHelp("The revision to look at; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { kind.rawValue }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at).estate
        let table = InventoryTable(loaded, try estate.selected(in: loaded), names: estate.names).table(kind)
        try output.write { format, style in table.render(format, style) }
        return loaded.unreadable.isEmpty ? .passed : .unusable
    }
}

/// What can be listed.
enum InventoryKind: String, CaseIterable, ExpressibleByArgument {
    case systems, interfaces, platforms, flows, journeys, mappings, entities, codes, teams, upgrades, waivers
}
