internal import Basics
internal import Estate

/// Finds the availabilities along what a page cannot do without are below what it needs.
struct PerformanceAvailability: Rule {
    let id: RuleID = "performance/availability"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "the availabilities along what a page cannot do without are below what it needs"
    let rationale = "Five systems with 99.5 % each are down a day and a half in two months, and never at the same time."
    let fix = "Give a call a fallback, copy the data, or agree on a lower availability."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, availability: 99%}, {name: stock, protocol: rest, contract: none, availability: 99%}]
        ---
        kind: Journey
        name: product-page
        availability: ▸99%
        calls: [{call: erp/prices}, {call: erp/stock}]
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, availability: 99%}, {name: stock, protocol: rest, contract: none, availability: 99%}]
        ---
        kind: Journey
        name: product-page
        availability: 98%
        calls: [{call: erp/prices}, {call: erp/stock}]
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.journeys.compactMap { journey in
            guard let needed = journey.journey.availability else { return nil }
            let reached = Availability(journey, context)
            guard reached.share < needed.value.fraction.double - 1e-9 else { return nil }
            let parts = reached.parts.map { "\($0.interface) \($0.availability)" }
            return finding(
                journey.ref,
                "what \(journey.ref) cannot do without is there \((reached.share * 10_000).rounded(.down) / 100) % of the time, and it needs \(needed.value): \(listed(parts))",
                at: needed.span, detail: "availability<\(needed.value)")
        }
    }
}
