internal import Basics
internal import Estate
internal import Lineage

/// Finds what a policy says of rules, groups, options and parts of the estate that there are not, and what is wrong with the estate's own rules.
struct PolicyProblems {
    private let estate: Estate
    private let rules: [any Rule]

    /// - Parameter estate: Whose policy and rules are looked at.
    init(_ estate: Estate) {
        self.estate = estate
        rules = Rules.all + CustomRule.all(in: estate)
    }

    /// What is wrong with the policy and the rules of a change's result, and was not before.
    static func introduced(from base: Estate, to head: Estate) -> [Diagnostic] {
        let known = Set(PolicyProblems(base).findings().map(\.fingerprint))
        return PolicyProblems(head).findings().filter { !known.contains($0.fingerprint) }
    }

    func findings() -> [Diagnostic] { ofPolicy + CustomRuleProblems(estate: estate).findings() }

    private var ofPolicy: [Diagnostic] {
        guard let policy = estate.spec?.policy else { return [] }
        let overrides = policy.overrides ?? []
        return (policy.rules ?? []).flatMap(problems) + overrides.flatMap { ($0.rules ?? []).flatMap(problems) }
            + overrides.compactMap(selectionProblem)
    }

    private var subject: String { estate.spec?.ref.description ?? "estate" }

    private func problems(_ entry: Entry<RuleSetting>) -> [Diagnostic] {
        let selector = entry.key.value
        let chosen = rules.filter { selector == "*" || selector == Name("\($0.group)/*") || selector == Name($0.id.text) }
        guard !chosen.isEmpty else {
            let names = rules.map(\.id.text) + Set(rules.map { "\($0.group)/*" }).sorted()
            let guess = nearest(to: selector.text, among: names).map { "did you mean `\($0)`?" }
            return [
                Diagnostic(
                    "spec/unknown-reference", subject: subject, "there is no rule `\(selector)`", at: entry.key.span,
                    help: guess ?? "`tieline rules` lists the rules; a group is written `topology/*`", detail: "rule:\(selector)")
            ]
        }
        return entry.value.options.compactMap { option($0, of: chosen, selector) }
    }

    private func option(_ option: Entry<FreeValue>, of chosen: [any Rule], _ selector: Name) -> Diagnostic? {
        let known = chosen.flatMap(\.options).filter { $0.name == option.key.value }
        guard let first = known.first else {
            let names = Set(chosen.flatMap { $0.options.map(\.name.text) }).sorted()
            let guess = nearest(to: option.key.value.text, among: names).map { "did you mean `\($0)`?" }
            let list = names.isEmpty ? "it has no options" : "its options are \(names.joined(separator: ", "))"
            return Diagnostic(
                "spec/unknown-key", subject: subject, "`\(selector)` has no option `\(option.key.value)`", at: option.key.span,
                help: guess ?? list, detail: "option:\(selector).\(option.key.value)")
        }
        guard known.allSatisfy({ $0.value.reading(option.value) == nil }) else { return nil }
        return Diagnostic(
            "spec/wrong-type", subject: subject, "`\(option.key.value)` of `\(selector)` is \(first.value.unit)", at: option.value.span,
            help: "the default is \(first.value.text)", detail: "option:\(selector).\(option.key.value)")
    }

    private func selectionProblem(_ override: PolicyOverride) -> Diagnostic? {
        guard let select = override.select else {
            return Diagnostic(
                "spec/missing-key", subject: subject, "this override does not say what it is for", at: override.span,
                help: "add `select:`, for example `select: tag:legacy`", detail: "select")
        }
        func problem(_ trouble: SelectionTrouble) -> Diagnostic {
            SelectionProblem.diagnostic(trouble, at: select.span, subject: subject, text: select.value.text)
        }
        do throws(SelectionTrouble) {
            return try Selection(parsing: select.value.text).standingTrouble(in: estate).map(problem)
        } catch {
            return problem(error)
        }
    }
}
