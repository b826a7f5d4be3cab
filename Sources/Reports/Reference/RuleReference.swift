internal import Basics
internal import Governance

/// The reference page of the rules, made of the catalogue that `tieline explain` reads.
package enum RuleReference {
    /// Returns the page as Markdown, the groups in their order.
    package static func render() -> String {
        var text = "# Rules\n\n" + ReferenceNote.text
        text += "The level is the default; `policy.rules` in `tieline.yaml` changes it. `tieline explain RULE` says the same.\n"
        for group in RuleCatalogue.groups {
            let rules = RuleCatalogue.all.filter { $0.id.text.hasPrefix(group.name + "/") }
            if rules.isEmpty { continue }
            text += "\n## \(group.name)\n\n\(group.summary)\n"
            for rule in rules { text += page(of: rule) }
        }
        return text
    }

    private static func page(of rule: RuleDescription) -> String {
        """

        ### `\(rule.id.text)`

        \(rule.level.word): \(rule.summary).

        Why: \(rule.rationale)

        What to do: \(rule.fix)

        Found:

        ```yaml
        \(rule.violating)
        ```

        Not found:

        ```yaml
        \(rule.passing)
        ```

        """
    }
}
