internal import Basics
internal import Estate
internal import Stewardship

/// Finds a load test from before a change of what it tested, or whose period ran out.
struct LoadTestOutdated: Rule {
    let id: RuleID = "performance/load-test-outdated"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let looksAt: RuleSources = [.specs, .change]
    let summary = "a load test from before a change of what it tested, or whose period ran out"
    let rationale = "The figures are those of last year's flow; the step that was added since is the slow one."
    let fix = "Test again, and write down the new date."
    let options = [
        RuleOption("every", .days(365), "How long a load test holds.")
    ]

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: events, protocol: kafka, contract: none}]
        ---
        kind: Flow
        name: orders
        criticality: critical
        service: {peak: 10/s, latency: {p95: 2s}}
        loadTest: {ranOn: ▸2025-02-01, rate: 12/s, p95: 900ms}
        steps: [{receive: shop/events}]
        """

    var passing: RuleExample { violating.changing(["2025-02-01": "2026-10-01"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let flows = context.flows.compactMap { flow in
            outdated(flow.ref, flow.flow.loadTest, flow.flow, changed(flow.flow, context), context)
        }
        let journeys = context.journeys.compactMap { journey in
            outdated(journey.ref, journey.journey.loadTest, journey.journey, changed(journey.journey, context), context)
        }
        return flows + journeys
    }

    private func outdated(_ ref: EntityRef, _ test: LoadTest?, _ spec: any Spec, _ changed: String?, _ context: RuleContext) -> Diagnostic?
    {
        guard let ran = test?.ranOn else { return nil }
        if let changed {
            return finding(
                ref, "the change alters the \(changed) of \(ref), which was tested under load on \(ran.value) without it", at: ran.span,
                detail: "changed:\(changed)")
        }
        if let last = staleTest(ref, context)?.changes.first {
            let parts = last.parts.map(\.text).joined(separator: ", ")
            return finding(
                ref, "\(ref) was last tested under load on \(ran.value), and its \(parts) changed on \(last.commit.day)", at: ran.span,
                detail: "changed:\(parts)")
        }
        let days = context.days("every", of: self, for: spec)
        guard ran.value.adding(days: days) < context.asOf else { return nil }
        return finding(ref, "\(ref) was last tested under load on \(ran.value), more than \(days) days ago", at: ran.span, detail: "old")
    }

    /// What a change alters of a flow that its load test depends on; nil without a change, or where the test is new too.
    private func changed(_ flow: Flow, _ context: RuleContext) -> String? {
        guard let old = context.comparison?.base.estate.flows[flow.name], old.loadTest == flow.loadTest else { return nil }
        if old.steps != flow.steps { return "steps" }
        if old.via != flow.via { return "platform" }
        if old.cache != flow.cache { return "cache" }
        if old.batch != flow.batch { return "batch" }
        return old.service?.volume != flow.service?.volume || old.service?.peak != flow.service?.peak ? "volume" : nil
    }

    private func changed(_ journey: Journey, _ context: RuleContext) -> String? {
        guard let old = context.comparison?.base.estate.journeys[journey.name], old.loadTest == journey.loadTest else { return nil }
        return old.calls != journey.calls ? "calls" : old.load != journey.load ? "load" : nil
    }

    /// The load test by the history, where that says that what it tested changed since.
    private func staleTest(_ ref: EntityRef, _ context: RuleContext) -> FreshnessItem? {
        context.freshness?.items.first { $0.kind == .loadTest && $0.state == .stale && $0.subject == "\(ref)" }
    }
}
