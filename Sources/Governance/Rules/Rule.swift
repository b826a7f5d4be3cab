package import Basics

/// One thing that estates are held to: what it is, why it matters, how it looks where it is broken, and how it is found.
///
/// A rule is one file below its failure mode's folder and one line in `Rules.all`; its page, its text in `explain` and its tests follow.
package protocol Rule: Sendable {
    /// Stable and never reused; the part before the slash is the failure mode, or group.
    var id: RuleID { get }
    /// The level of its findings unless policy says otherwise; what is only not stated may be found at a lower one.
    var level: Level { get }
    /// What it finds, as a phrase.
    var summary: String { get }
    /// What goes wrong in the business where it is ignored.
    var rationale: String { get }
    /// What to do, in the imperative.
    var fix: String { get }
    var options: [RuleOption] { get }
    /// The set of rules that it came with; it is off where `policy.ruleset` asks for an earlier one.
    var ruleset: Int { get }
    /// The failure mode whose score counts it.
    var failureMode: String { get }
    /// What its findings are about: what scores count as looked at.
    var subjects: RuleSubjects { get }
    /// What it looks at: what a change does not touch needs no second look.
    var looksAt: RuleSources { get }
    /// Whether it asks for the type check of the estate; the others are asked while that runs.
    var needsTypeCheck: Bool { get }
    var violating: RuleExample { get }
    var passing: RuleExample { get }

    func findings(in context: RuleContext) -> [Diagnostic]
}

extension Rule {
    package var options: [RuleOption] { [] }
    package var ruleset: Int { 1 }
    package var failureMode: String { group }
    package var looksAt: RuleSources { .specs }
    package var needsTypeCheck: Bool { false }

    /// The failure mode, or group.
    package var group: String { id.group }

    /// Makes a finding of this rule.
    ///
    /// - Parameters:
    ///   - subject: What it is about, as a reference.
    ///   - level: Nil for the rule's own.
    ///   - help: Nil for what the rule says in general.
    ///   - detail: Tells two findings of one subject apart, in canonical text that stays the same over moved lines.
    func finding(
        _ subject: some CustomStringConvertible, _ message: String, at span: SourceSpan?, level: Level? = nil, related: [RelatedPlace] = [],
        help: String? = nil, detail: String = ""
    ) -> Diagnostic {
        Diagnostic(
            id, level ?? self.level, subject: subject.description, message, at: span, related: related, help: help ?? fix, detail: detail)
    }
}

/// The kinds of things that a rule looks at.
package enum RuleSubjects: Sendable {
    case specs, systems, interfaces, entities, mappings, flows, journeys, platforms, teams, documents, waivers
    /// It compares two revisions: scores do not count it.
    case changes
    /// What the estate's own rule selects.
    case chosen
}
