internal import Basics
internal import Estate

/// Finds the peaks of all flows and journeys on one interface are over its rate limit.
struct RateLimitExceeded: Rule {
    let id: RuleID = "performance/rate-limit-exceeded"
    let level = Level.error
    let subjects = RuleSubjects.interfaces
    let summary = "the peaks of all flows and journeys on one interface are over its rate limit"
    let rationale = "On the busiest day of the year the ERP answers 429, and the orders of that day are late."
    let fix = "Batch or cache calls, spread the flows, or buy a higher limit."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, rateLimit: ▸50/s}]
        ---
        kind: Flow
        name: account-price
        service: {peak: 10/s}
        steps: [{each: lines, about: 4, steps: [{call: erp/prices}]}]
        ---
        kind: Journey
        name: product-page
        load: {peak: 40/s}
        calls: [{call: erp/prices, cache: {ttl: 5m, hits: 50%}}]
        """

    var passing: RuleExample { violating.changing(["rateLimit: 50": "rateLimit: 60"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        var bySystem: [Name: [Demand.Share]] = [:]
        var found: [Diagnostic] = []
        for (interface, spec) in context.interfaces {
            let shares = context.demand.byInterface[interface] ?? []
            bySystem[interface.system, default: []] += shares
            found += (spec.rateLimit ?? []).compactMap { over($0, shares, interface) }
            for operation in spec.operations ?? [] {
                let own = shares.filter { $0.operation == operation.key.value }
                found += (operation.value.rateLimit ?? []).compactMap { over($0, own, "\(interface)#\(operation.key.value)") }
            }
        }
        for system in context.estate.systems {
            found += (system.rateLimit ?? []).compactMap { over($0, bySystem[system.name] ?? [], system.ref) }
        }
        return found
    }

    /// Limits per second and minute hold at the peak, limits per hour and day over the volume.
    private func over(_ limit: Located<Rate>, _ shares: [Demand.Share], _ subject: some CustomStringConvertible) -> Diagnostic? {
        let isPeak = limit.value.period == .second || limit.value.period == .minute
        let allowed = isPeak ? limit.value.perSecond : limit.value.perDay.double
        let sum = shares.reduce(0) { $0 + (isPeak ? $1.peak : $1.perDay ?? 0) }
        let unit = isPeak ? "/s" : "/d"
        // A sum of fractions may be off in the last digit.
        let slack = 1 + 1e-9
        if sum > allowed * slack {
            let most = Demand.largest(shares, isPeak: isPeak).map { "\($0.who) \($0.amount.shown)\(unit)" }
            return finding(
                subject, "\(subject) is asked \(sum.shown)\(unit) at the peak, and its limit is \(limit.value): \(listed(most))",
                at: limit.span,
                detail: "rate>\(limit.value)")
        }
        let tried = shares.reduce(0) { $0 + $1.withRetries }
        guard isPeak, tried > allowed * slack else { return nil }
        return finding(
            subject,
            "\(subject) is asked \(sum.shown)\(unit) at the peak, and \(tried.shown)\(unit) once calls fail and are tried again: over its limit of \(limit.value), so that it cannot recover",
            at: limit.span, level: .warning, help: "let the waits between retries grow, or stop calling after some failures",
            detail: "retries>\(limit.value)")
    }
}
