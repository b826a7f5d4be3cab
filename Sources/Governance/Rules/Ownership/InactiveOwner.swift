internal import Basics
internal import Estate
internal import Stewardship

/// Finds a team that owns something and none of whose members has changed anything within the period.
struct InactiveOwner: Rule {
    let id: RuleID = "ownership/inactive-owner"
    let level = Level.none
    let subjects = RuleSubjects.teams
    let summary = "a team that owns something and none of whose members has changed anything within the period"
    let rationale = "The team was dissolved in spring; its name still stands in forty specs, and nobody answers at three in the morning."
    let fix = "Hand over what it owns, or correct its members' addresses; leave the rule off for teams that never commit."
    let options = [
        RuleOption("within", .days(180), "How far back is looked.")
    ]

    let violating: RuleExample = """
        kind: Team
        name: ▸integration
        members: [{name: Kim, email: kim@acme.example}]
        ---
        kind: System
        name: shop
        owner: team:integration
        -- history --
        2026-11-01 noor@acme.example specs.yaml
        2026-01-10 kim@acme.example specs.yaml
        """

    var passing: RuleExample {
        violating.changing([
            "2026-11-01 noor": "2026-11-01 kim",
            "2026-01-10 kim": "2026-01-10 noor",
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard let history = context.history else { return [] }
        return TeamActivity.all(of: context.estate, history: history).compactMap { activity in
            let start = context.asOf.adding(days: -context.days("within", of: self, for: activity.team))
            // A team without members is unknown, and so is what a shallow clone left out.
            guard !activity.owns.isEmpty, activity.team.members?.isEmpty == false, history.cutOn.map({ $0 <= start }) ?? true else {
                return nil
            }
            if let last = activity.lastActive, last >= start { return nil }
            let last = activity.lastActive.map { "since \($0)" } ?? "in all of the history"
            return finding(
                activity.team.ref,
                "no member of \(activity.team.ref), which owns \(activity.owns.count) things, has changed anything \(last)",
                at: activity.team.header.name.span)
        }
    }
}
