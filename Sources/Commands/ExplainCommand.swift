internal import ArgumentParser
internal import Basics
internal import Compatibility
internal import Contracts
internal import Governance
internal import Reports

/// `tieline explain`: what a rule or a kind of change means.
struct ExplainCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a rule or a kind of change means, why it matters, and an example.",
        discussion: "tieline explain model/lossy-mapping\ntieline explain field/removed")

    @Argument(help: ArgumentHelp("A rule's id or a kind of change.", valueName: "rule|kind"))
    var topic: String

    @OptionGroup var output: OutputOptions

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        let explanation = try Self.explanation(of: topic)
        try output.write { format, style in format == .json ? explanation.json : explanation.text(style) }
        return .passed
    }

    private static func explanation(of topic: String) throws(CommandFailure) -> Explanation {
        if let rule = Rules.rule(topic) {
            return Explanation(
                id: rule.id.text, kind: "rule", level: rule.level.word, summary: rule.summary, rationale: rule.rationale, fix: rule.fix,
                breaking: rule.violating.text, passing: rule.passing.text,
                options: rule.options.map { "\($0.name): \($0.value.text)   # \($0.doc)" })
        }
        if let kind = ChangeKind(rawValue: topic), let description = ChangeKindCatalogue.description(of: kind) {
            return Explanation(
                id: kind.rawValue, kind: "change", level: nil, summary: description.meaning, rationale: description.rationale, fix: nil,
                breaking: description.breaking, passing: description.safe)
        }
        if Fingerprint(topic) != nil {
            throw CommandFailure(
                .unusable, "\(topic) is a fingerprint, and no finding with it was named.",
                help: "`tieline check --verbose` and `tieline impact` show findings with their rule; then `tieline explain RULE`.")
        }
        let names = Rules.all.map(\.id.text) + ChangeKind.allCases.map(\.rawValue)
        let guess = nearest(to: topic, among: names).map { "Did you mean `\($0)`? " } ?? ""
        throw CommandFailure(
            .unusable, "`\(topic)` is neither a rule nor a kind of change.", help: guess + "`tieline rules` lists the rules.")
    }
}
