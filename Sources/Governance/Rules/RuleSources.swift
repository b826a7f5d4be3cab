/// What a rule looks at beside the policy and the day: where none of it differs between two revisions, the rule finds the same in both.
package struct RuleSources: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What the specs say; every rule looks at them.
    package static let specs = RuleSources(rawValue: 1)
    /// What stands in contracts.
    package static let contracts = RuleSources(rawValue: 2)
    /// Which other files there are, and documents, CODEOWNERS and what else stands in them.
    package static let files = RuleSources(rawValue: 4)
    /// The comparison itself, or the revision that it starts from.
    package static let change = RuleSources(rawValue: 8)
}
