import Basics
import Estate
import Governance
import Testing

@Suite struct FitStudyTests {
    private static let estate = ExampleEstate(
        """
        kind: System
        name: erp
        interfaces: [{name: idoc, protocol: rfc, contract: none}, {name: api, protocol: odata, contract: none}]
        ---
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Team
        name: a
        skills: [ipaas-studio]
        ---
        kind: Team
        name: b
        ---
        kind: Platform
        name: ipaas
        status: in-use
        connects: [rest, odata]
        capabilities: [retry, dead-letter]
        limits: {throughput: 20/s, volume: 100000/d, payload: 1MB}
        overhead: {p95: 100ms}
        skills: [ipaas-studio]
        ---
        kind: Platform
        name: bus
        status: candidate
        connects: [rest, rfc, odata]
        capabilities: [approval, retry]
        limits: {throughput: 30/s, volume: 20000/d}
        overhead: {p95: 400ms}
        ---
        kind: Platform
        name: gone
        status: retired
        ---
        kind: Flow
        name: orders
        owner: team:a
        via: [platform:ipaas]
        service: {peak: 15/s, volume: 10000/d, payload: 2MB}
        errors: {retry: 3}
        steps: [{read: shop/api#orders}, {approve: team:a}, {write: erp/idoc}]
        ---
        kind: Flow
        name: price
        owner: team:b
        via: [platform:ipaas]
        pattern: request-reply
        service: {peak: 10/s, latency: {p95: 1s}}
        steps: [{receive: shop/api#quote}, {call: erp/api#price}, {reply: shop/api#quote}]
        ---
        kind: Flow
        name: direct
        via: none
        steps: [{read: shop/api#orders}]
        """)

    private static let report = FitStudy(estate.context).report()

    @Test func needs() {
        let load = Self.report.loads[0]
        #expect(load.platform == EntityRef(.platform, "ipaas"))
        #expect(load.flows.map(\.description) == ["flow:orders", "flow:price"])
        #expect(
            load.needs.map { "\($0.label): \($0.amount) by \($0.flows.map(\.name.text).joined(separator: " "))" } == [
                "systems: 2 systems by orders price", "protocol rest: 2 flows by orders price", "protocol odata: 1 flow by price",
                "protocol rfc: 1 flow by orders", "capability retry: 1 flow by orders", "capability approval: 1 flow by orders",
                "volume: 10000/d by orders", "peak: 25/s by orders price", "payload: 2MB by orders", "latency: a share of 1s by price",
                "skills: of a, b by orders price",
            ])
    }

    @Test func answers() {
        let load = Self.report.loads[0]
        let answers = load.answers.map { answer in
            zip(load.needs, answer.items).map { "\($0.label) \($1.verdict.rawValue): \($1.reason)" }
        }
        #expect(load.answers.map(\.platform.name) == ["ipaas", "bus"])
        #expect(
            answers[0] == [
                "systems unmet: reaches 1 of 2, not erp", "protocol rest met: connects rest", "protocol odata met: connects odata",
                "protocol rfc unmet: does not connect rfc, for flow:orders", "capability retry met: has retry",
                "capability approval unmet: does not have approval, for flow:orders", "volume met: 10000/d of 100000/d",
                "peak unmet: 25/s of 20/s", "payload unmet: carries 1MB, too little for flow:orders", "latency met: takes 100ms",
                "skills unknown: the skills of team:b are not stated",
            ])
        #expect(
            answers[1].filter { !$0.contains(" met: ") } == [
                "peak near: 25/s of 30/s", "payload unknown: states no limit",
                "latency unmet: takes 400ms, too much of what flow:price has", "skills unknown: does not say what it asks for",
            ])
    }

    @Test func replacements() {
        let replacements = Self.report.loads[0].replacements
        #expect(replacements.map(\.platform.name) == ["bus"])
        #expect(replacements[0].gains.map(\.need) == ["systems", "protocol rfc", "capability approval", "peak"])
        #expect(replacements[0].losses.map(\.need) == ["latency"])
        #expect(replacements[0].open.map(\.need) == ["payload", "skills"])
    }

    /// A platform that is in use has its own flows to carry too.
    @Test func platformsKeepWhatTheyCarry() {
        let direct = Self.report.loads[1]
        #expect(direct.platform == nil)
        #expect(direct.replacements.isEmpty)
        let busy = ExampleEstate(
            """
            kind: Platform
            name: one
            status: in-use
            ---
            kind: Platform
            name: two
            status: in-use
            limits: {throughput: 10/s}
            ---
            kind: Flow
            name: a
            via: [platform:one]
            service: {peak: 6/s}
            steps: [{read: shop/api}]
            ---
            kind: Flow
            name: b
            via: [platform:two]
            service: {peak: 5/s}
            steps: [{read: shop/api}]
            """)
        let load = FitStudy(busy.context).report().loads[0]
        let peak = load.needs.firstIndex { $0.kind == .peak }
        #expect(peak.map { load.answers[1].items[$0].reason } == "11/s with its own 5/s of 10/s")
        #expect(peak.map { load.answers[1].items[$0].verdict } == .unmet)
    }

    @Test func selections() {
        let report = FitStudy(Self.estate.context).report { $0 == EntityRef(.flow, "price") }
        #expect(report.loads.map(\.flows) == [[EntityRef(.flow, "price")]])
    }
}
