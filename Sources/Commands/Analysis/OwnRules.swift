internal import Basics
internal import Checking
internal import Estate
internal import Git
internal import Governance
internal import Reports

/// The rules that the estate around writes itself.
struct OwnRules {
    private let context: RuleContext

    /// Loads the estate of this work tree.
    init(_ options: EstateOptions) throws {
        let loader = try RevisionLoader(options)
        let loaded = try loader.loadOne(nil)
        try loader.check(loaded)
        let provider = EstateContracts(loaded.estate, loaded.source, cache: ContractCache())
        context = RuleContext(loaded.estate, provider: provider, asOf: options.day)
    }

    /// The rules in the order of their names; none where there is no one estate around, and none was asked for.
    static func around(_ options: EstateOptions) throws -> [CustomRule] {
        do {
            return try OwnRules(options).context.customRules
        } catch GitError.notARepository where options.repo == nil {
            return []
        } catch let failure as CommandFailure where failure.status == .unusable && options.estate == nil {
            return []
        }
    }

    /// What a rule asserts, with what breaks it and what keeps it now.
    func explanation(of id: String) throws(CommandFailure) -> Explanation {
        guard let rule = context.customRules.first(where: { $0.id.text == id }) else {
            let guess = nearest(to: id, among: context.customRules.map(\.id.text)).map { "Did you mean `\($0)`? " } ?? ""
            throw CommandFailure(.unusable, "The estate has no rule `\(id)` of its own.", help: guess + "`tieline rules` lists the rules.")
        }
        return Explanation(rule, in: context)
    }
}

extension Explanation {
    /// A rule of the estate's own; its examples are what the estate holds.
    init(_ rule: CustomRule, in context: RuleContext) {
        let found = rule.findings(in: context)
        let level = (context.setting(rule.id).level ?? rule.level).word
        let title = rule.spec.header.title.map { "\($0.value): " } ?? ""
        let kept = rule.firstKept(in: context)
        self.init(
            id: rule.id.text, kind: "rule", level: level, summary: title + CustomRule.assertion(rule.spec), rationale: rule.rationale,
            fix: rule.fix,
            breaking: found.first.map { "\(Self.place($0.span))\($0.message)" } ?? "Nothing in this estate breaks it.",
            passing: kept.map { "\(Self.place($0.place))\($0.part)" } ?? "Nothing in this estate keeps it.")
    }

    private static func place(_ span: SourceSpan?) -> String {
        span.map { "# \($0.path):\($0.start.line)\n" } ?? ""
    }
}
