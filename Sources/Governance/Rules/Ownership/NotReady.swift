internal import Basics
internal import Estate

/// Finds a flow that goes live without what it needs to be run.
struct NotReady: Rule {
    let id: RuleID = "ownership/not-ready"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let looksAt: RuleSources = [.specs, .contracts, .files, .change]
    let summary = "a flow that goes live without what it needs to be run"
    let rationale = "It works on the day of the go-live. The questions that were not asked before come at night."
    let fix = "Add what is missing: `tieline ready FLOW` lists it."

    let violating = RuleExample(
        from: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            lifecycle: planned
            steps: [{receive: shop/events}]
            """,
        changing: ["lifecycle: planned": "lifecycle: ▸production"])

    let passing = RuleExample(
        from: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            lifecycle: planned
            steps: [{receive: shop/events}]
            """,
        to: """
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            lifecycle: production
            owner: team:integration
            runbook: runbooks/orders.md
            monitoring: https://dash.acme.example/orders
            service: {freshness: 5m}
            errors: {retry: 3, wait: 30s, alert: team:integration}
            steps: [{receive: shop/events}]
            -- runbooks/orders.md --
            # Orders
            """)

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.allFlows.compactMap { flow in
            guard let place = goesLive(flow.flow, context) else { return nil }
            let missing = Readiness(flow, context).missing
            guard !missing.isEmpty else { return nil }
            return finding(
                flow.ref, "\(flow.ref) goes live without \(missing.map(\.what).joined(separator: ", "))", at: place,
                detail: missing.map(\.what).joined(separator: " "))
        }
    }

    /// Where it says that a flow goes live: set to production by the change, or planned still when its day has come.
    private func goesLive(_ flow: Flow, _ context: RuleContext) -> SourceSpan? {
        if flow.lifecycle?.value == .planned, let day = flow.goLiveOn, day.value <= context.asOf { return day.span }
        guard let base = context.comparison?.base.estate, base.spec != nil, flow.lifecycle?.value == .production else { return nil }
        let before = base.flows[flow.name]?.lifecycle?.value
        return base.flows[flow.name] == nil || before == .planned ? flow.lifecycle?.span : nil
    }
}
