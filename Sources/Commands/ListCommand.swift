internal import ArgumentParser
internal import Basics
internal import Estate
internal import Git
internal import Reports

/// `tieline list`: the inventory as a table.
struct ListCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The inventory as a table: systems, interfaces, flows, mappings, entities, teams, ...",
        discussion: "tieline list systems --format csv=systems.csv")

    @Argument(help: "What to list: \(InventoryKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: InventoryKind

    @Option(help: ArgumentHelp("The revision to look at.", valueName: "revision"))
    var at = "WORKTREE"

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv)
        let selection = try Selection(estate.select)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.load(loader.repository.isBare && at == "WORKTREE" ? "HEAD" : at).estate
        let table = InventoryTable(loaded, selection).table(kind)
        try output.write { format, style in table.render(format, style) }
        return loaded.unreadable.isEmpty ? .passed : .unusable
    }
}

/// What can be listed.
enum InventoryKind: String, CaseIterable, ExpressibleByArgument {
    case systems, interfaces, platforms, flows, journeys, mappings, entities, codes, teams, upgrades, waivers
}
