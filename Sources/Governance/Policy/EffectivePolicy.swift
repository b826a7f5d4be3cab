package import Basics
package import Estate
internal import Lineage

/// What a policy says of each rule, for the whole estate and for parts of it.
package struct EffectivePolicy {
    private let settings: [Entry<RuleSetting>]
    private let overrides: [(selection: Selection, rules: [Entry<RuleSetting>])]
    /// The set of rules that is in force; the first unless a later one is asked for, so that an upgrade turns nothing red.
    package let ruleset: Int

    package init(_ policy: Policy?) {
        settings = policy?.rules ?? []
        overrides = (policy?.overrides ?? []).compactMap { override in
            Self.selection(override).map { ($0, override.rules ?? []) }
        }
        ruleset = policy?.ruleset?.value ?? 1
    }

    /// The selection of an override; nil where it cannot be read, which is a finding of its own.
    private static func selection(_ override: PolicyOverride) -> Selection? {
        guard let text = override.select?.value.text else { return nil }
        do throws(SelectionTrouble) {
            return try Selection(parsing: text)
        } catch {
            return nil
        }
    }

    /// Whether parts of the estate have settings of their own.
    var hasOverrides: Bool { !overrides.isEmpty }

    /// What each override is for in an estate.
    func parts(in estate: Estate) -> [SelectedParts] { overrides.map { $0.selection.standing(in: estate) } }

    /// What holds for a rule; a later override wins over an earlier one, and each over the general settings.
    ///
    /// - Parameter isChosen: Whether an override, by its number, is for what the rule looks at.
    func setting(_ rule: RuleID, _ isChosen: (Int) -> Bool) -> RulePolicy {
        var result = rulePolicy(for: rule, in: settings)
        for (number, override) in overrides.enumerated() where isChosen(number) {
            let own = rulePolicy(for: rule, in: override.rules)
            result.level = own.level ?? result.level
            result.options.merge(own.options) { $1 }
        }
        return result
    }

    /// The level of a finding whose rule has a default and a level by policy.
    ///
    /// What a rule finds at a lower level than its own (what is only not stated) is never raised above its distance, and what it finds at a
    /// higher one keeps it unless the policy lowers the rule.
    package static func level(_ found: Level, default own: Level, policy: Level?) -> Level {
        guard let policy else { return found }
        if found == own || policy == .none { return policy }
        if found < own { return min(found, policy) }
        return policy < own ? policy : max(found, policy)
    }
}
