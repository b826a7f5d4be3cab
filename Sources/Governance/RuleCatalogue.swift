package import Basics

/// What a rule is, for those who read its findings: the text of `explain`, `rules` and its page in the documentation.
package struct RuleDescription: Sendable {
    package let id: RuleID
    /// The level of its findings unless policy says otherwise.
    package let level: Level
    /// What it finds, as a phrase.
    package let summary: String
    /// Why it matters, in business terms.
    package let rationale: String
    /// What to do, in the imperative.
    package let fix: String
    /// A piece of a spec that it finds fault with, and one that it does not.
    package let violating: String
    package let passing: String

    package init(
        _ id: RuleID, _ level: Level, _ summary: String, because rationale: String, fix: String, violating: String, passing: String
    ) {
        self.id = id
        self.level = level
        self.summary = summary
        self.rationale = rationale
        self.fix = fix
        self.violating = violating
        self.passing = passing
    }
}

/// Every rule, in the order of the groups.
package enum RuleCatalogue {
    package static let all: [RuleDescription] = spec + inventory + model + impact + change + policy

    /// The rule of an id; nil where there is none.
    package static func rule(_ id: String) -> RuleDescription? {
        all.first { Name($0.id.text) == Name(id) }
    }

    /// The groups in their order, with what each is about.
    package static let groups: [(name: String, summary: String)] = [
        ("spec", "The specs themselves."),
        ("inventory", "The systems map was never built."),
        ("model", "The data model was never agreed upon."),
        ("impact", "What a change does to flows, journeys and consumers."),
        ("change", "What a change does beyond the flows that are declared."),
        ("policy", "Changes of the rules of the game."),
        ("waiver", "Findings that are accepted for a while."),
    ]
}
