internal import ArgumentParser
internal import Basics
internal import Git
internal import Reports

/// `tieline upgrade`: what would break if a system upgraded, or went?
struct UpgradeCommand: AnalysisCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "What would break if this system upgraded, or went? Nothing in git need change.",
        discussion:
            "tieline upgrade upgrade:erp-2025\ntieline upgrade system:shop --contract api=new.graphql\ntieline upgrade system:old-erp --retire"
    )

    @Argument(help: ArgumentHelp("A system, a platform, or a planned upgrade.", valueName: "system|platform|upgrade"))
    var subject: String

    @Option(
        name: .customLong("contract"), parsing: .singleValue,
        help: ArgumentHelp("The new contract of an interface; may be given several times.", valueName: "interface=file"))
    var contracts: [String] = []

    @Option(name: .customLong("remove"), parsing: .singleValue, help: ArgumentHelp("An interface that goes.", valueName: "interface"))
    var removed: [String] = []

    @Flag(help: "The whole system goes.")
    var retire = false

    @Option(help: ArgumentHelp("The revision that is looked at.", valueName: "revision"))
    var at: String?

    @Flag(help: "List flows that the change does not touch too.")
    var all = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    func report(_ analysis: EstateAnalysis) throws -> ExitStatus {
        try output.require(.text, .json, .markdown)
        let loader = try RevisionLoader(estate)
        let loaded = try loader.load(at ?? (loader.repository.isBare ? "HEAD" : "WORKTREE"))
        let upgrade = UpgradeRequest(
            subject: subject, contracts: try contracts.map(Self.replacement), removed: removed.map { Name($0) }, isRetired: retire)
        let (report, outcome) = try analysis.upgrade(loaded, upgrade, try estate.request())
        return try output.write(ImpactView(report, outcome: outcome, listsUnaffected: all, command: "upgrade"), note: nil)
    }

    private static func replacement(_ text: String) throws(CommandFailure) -> (interface: Name, contract: NamedContract) {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
            throw CommandFailure(.unusable, "`--contract \(text)` names no file.", help: "Write --contract INTERFACE=FILE.")
        }
        return (Name(parts[0]), try NamedContract(String(parts[1])))
    }
}
