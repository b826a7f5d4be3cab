import Basics
import Estate
import Governance
import Impact
import Testing

/// Capacity, as a table by hand.
@Suite struct DemandTests {
    private static let estate = ExampleEstate(
        """
        kind: System
        name: erp
        interfaces: [{name: prices, protocol: rest, contract: none}, {name: stock, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: ipaas
        ---
        kind: Flow
        name: orders
        via: [platform:ipaas]
        service: {peak: 6/s, volume: 40000/d}
        errors: {retry: 2}
        steps: [{receive: erp/stock}, {each: lines, about: 5, steps: [{call: erp/prices}]}, {write: erp/stock, retry: 1}]
        ---
        kind: Flow
        name: load
        via: [platform:ipaas]
        batch: 100
        schedule: {at: 01:00, window: 1h}
        service: {volume: 720000/d}
        steps: [{read: erp/stock}]
        ---
        kind: Flow
        name: quote
        service: {peak: 10/s}
        steps: [{call: erp/prices}]
        ---
        kind: Journey
        name: page
        load: {peak: 40/s, volume: 500000/d}
        calls: [{flow: quote, times: 2, cache: {ttl: 1m, hits: 75%}}, {call: erp/prices, times: 3}]
        """)

    /// | who | calls of prices a second | with retries |
    /// |---|---|---|
    /// | orders | 6 × 5 = 30 | × 3 = 90 |
    /// | quote | max(10, 40 × 2 × 25 %) = 20 | 20 |
    /// | page | 40 × 3 = 120 | 120 |
    @Test func interfaceSumsFanOutCachesAndRetries() {
        let shares = Self.estate.context.demand.byInterface[InterfaceRef(system: "erp", interface: "prices")] ?? []
        #expect(
            shares.map { "\($0.who) \($0.peak) \($0.withRetries)" } == [
                "flow:orders 30.0 90.0", "flow:quote 20.0 20.0", "journey:page 120.0 120.0",
            ])
    }

    /// A batch: 720,000 items in an hour are 200 a second, in calls of 100 two; what is received asks for nothing.
    @Test func batchesCountTheirCallsWithinTheWindow() {
        let shares = Self.estate.context.demand.byInterface[InterfaceRef(system: "erp", interface: "stock")] ?? []
        #expect(shares.map { "\($0.who) \($0.peak) \($0.perDay ?? 0)" } == ["flow:load 2.0 7200.0", "flow:orders 6.0 40000.0"])
    }

    @Test func platformsCarryMessagesAndItems() {
        let shares = Self.estate.context.demand.byPlatform["ipaas"] ?? []
        #expect(shares.map { "\($0.who) \($0.peak) \($0.perDay ?? 0)" } == ["flow:load 2.0 720000.0", "flow:orders 6.0 40000.0"])
    }

    @Test func batchesThatRunAtOnceAreFound() {
        let text = """
            kind: System
            name: erp
            interfaces: [{name: stock, protocol: rest, contract: none, rateLimit: ▸3/s}]
            ---
            kind: Flow
            name: a
            schedule: {at: 23:30, window: 1h}
            service: {volume: 7200/d}
            steps: [{read: erp/stock}]
            ---
            kind: Flow
            name: b
            schedule: {at: 00:15, window: 1h}
            service: {volume: 7200/d}
            steps: [{read: erp/stock}]
            """
        let rule = Rules.rule("performance/window-overrun")!
        let example = RuleExample(stringLiteral: text)
        #expect(ExampleEstate(example).findings(of: rule).map(place) == example.places)
        #expect(ExampleEstate(text.filter { $0 != "▸" }.replacing("00:15", with: "00:30")).findings(of: rule).isEmpty)
    }
}

/// How long callers wait and how old copies are.
@Suite struct AgesTests {
    /// (2 + 1) × 1 s + 2 × 500 ms, and the longer of two at once, 700 ms.
    @Test func patienceAddsTriesAndWaits() throws {
        let estate = ExampleEstate(
            """
            kind: System
            name: erp
            interfaces: [{name: a, protocol: rest, contract: none}]
            ---
            kind: Flow
            name: f
            steps:
              - {call: erp/a, timeout: 1s, retry: 2, wait: 500ms}
              - parallel: [{call: erp/a, timeout: 700ms}, {call: erp/a, timeout: 300ms}]
            """
        ).head.estate
        #expect(Patience.longest(of: try #require(estate.flows["f"]))?.description == "4700ms")
    }

    /// erp (0 s) → 15 min and a cache of 5 min → mdm → every hour → shop.
    @Test func copiesAgeAlongTheirPath() {
        let context = ExampleEstate(
            """
            kind: Entity
            name: price
            systemOfRecord: erp
            ---
            kind: System
            name: erp
            data: [{entity: price, freshness: 0s}]
            interfaces: [{name: a, protocol: rest, contract: none}]
            ---
            kind: System
            name: mdm
            data: [{entity: price, freshness: 1h, from: [flow:one]}]
            interfaces: [{name: a, protocol: rest, contract: none}]
            ---
            kind: System
            name: shop
            data: [{entity: price, freshness: 4h, from: [flow:two]}]
            interfaces: [{name: a, protocol: rest, contract: none}]
            ---
            kind: Flow
            name: one
            schedule: {every: 10m}
            service: {freshness: 15m}
            cache: {ttl: 5m}
            steps: [{read: erp/a}, {write: mdm/a}]
            ---
            kind: Flow
            name: two
            schedule: {every: 1h}
            steps: [{read: mdm/a}, {write: shop/a}]
            """
        ).context
        let age = context.ages.age(of: "price", in: "shop")
        #expect(age?.span.description == "80m")
        #expect(age?.trail == ["shop", "flow:two 1h", "mdm", "flow:one 20m", "erp"])
    }

    @Test func copiesThatFeedEachOtherComeToAnEnd() {
        let context = ExampleEstate(
            """
            kind: Entity
            name: price
            systemOfRecord: erp
            ---
            kind: System
            name: erp
            ---
            kind: System
            name: a
            data: [{entity: price, freshness: 1h, from: [flow:f]}]
            interfaces: [{name: i, protocol: rest, contract: none}]
            ---
            kind: System
            name: b
            data: [{entity: price, freshness: 1h, from: [flow:g]}]
            interfaces: [{name: i, protocol: rest, contract: none}]
            ---
            kind: Flow
            name: f
            schedule: {every: 1h}
            steps: [{read: b/i}, {write: a/i}]
            ---
            kind: Flow
            name: g
            schedule: {every: 1h}
            steps: [{read: a/i}, {write: b/i}]
            """
        ).context
        #expect(context.ages.age(of: "price", in: "a") != nil)
    }
}
