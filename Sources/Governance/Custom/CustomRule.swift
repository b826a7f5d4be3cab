package import Basics
package import Estate
internal import Lineage

/// A rule that an estate writes itself, as a spec of kind `Rule`.
///
/// Its id is `custom/NAME`, so that no later rule of Tieline's can be taken for it.
package struct CustomRule: Rule {
    package let spec: RuleSpec
    package let id: RuleID
    package let level: Level
    package let subjects = RuleSubjects.chosen
    /// Which files there are decides what `path:` selects.
    package let looksAt: RuleSources = [.specs, .files]
    package let summary: String
    package let rationale: String
    package let fix: String
    package let failureMode: String
    package let violating: RuleExample = ""
    package let passing: RuleExample = ""

    /// The group of these rules.
    package static let group = "custom"

    init(_ spec: RuleSpec) {
        self.spec = spec
        id = RuleID("\(Self.group)/\(spec.name)")
        level = spec.level?.value ?? .warning
        summary = spec.header.title?.value.text ?? Self.assertion(spec)
        rationale = spec.header.description?.value.text ?? "A rule of this estate; its spec has no `description` to say why."
        fix = spec.fix?.value.text ?? "Change it so that the rule holds, or ask the rule's owner."
        failureMode = spec.failureMode?.value.text ?? Self.group
    }

    /// The rules that an estate writes itself, in the order of their names.
    package static func all(in estate: Estate) -> [CustomRule] { estate.rules.map(CustomRule.init) }

    /// What it asserts, in its own words.
    package static func assertion(_ spec: RuleSpec) -> String {
        let which = spec.where.map { ", where `\($0.value)`" } ?? ""
        let each = spec.each.map { " of each of `\($0.value)`" } ?? ""
        let what = spec.require.map { "`\($0.value)`" } ?? spec.forbid.map { "not `\($0.value)`" } ?? ""
        return "`\(spec.select.value)`\(which): \(what)\(each)"
    }

    package func findings(in context: RuleContext) -> [Diagnostic] {
        context.subjects(of: self).compactMap { subject in
            guard let broken = context.assertions.violation(of: spec, by: subject) else { return nil }
            return finding(subject.part, broken.message, at: broken.place, detail: subject.detail)
        }
    }

    /// The first of what it looks at that keeps it.
    package func firstKept(in context: RuleContext) -> AssertionSubject? {
        context.subjects(of: self).first { context.assertions.violation(of: spec, by: $0) == nil }
    }

    /// Whether it asks for keys or values that cannot be. A name that is not there, or no longer, is no such thing.
    func isMeaningless(in estate: Estate) -> Bool {
        AssertionProblems(spec, in: estate).findings(for: chosenParts(in: estate)).contains { $0.rule != "spec/unknown-reference" }
    }

    /// The parts that it selects.
    func chosenParts(in estate: Estate) -> [EstatePart] { Self.selection(spec)?.standing(in: estate).parts ?? [] }

    /// What it selects; nil where that cannot be read, which is a finding of its own.
    static func selection(_ spec: RuleSpec) -> Selection? {
        do throws(SelectionTrouble) {
            return try Selection(parsing: spec.select.value.text)
        } catch {
            return nil
        }
    }
}
