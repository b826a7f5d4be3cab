internal import Basics
internal import Estate

/// Finds a cache that keeps data longer than it may be old, the age of the copy behind it counted.
struct CacheOlderThanAllowed: Rule {
    let id: RuleID = "performance/cache-older-than-allowed"
    let level = Level.error
    let subjects = RuleSubjects.journeys
    let summary = "a cache that keeps data longer than it may be old, the age of the copy behind it counted"
    let rationale = "The page shows stock that was sold an hour ago, though the copy in the shop is fresh."
    let fix = "Shorten `ttl`, or feed the copy behind it more often."

    let violating: RuleExample = """
        kind: Entity
        name: stock
        systemOfRecord: erp
        ---
        kind: System
        name: erp
        ---
        kind: System
        name: shop
        data: [{entity: stock, freshness: 10m}]
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Journey
        name: product-page
        calls: [{call: shop/api, entity: stock, maxAge: 15m, cache: {ttl: ▸10m, hits: 80%}}]
        """

    var passing: RuleExample { violating.changing(["{ttl: 10m": "{ttl: 5m"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let journeys = context.journeys.flatMap { journey in journey.calls.compactMap { page($0, journey, context) } }
        let flows = context.flows.compactMap { flow -> Diagnostic? in
            guard let ttl = flow.flow.cache?.ttl, let needed = flow.flow.service?.freshness?.value, ttl.value > needed else { return nil }
            return finding(
                flow.ref, "\(flow.ref) keeps answers for \(ttl.value), and promises data not older than \(needed)", at: ttl.span,
                detail: "ttl>\(needed)")
        }
        return journeys + flows
    }

    private func page(_ call: JourneyCall, _ journey: JourneyProfile, _ context: RuleContext) -> Diagnostic? {
        guard let ttl = call.cache?.ttl, let limit = call.maxAge?.value else { return nil }
        var age: CopyAges.Age?
        if let entity = call.entity?.value, case .call(let place) = call.target, let system = place.value.interface?.system {
            age = context.ages.age(of: entity.name, in: system)
        }
        let copy = age?.span ?? TimeSpan(milliseconds: 0)
        // A copy that is too old by itself is another finding.
        guard copy <= limit, ttl.value + copy > limit else { return nil }
        let behind = age.map { ", the copy behind it is up to \(copy) old (\($0.trail.joined(separator: " ← ")))" } ?? ""
        return finding(
            journey.ref, "the answer of \(call.callee?.text ?? "a call") may be \(limit) old; it is kept for \(ttl.value)\(behind)",
            at: ttl.span,
            detail: "\(call.callee?.text ?? "") ttl>\(limit)")
    }
}
