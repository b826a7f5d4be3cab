import Basics
import Estate
import Governance
import Impact
import Testing

@Suite struct ReadinessTests {
    private func items(_ flow: String) -> [String] {
        let example = ExampleEstate(
            """
            kind: System
            name: shop
            owner: team:integration
            interfaces: [{name: api, protocol: rest, contract: none}]
            ---
            kind: Team
            name: integration
            ---
            kind: Flow
            name: orders
            lifecycle: planned
            \(flow)
            """)
        let head = example.head
        let live = head.estate.running("orders")
        let context = RuleContext(live, provider: head.provider, asOf: RuleExample.today)
        guard let profile = context.allFlows.first else { return ["no flow"] }
        let readiness = Readiness(profile, context, findings: EstateCheck(context).run().findings)
        return readiness.missing.map { item in
            let place = item.span.map { "\($0.start.line):\($0.start.column)" } ?? "-"
            return "\(place) \(item.what): \(item.note); \(item.fix ?? "-")"
        }
    }

    @Test func everythingIsMissing() {
        #expect(
            items("steps: [{receive: shop/api#order}]") == [
                "10:7 an owner: not stated; name the team: `owner: team:NAME`",
                "10:7 a runbook: not stated; write one and name it under `runbook`",
                "10:7 monitoring: not stated; link the dashboard under `monitoring`",
                "10:7 targets: not stated; state `service: {freshness: ...}`",
                "10:7 error handling: not stated; state `errors: {retry, deadLetter, alert}`",
            ])
    }

    @Test func whatIsThereCanBeWrong() {
        let complete = "runbook: https://wiki.acme.example/orders\nmonitoring: https://dash.acme.example/orders\nerrors: {retry: 3}"
        #expect(
            items(
                "owner: team:gone\n\(complete)\nservice: {freshness: 5m, peak: 20/s}\nloadTest: {rate: 10/s}\nsteps: [{receive: shop/api#order}]"
            ) == [
                "12:8 an owner: team:gone is no team of the estate; name a team of the estate, or write its spec",
                "17:18 a load test at its peak: tested at 10/s, the peak is 20/s; test at 20/s or more",
            ])
        #expect(items("owner: team:integration\n\(complete)\nservice: {freshness: 5m}\nsteps: [{receive: shop/api#order}]") == [])
    }

    /// Rules pass over planned flows; here it is judged as if it ran.
    @Test func errorsOfCheckCount() {
        let found = items(
            """
            owner: team:integration
            runbook: https://wiki.acme.example/orders
            monitoring: https://dash.acme.example/orders
            errors: {retry: 3}
            service: {freshness: 5m}
            steps: [{receive: shop/nothing#order}]
            """)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("17:19 no errors in `check`: inventory/missing-capability: shop exposes no interface `nothing`") == true)
    }
}
