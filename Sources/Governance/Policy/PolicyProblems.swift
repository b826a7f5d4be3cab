internal import Basics
internal import Estate

/// Finds what a policy says of rules, groups and options that there are not.
struct PolicyProblems {
    let estate: Estate
    let rules: [any Rule]

    func findings() -> [Diagnostic] {
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
        if let select = override.select, SpecSelection(select.value.text) != nil { return nil }
        let words = SpecSelection.fields.map { "\($0):…" }.joined(separator: " ")
        return Diagnostic(
            "spec/wrong-type", subject: subject, "this override selects nothing", at: override.select?.span ?? override.span,
            help: "write `select:` with \(words); commas mean or, `and` means both", detail: "select:\(override.select?.value.text ?? "")")
    }
}
