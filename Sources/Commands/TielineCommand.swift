internal import ArgumentParser

/// The root of the command line: nothing but the list of the commands.
struct TielineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tieline",
        abstract: "Says which integrations a change breaks, before it is merged.",
        discussion: """
            Tieline type-checks an estate of integrations: contracts, mappings, flows and their owners, kept as specs in git.
            For example `tieline impact main feature`: which flows does the branch break, why, and who must know?

            Results go to standard output, progress and complaints to standard error.

            \(ExitStatus.help(failing: "something does"))
            """,
        version: Version.text,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Every Day",
                subcommands: [
                    InitCommand.self, CheckCommand.self, DiffCommand.self, ImpactCommand.self, GateCommand.self, UpgradeCommand.self,
                ]),
            CommandGroup(
                name: "Inventory",
                subcommands: [ListCommand.self, MapCommand.self, TraceCommand.self, OwnersCommand.self, ContingencyCommand.self]),
            CommandGroup(
                name: "Governance",
                subcommands: [
                    FreshnessCommand.self, ReviewCommand.self, ReadyCommand.self, FitCommand.self, HistoryCommand.self,
                    BisectCommand.self, WaiveCommand.self,
                ]),
            CommandGroup(
                name: "Help",
                subcommands: [DoctorCommand.self, ExplainCommand.self, RulesCommand.self, FormatsCommand.self, HookCommand.self]),
        ])
}
