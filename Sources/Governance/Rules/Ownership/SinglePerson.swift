internal import Basics
internal import Estate
internal import Stewardship

/// Finds a critical flow whose team is one person, or that one person made nearly all changes of.
struct SinglePerson: Rule {
    let id: RuleID = "ownership/single-person"
    let level = Level.none
    let subjects = RuleSubjects.flows
    let summary = "a critical flow whose team is one person, or that one person made nearly all changes of"
    let rationale = "She is on holiday when it fails, and next year she works elsewhere."
    let fix = "Add a second member to the team, or name a `backup`."

    let options = [
        RuleOption("share", .percent(90), "From which share of a flow's changes on one person made nearly all."),
        RuleOption("changes", .count(5), "How many changes there must be for that."),
    ]

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Team
        name: integration
        members: [{name: Kim, email: kim@acme.example}]
        ---
        kind: Flow
        name: orders
        owner: ▸team:integration
        criticality: critical
        steps: [{receive: shop/events}]
        """

    var passing: RuleExample { violating.changing(["acme.example}": "acme.example}, {name: Noor, email: noor@acme.example}"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.flows.filter(\.isCritical).compactMap { flow in
            guard flow.flow.header.backup == nil else { return nil }
            if let owner = flow.flow.owner, context.estate.teams[owner.value.name]?.members?.count == 1 {
                return finding(flow.ref, "\(owner.value), which answers for \(flow.ref), has one member", at: owner.span)
            }
            guard let (own, all) = mostOfOne(flow, context) else { return nil }
            return finding(
                flow.ref, "one person made \(own) of the \(all) changes of \(flow.ref) and its mappings", at: flow.place, detail: "changes")
        }
    }

    /// How many changes the busiest author made, of how many; nil where others made enough, or the history is not at hand.
    private func mostOfOne(_ flow: FlowProfile, _ context: RuleContext) -> (own: Int, all: Int)? {
        guard let history = context.history else { return nil }
        let refs = [flow.ref] + flow.maps.map(\.value)
        let commits = Set(refs.flatMap { history.changes(of: $0) }.map(\.commit))
        let most = Dictionary(grouping: commits) { $0.author.key }.values.map(\.count).max() ?? 0
        guard commits.count >= context.count("changes", of: self, for: flow.flow) else { return nil }
        let share = context.share("share", of: self, for: flow.flow)
        return Double(most) >= share.fraction.double * Double(commits.count) - 1e-9 ? (most, commits.count) : nil
    }
}
