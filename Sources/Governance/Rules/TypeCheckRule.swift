internal import Basics

/// A rule that the type check finds: it is worked out once for all of them.
protocol TypeCheckRule: Rule {}

extension TypeCheckRule {
    var looksAt: RuleSources { [.specs, .contracts, .files] }
    var needsTypeCheck: Bool { true }

    func findings(in context: RuleContext) -> [Diagnostic] { context.model.findings(of: id) }
}

/// A rule that the reader of the specs finds.
protocol SpecRule: Rule {}

extension SpecRule {
    var subjects: RuleSubjects { .specs }

    func findings(in context: RuleContext) -> [Diagnostic] { context.problems(of: id) }
}
