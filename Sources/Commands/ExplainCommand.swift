internal import ArgumentParser
internal import Basics
internal import Compatibility
internal import Contracts
internal import Governance
internal import Impact
internal import Reports

/// `tieline explain`: what a rule, a kind of change or a finding means.
struct ExplainCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a rule, a kind of change or a finding means, why it matters, and an example.",
        discussion: """
            tieline explain model/lossy-mapping      a rule
            tieline explain custom/RULE              a rule that the estate writes itself, with what breaks it now
            tieline explain field/removed            a kind of change
            tieline explain 3f9c21ab07de             a finding of `check`, or a cause of `impact`, of this work tree

            \(ExitStatus.help(failing: nil))
            """)

    @Argument(help: ArgumentHelp("A rule's id, a kind of change, or a fingerprint.", valueName: "rule|kind|fingerprint"))
    var topic: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var estate: EstateOptions

    var schema: String { "explain" }

    func report() throws -> ExitStatus {
        try output.require(.text, .json)
        if let fingerprint = Fingerprint(topic) {
            let found = try FindingSearch(estate).find(fingerprint)
            try output.write { format, style in format == .json ? found.json : found.text(style) }
        } else {
            let isOwn = topic.hasPrefix("\(CustomRule.group)/")
            let explanation = try isOwn ? OwnRules(estate).explanation(of: topic) : Self.explanation(of: topic)
            try output.write { format, style in format == .json ? explanation.json : explanation.text(style) }
        }
        return .passed
    }

    private static func explanation(of topic: String) throws(CommandFailure) -> Explanation {
        if let rule = Rules.rule(topic) { return Explanation(rule) }
        if let kind = ChangeKind(rawValue: topic), let description = ChangeKindCatalogue.description(of: kind) {
            return Explanation(description)
        }
        if let description = SpecChangeCatalogue.description(of: topic) { return Explanation(description) }
        let names = Rules.all.map(\.id.text) + ChangeKind.allCases.map(\.rawValue) + SpecChangeCatalogue.all.map(\.kind)
        let guess = nearest(to: topic, among: names).map { "Did you mean `\($0)`? " } ?? ""
        throw CommandFailure(
            .unusable, "`\(topic)` is neither a rule nor a kind of change.", help: guess + "`tieline rules` lists the rules.")
    }
}

extension Explanation {
    init(_ rule: any Rule) {
        self.init(
            id: rule.id.text, kind: "rule", level: rule.level.word, summary: rule.summary, rationale: rule.rationale, fix: rule.fix,
            breaking: rule.violating.shown, passing: rule.passing.shown,
            options: rule.options.map { "\($0.name): \($0.value.text), \($0.doc)" })
    }

    init(_ change: ChangeKindDescription) {
        self.init(
            id: change.kind.rawValue, kind: "change", level: nil, summary: change.meaning, rationale: change.rationale, fix: nil,
            breaking: change.breaking, passing: change.safe)
    }

    init(_ change: SpecChangeDescription) {
        self.init(
            id: change.kind, kind: "change", level: nil, summary: change.meaning, rationale: change.rationale, fix: nil,
            breaking: change.harmful, passing: change.harmless)
    }
}
