internal import Basics
internal import Estate

/// Finds a slow read in a page, of data that may be minutes old, called live.
struct NoCache: Rule {
    let id: RuleID = "performance/no-cache"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "a slow read in a page, of data that may be minutes old, called live"
    let rationale = "Every page view pays for freshness that nobody asked for, and the ERP serves browsers."
    let fix = "Keep the answer: `cache: {ttl: ..., hits: ...}`."
    let options = [
        RuleOption("slow", .duration(TimeSpan(milliseconds: 200)), "From which p95 on a call is slow."),
        RuleOption("age", .duration(TimeSpan(milliseconds: 60_000)), "From which age on data need not be live."),
    ]

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: product-page
        calls:
          - ▸{call: erp/prices, maxAge: 15m}
        """

    var passing: RuleExample { violating.changing(["maxAge: 15m": "maxAge: 15m, cache: {ttl: 5m, hits: 80%}"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let builder = WaitingBuilder(context)
        return context.journeys.flatMap { journey -> [Diagnostic] in
            let slow = context.duration("slow", of: self, for: journey.journey)
            let old = context.duration("age", of: self, for: journey.journey)
            return journey.calls.compactMap { call in
                guard let limit = call.maxAge, limit.value >= old, call.cache == nil, case .call(let place) = call.target else {
                    return nil
                }
                let waited = builder.call(place).p95 ?? 0
                guard waited >= slow.milliseconds else { return nil }
                return finding(
                    journey.ref, "\(place.value) takes \(waited) ms and may be \(limit.value) old, and every page asks it anew",
                    at: call.span,
                    detail: place.value.description)
            }
        }
    }
}
