internal import ArgumentParser
internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Impact
internal import Reports

/// `tieline upgrade`: what would break if this system upgraded, or went.
struct UpgradeCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "What would break if this system upgraded, or went? Nothing in git need change.",
        discussion: """
            tieline upgrade erp-2025                                       an Upgrade of the estate
            tieline upgrade erp --contract sales-order=new/SALES_ORDER.edmx  a vendor's new contract
            tieline upgrade erp --remove legacy-rfc
            tieline upgrade erp --retire

            \(ExitStatus.help(failing: "the policy says that a verdict fails"))
            """)

    @Argument(help: ArgumentHelp("A system, a platform, or an Upgrade of the estate.", valueName: "system|platform|upgrade"))
    var name: String

    @Option(
        name: .customLong("contract"), parsing: .singleValue,
        help: ArgumentHelp(
            "The new contract of one of its interfaces, a file or folder; may be given several times.", valueName: "interface=file"))
    var contracts: [String] = []

    @Option(
        name: .customLong("remove"), parsing: .singleValue,
        help: ArgumentHelp("An interface that goes; may be given several times.", valueName: "interface"))
    var removals: [String] = []

    @Flag(help: "The system goes as a whole.")
    var retire = false

    @Option(help: ArgumentHelp("The revision that is upgraded; by default WORKTREE.", valueName: "revision"))
    var at: String?

    @Flag(help: "List the unaffected flows too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "impact" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.loadOne(at)
        let plan = try UpgradePlan(name, contracts: contracts, removals: removals, retire: retire, loaded)
        let cache = ContractCache()
        let base = RevisionInput(
            estate: loaded.estate, provider: EstateContracts(loaded.estate, loaded.source, cache: cache), label: loaded.label)
        let after = loaded.estate.applying(plan.overlay)
        let head = RevisionInput(
            estate: after, provider: EstateContracts(after, loaded.source, cache: cache, replacements: plan.contracts),
            label: RevisionLabel(revision: plan.label, commit: loaded.label.commit))
        var options = estate
        // What ends on or before the planned day has ended by then.
        if options.asOf == nil, let day = plan.plannedOn { options.asOf = day }
        let run = try ImpactRun(base: base, head: head, options: options, loader: loader)
        try loader.check(loaded)
        try output.write(run, command: "upgrade", note: nil, all: all)
        return run.status
    }
}
