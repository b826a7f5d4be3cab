internal import Basics
internal import Estate

/// Finds one page or message that makes many calls.
struct CallAmplification: Rule {
    let id: RuleID = "performance/call-amplification"
    let level = Level.warning
    let subjects = RuleSubjects.journeys
    let summary = "one page or message that makes many calls"
    let rationale =
        "A list of 50 products asks for 50 prices: the system behind it sees fifty times the load that was planned."
    let fix = "Ask for all of them in one call, cache them, or load them ahead."
    let options = [
        RuleOption("perSecond", .count(200), "How many calls a second one call of a page may come to."),
        RuleOption("perDay", .count(1_000_000), "How many calls a day one step of a flow may come to."),
    ]

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none, latency: {p95: 300ms}}]
        ---
        kind: Journey
        name: product-page
        load: {peak: 40/s}
        calls:
          - ▸{call: erp/prices, times: 24}
        """

    var passing: RuleExample { violating.changing(["times: 24": "times: 2"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let journeys = context.journeys.flatMap { journey in
            journey.calls.compactMap { call -> Diagnostic? in
                guard call.count > 1, let peak = journey.journey.load?.peak?.value, let callee = call.callee else { return nil }
                let missed = 1 - min(1, call.cache?.hits?.value.fraction.double ?? 0)
                let calls = peak.perSecond * Double(call.count) * missed
                guard calls > Double(context.count("perSecond", of: self, for: journey.journey)) else { return nil }
                return finding(
                    journey.ref,
                    "\(journey.ref) asks \(callee.text) \(call.count) times a page: \(calls.shown) calls a second at its peak of \(peak)",
                    at: call.span, detail: callee.text)
            }
        }
        let flows = context.flows.flatMap { flow in
            flow.exchanges.compactMap { exchange -> Diagnostic? in
                guard exchange.repeats > 1, let volume = flow.flow.service?.volume?.value else { return nil }
                let calls = volume.perDay.double / Double(max(1, flow.flow.batch?.value ?? 1)) * Double(exchange.repeats)
                guard calls > Double(context.count("perDay", of: self, for: flow.flow)) else { return nil }
                return finding(
                    flow.ref,
                    "\(flow.ref) asks \(exchange.place.value) \(exchange.repeats) times a message: \(calls.shown) calls a day at its volume of \(volume)",
                    at: exchange.place.span, detail: exchange.place.value.description)
            }
        }
        return journeys + flows
    }
}
