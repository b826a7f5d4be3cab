internal import ArgumentParser
internal import Basics
internal import Governance
internal import Reports

/// `tieline rules`: every rule.
struct RulesCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Every rule with its group and default level, those of the estate's own too; `tieline explain RULE` says more.",
        discussion: """
            tieline rules --format csv

            \(ExitStatus.help(failing: nil))
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "rules" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json, .csv)
        let rules: [any Rule] = Rules.all + (try OwnRules.around(estate))
        let rows = rules.map { rule in
            [rule.id.text, rule.id.group, rule.level.word, rule.summary]
        }
        let table = Table("rules", ["rule", "group", "level", "finds"], rows)
        try output.write { format, style in table.render(format, style) }
        return .passed
    }
}
