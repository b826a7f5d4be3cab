package import Basics

/// What a list of settings says of one rule, from the most general to the rule itself.
package struct RulePolicy: Sendable {
    /// Nil: the rule's own default.
    package var level: Level?
    /// By name; what the rule itself says wins over what its group says.
    package var options: [Name: FreeValue]
}

extension Estate {
    /// What the policy says of a rule: that of `*`, then of its group (`topology/*`), then of the rule itself, each over the one before.
    package func policy(for rule: RuleID) -> RulePolicy { rulePolicy(for: rule, in: spec?.policy?.rules ?? []) }

    /// From which level on a finding fails the run; `error` unless stated.
    package var failOn: FailOn { spec?.policy?.failOn?.value ?? .error }

    /// What a failure mode weighs in the scores; 1 unless stated.
    package func weight(of failureMode: Name) -> ExactDecimal {
        spec?.policy?.weights?.first { $0.key.value == failureMode }?.value.value ?? .one
    }
}

/// What some settings say of a rule; the more exact ones win, whatever their order.
package func rulePolicy(for rule: RuleID, in settings: [Entry<RuleSetting>]) -> RulePolicy {
    var result = RulePolicy(level: nil, options: [:])
    for selector in ["*", "\(rule.group)/*", rule.text] {
        for setting in settings where setting.key.value == Name(selector) {
            if let level = setting.value.level?.value { result.level = level }
            for option in setting.value.options { result.options[option.key.value] = option.value }
        }
    }
    return result
}
