import Basics
import Estate
import Governance
import Testing

/// Critical paths, by hand.
@Suite struct WaitingTests {
    private static let estate = ExampleEstate(
        """
        kind: System
        name: erp
        interfaces:
          - {name: prices, protocol: rest, contract: none, latency: {p50: 100ms, p95: 300ms}, operations: {fast: {latency: {p95: 80ms}}}}
          - {name: stock, protocol: rest, contract: none, latency: {p95: 200ms}}
          - {name: silent, protocol: rest, contract: none}
        ---
        kind: Platform
        name: ipaas
        overhead: {p95: 40ms}
        ---
        kind: Flow
        name: price
        via: [platform:ipaas]
        pattern: request-reply
        steps:
          - {receive: erp/silent}
          - parallel: [{call: erp/prices}, {call: erp/stock}]
          - {each: lines, about: 3, steps: [{call: erp/prices#fast}]}
        ---
        kind: Flow
        name: promised
        service: {latency: {p95: 500ms}}
        steps: [{call: erp/silent}]
        ---
        kind: Journey
        name: page
        own: 100ms
        calls:
          - {call: erp/stock}
          - parallel: [{flow: price, timeout: 450ms}, {call: erp/prices, cache: {ttl: 5m, hits: 50%}}]
          - {flow: promised, optional: true, timeout: 250ms}
        """)

    /// 300 (the slower of two at once) + 3 × 80 (one for each line) + 40 (the platform).
    @Test func flowAddsSeriesAndRepeatsAndTakesTheSlowestOfParallel() throws {
        let context = Self.estate.context
        let path = CriticalPath(WaitingBuilder(context).waiting(of: try #require(context.estate.flows["price"])))
        #expect(path.total == 580)
        #expect(path.calls.map(\.label) == ["erp/prices", "erp/prices#fast", "platform:ipaas"])
    }

    /// 200 + max(min(580, 450), 300 × 50 %) + min(500, 250) + 100.
    @Test func journeyCutsAtTimeoutsAndCountsCaches() throws {
        let context = Self.estate.context
        let waiting = WaitingBuilder(context).waiting(of: try #require(context.estate.journeys["page"]))
        let path = CriticalPath(waiting)
        #expect(path.total == 1000)
        #expect(path.calls.map(\.counted) == [200, 450, 250, 100])
        #expect(waiting.calls.first { $0.label == "erp/prices" }?.counted == 150)
    }

    @Test func flowsThatCallEachOtherComeToAnEnd() throws {
        let context = ExampleEstate(
            "kind: Journey\nname: page\ncalls: [{flow: a}]\n---\nkind: Flow\nname: a\nsteps: [{start: flow:a}]\n"
        ).context
        #expect(CriticalPath(WaitingBuilder(context).waiting(of: try #require(context.estate.journeys["page"]))).total == 0)
    }
}

/// The simulation against what can be computed in closed form.
@Suite struct LatencySimulationTests {
    /// Lognormal with median 100 and p95 200: sigma is ln 2 / 1.64485 = 0.42140.
    private static let call = WaitedCall("a", p50: 100, p95: 200)

    private func isNear(_ value: Int, _ expected: Double) -> Bool { abs(Double(value) - expected) < expected * 0.04 }

    @Test func oneCallIsItsOwnDistribution() {
        let estimate = LatencySimulation(.call(Self.call), draws: 40_000)
        #expect(isNear(estimate.p50, 100))
        #expect(isNear(estimate.p95, 200))
        // exp(2.32635 × 0.42140)
        #expect(isNear(estimate.p99, 266.5))
    }

    /// The larger of two: its p95 is the 97.468th percentile of one, 100 × exp(1.9545 × 0.42140).
    @Test func parallelCallsTakeTheLarger() {
        #expect(isNear(LatencySimulation(.parallel([.call(Self.call), .call(Self.call)]), draws: 40_000).p95, 227.9))
    }

    /// Half of the calls answered at once: p95 is the 90th percentile of the rest, 100 × exp(1.28155 × 0.42140).
    @Test func aCacheAnswersItsShare() {
        var call = Self.call
        call.hits = 0.5
        #expect(isNear(LatencySimulation(.call(call), draws: 40_000).p95, 171.6))
    }

    @Test func aSumIsBelowTheSumOfPercentiles() {
        let series = Waiting.series([.call(Self.call), .call(Self.call), .call(Self.call)])
        let estimate = LatencySimulation(series)
        #expect(CriticalPath(series).total == 600)
        #expect(estimate.p95 < 600 && estimate.p95 > 400)
    }

    @Test func theSameSeedSaysTheSame() {
        let one = LatencySimulation(.call(Self.call)), two = LatencySimulation(.call(Self.call))
        #expect(one.p50 == two.p50 && one.p95 == two.p95 && one.p99 == two.p99)
    }

    @Test func nothingStatedTakesNoTime() {
        #expect(LatencySimulation(.series([.call(WaitedCall("a"))])).p99 == 0)
    }
}
