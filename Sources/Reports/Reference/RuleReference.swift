internal import Basics
package import Governance

/// The pages of the rules, made of what `tieline explain` reads: an index, and one page a rule.
package enum RuleReference {
    /// Returns the index as Markdown, the groups in their order.
    package static func render() -> String {
        var text = "# Rules\n\n" + ReferenceNote.text
        text +=
            "The level is the default; `policy.rules` in `tieline.yaml` changes it, and the rule's options. `tieline explain RULE` says what\n"
        text += "its page says.\n"
        for group in Rules.groups {
            let rules = Rules.all.filter { $0.group == group.name }
            if rules.isEmpty { continue }
            text += "\n## \(group.name)\n\n\(group.summary)\n\n| rule | level | finds |\n|---|---|---|\n"
            for rule in rules {
                text += "| [`\(rule.id)`](../rules/\(rule.id).md) | \(rule.level.word) | \(MarkdownText.cell(rule.summary)) |\n"
            }
        }
        return text
    }

    /// The page of one rule, for `Docs/rules/ID.md`.
    package static func page(of rule: any Rule) -> String {
        var text = "# `\(rule.id)`\n\n" + ReferenceNote.text
        text +=
            "\(rule.level.word.prefix(1).uppercased() + rule.level.word.dropFirst()): \(rule.summary). Since rule set \(rule.ruleset).\n\n"
        text += "**Why.** \(rule.rationale)\n\n**What to do.** \(rule.fix)\n"
        if !rule.options.isEmpty {
            text += "\n| option | default | kind | meaning |\n|---|---|---|---|\n"
            for option in rule.options {
                text += "| `\(option.name)` | `\(option.value.text)` | \(option.value.unit) | \(MarkdownText.cell(option.doc)) |\n"
            }
        }
        return text + example("Found", rule.violating) + example("Not found", rule.passing)
    }

    private static func example(_ title: String, _ example: RuleExample) -> String {
        guard let base = example.base else { return "\n## \(title)\n\n" + fenced(example.text) }
        return "\n## \(title)\n\nFrom:\n\n" + fenced(base) + "\nto:\n\n" + fenced(example.text)
    }

    private static func fenced(_ text: String) -> String { "```yaml\n\(text)\n```\n" }
}
