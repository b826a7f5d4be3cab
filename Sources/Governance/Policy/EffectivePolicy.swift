package import Basics
package import Estate

/// What a policy says of each rule, for the whole estate and for parts of it.
package struct EffectivePolicy {
    private let settings: [Entry<RuleSetting>]
    private let overrides: [(selection: SpecSelection, rules: [Entry<RuleSetting>])]
    /// The set of rules that is in force; the first unless a later one is asked for, so that an upgrade turns nothing red.
    package let ruleset: Int

    package init(_ policy: Policy?) {
        settings = policy?.rules ?? []
        overrides = (policy?.overrides ?? []).compactMap { override in
            override.select.flatMap { SpecSelection($0.value.text) }.map { ($0, override.rules ?? []) }
        }
        ruleset = policy?.ruleset?.value ?? 1
    }

    /// Whether parts of the estate have settings of their own.
    var hasOverrides: Bool { !overrides.isEmpty }

    /// What holds for a rule where it is about some spec; a later override wins over an earlier one, and each over the general settings.
    func setting(_ rule: RuleID, for spec: (any Spec)?, systems: @autoclosure () -> [Name]) -> RulePolicy {
        var result = rulePolicy(for: rule, in: settings)
        guard let spec, !overrides.isEmpty else { return result }
        let touched = systems()
        for override in overrides where override.selection.contains(spec, systems: touched) {
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
