internal import Basics
internal import Estate

/// Finds a partner whose support ends within days, or has ended.
struct EngagementEnds: Rule {
    let id: RuleID = "ownership/engagement-ends"
    let level = Level.warning
    let subjects = RuleSubjects.teams
    let summary = "a partner whose support ends within days, or has ended"
    let rationale = "The partner built it, the contract ends in March, and the knowledge leaves with it."
    let fix = "Extend the engagement, or hand over what the team owns."
    let options = [
        RuleOption("within", .days(90), "How long before the end it is found.")
    ]

    let violating: RuleExample = """
        kind: Team
        name: integration
        engagement: {partner: Hansa Integration, endsOn: ▸2027-01-31}
        ---
        kind: Platform
        name: ipaas
        owner: team:integration
        """

    var passing: RuleExample { violating.changing(["2027-01-31": "2028-01-31"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        guard context.estate.teams.contains(where: { $0.engagement?.endsOn != nil }) else { return [] }
        var owned: [Name: Int] = [:]
        for spec in context.estate.headers { if let owner = spec.header.owner { owned[owner.value.name, default: 0] += 1 } }
        return context.estate.teams.compactMap { team in
            guard let engagement = team.engagement, let end = engagement.endsOn, let count = owned[team.name] else { return nil }
            let days = context.days("within", of: self, for: team)
            guard end.value <= context.asOf.adding(days: days) else { return nil }
            let partner = engagement.partner?.value.text ?? "its partner"
            let verb = end.value < context.asOf ? "ended" : "ends"
            return finding(
                team.ref,
                "the support of \(team.ref) by \(partner) \(verb) on \(end.value), and the team owns \(count) spec\(count == 1 ? "" : "s")",
                at: end.span, detail: "engagement")
        }
    }
}
