internal import Basics
internal import Estate

/// Finds a flow whose health review is older than its period.
struct ReviewOverdue: Rule {
    let id: RuleID = "ownership/review-overdue"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "a flow whose health review is older than its period"
    let rationale = "Volumes doubled, the retry was set for half of them, and nobody has looked since the go-live."
    let fix = "Look at volumes, failures and owners with the team, and set `reviewedOn`."
    let options = [
        RuleOption("every", .days(180), "How long a review holds.")
    ]

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        ---
        kind: Flow
        name: orders
        reviewedOn: ▸2026-01-15
        steps: [{receive: shop/events}]
        """

    var passing: RuleExample { violating.changing(["2026-01-15": "2026-10-15"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.compactMap { flow in
            guard let reviewed = flow.flow.reviewedOn else {
                return finding(
                    flow.ref, "when \(flow.ref) was last reviewed is not stated", at: flow.place, level: .info, detail: "not stated")
            }
            let days = context.days("every", of: self, for: flow.flow)
            guard reviewed.value.adding(days: days) < context.asOf else { return nil }
            return finding(
                flow.ref, "\(flow.ref) was last reviewed on \(reviewed.value), more than \(days) days ago", at: reviewed.span,
                detail: "overdue")
        }
    }
}
