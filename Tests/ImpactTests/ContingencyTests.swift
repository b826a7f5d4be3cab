import Basics
import Estate
import Impact
import Lineage
import Testing

@Suite struct ContingencyTests {
    private static let estate: Estate = load([
        "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\n",
        "all.yaml": """
        kind: Team
        name: a
        ---
        kind: Team
        name: b
        ---
        kind: System
        name: erp
        owner: team:a
        interfaces: [{name: api, protocol: rest, contract: none}, {name: files, protocol: sftp, contract: none}]
        ---
        kind: System
        name: shop
        owner: team:a
        backup: team:b
        interfaces: [{name: api, protocol: rest, contract: none}, {name: idle, protocol: rest, contract: none}]
        ---
        kind: System
        name: search
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: Platform
        name: bus
        status: in-use
        interfaces: [{name: queue, protocol: amqp, contract: none}]
        ---
        kind: Flow
        name: orders
        owner: team:a
        criticality: critical
        via: [platform:bus]
        steps: [{read: shop/api#orders}, {approve: team:b, when: total > 5}, {write: bus/queue#Order}]
        ---
        kind: Flow
        name: booking
        owner: team:a
        backup: team:b
        via: [platform:bus]
        steps: [{receive: bus/queue#Order}, {when: total > 5, steps: [{write: erp/files}]}, {write: erp/api#A_Order/create}, {start: flow:report}]
        ---
        kind: Flow
        name: report
        criticality: low
        steps: [{write: search/api#report}]
        ---
        kind: Flow
        name: mirror
        criticality: high
        via: none
        steps: [{read: erp/api#A_Order/read}, {write: search/api#orders}]
        ---
        kind: Flow
        name: some-day
        lifecycle: planned
        steps: [{read: erp/api#A_Order/read}]
        ---
        kind: Journey
        name: checkout
        criticality: high
        calls: [{flow: orders}, {flow: mirror, optional: true}]
        ---
        kind: Journey
        name: page
        owner: team:a
        calls: [{call: search/api#find, fallback: flow:mirror}, {call: shop/api#page, cache: {ttl: 5m}}]
        """,
    ])

    private static func load(_ files: [String: String]) -> Estate {
        loadEstate(at: "", from: MemorySource(files.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) }))
    }

    /// What a loss does, as `effect subject`, with `?` behind what happens in some cases only.
    private func effects(_ subject: String, _ report: ContingencyReport) -> [String] {
        let loss = report.losses.first { $0.subject == subject }
        return (loss?.consequences ?? []).map { "\($0.effect.rawValue) \($0.subject)\($0.isPartial ? "?" : "")" }
            + (loss?.orphans ?? []).map { "orphan \($0)" }
    }

    @Test(arguments: [
        // What is written is no longer brought, and so on down the line; a started flow has no start.
        (
            "shop/api",
            [
                "breaks flow:orders", "breaks journey:checkout", "breaks journey:page", "degrades flow:mirror", "degrades flow:booking",
                "degrades flow:report",
            ]
        ),
        ("shop/idle", []),
        ("erp/files", ["breaks flow:booking?", "degrades flow:mirror?", "degrades flow:report?"]),
        ("erp/api", ["breaks flow:mirror", "breaks flow:booking", "degrades journey:checkout", "degrades flow:report"]),
        // A fallback that is lost with what it stands in for does not help.
        ("system:search", ["breaks flow:mirror", "breaks journey:page", "breaks flow:report", "degrades journey:checkout"]),
        (
            "platform:bus",
            ["breaks flow:orders", "breaks journey:checkout", "breaks flow:booking", "degrades flow:mirror", "degrades flow:report"]
        ),
        ("team:a", ["unattended flow:orders", "unattended journey:page", "orphan system:erp"]),
        (
            "team:b",
            ["breaks flow:orders?", "breaks journey:checkout?", "degrades flow:mirror?", "degrades flow:booking?", "degrades flow:report?"]
        ),
    ])
    func consequences(_ subject: String, _ expected: [String]) {
        #expect(Self.estate.problems.map(\.message) == [])
        #expect(effects(subject, Contingency(Self.estate).report()) == expected)
    }

    @Test func ranking() {
        let report = Contingency(Self.estate).report()
        #expect(
            report.losses.map(\.subject) == [
                "shop/api", "system:shop", "bus/queue", "platform:bus", "team:b", "search/api", "system:search", "erp/api", "system:erp",
                "erp/files", "team:a", "shop/idle",
            ])
        #expect((report.flows, report.journeys) == (4, 2))
        #expect(report.losses[0].counts(.breaks) == [1, 1, 1, 0])
        #expect(report.losses[0].consequences[0].reason == "reads shop/api#orders")
        #expect(report.losses[0].span?.path == "all.yaml")
    }

    @Test func reasonsAndPlaces() {
        let report = Contingency(Self.estate).report()
        let shop = report.losses.first { $0.subject == "shop/api" }?.consequences ?? []
        #expect(
            shop.map(\.reason) == [
                "reads shop/api#orders", "calls flow:orders", "calls shop/api, once its cache of 5m has run out",
                "reads erp/api#A_Order, which flow:booking no longer brings", "reads bus/queue#Order, which flow:orders no longer brings",
                "is started by flow:booking",
            ])
        #expect(shop[0].span?.start.line == 32)
    }

    @Test func singlePoints() {
        let points = Contingency(Self.estate).report().singlePoints
        #expect(
            points.map { "\($0.subject): \($0.cutOff)" }
                == ["system:erp: [[\"system:search\"]]", "platform:bus: [[\"system:shop\"]]"].reversed())
    }

    @Test func selections() throws {
        let parts = try Selection(parsing: "system:erp").evaluate(in: Self.estate)
        let report = Contingency(Self.estate).report(of: parts)
        #expect(report.losses.map(\.subject) == ["erp/api", "system:erp", "erp/files"])
        #expect(report.singlePoints.map(\.subject) == ["system:erp"])
    }

    /// Another flow that writes the same keeps the readers going.
    @Test func soundWritersKeepReadersGoing() {
        let estate = Self.load([
            "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\n",
            "all.yaml": """
            kind: Flow
            name: one
            steps: [{read: a/api#x}, {write: c/api#data}]
            ---
            kind: Flow
            name: two
            steps: [{read: b/api#x}, {write: c/api#data}]
            ---
            kind: Flow
            name: reader
            steps: [{read: c/api#data}]
            ---
            kind: System
            name: a
            ---
            kind: System
            name: b
            """,
        ])
        #expect(effects("system:a", Contingency(estate).report()) == ["breaks flow:one"])
    }

    /// A thousand flows over as many systems: what a loss costs is what it reaches.
    @Test(.timeLimit(.minutes(1))) func thousandFlows() {
        let flows = (0..<1000).map { number in
            "kind: Flow\nname: f\(number)\nvia: [platform:bus]\nsteps: [{read: s\(number)/api#a}, {write: s\((number + 1) % 1000)/api#b}]\n"
        }
        let systems = (0..<1000).map { "kind: System\nname: s\($0)\ninterfaces: [{name: api, contract: none}]\n" }
        let estate = Self.load([
            "tieline.yaml": "kind: Estate\nlanguage: 1\nname: large\n", "flows.yaml": flows.joined(separator: "---\n"),
            "systems.yaml": systems.joined(separator: "---\n"), "bus.yaml": "kind: Platform\nname: bus\nstatus: in-use\n",
        ])
        let report = Contingency(estate).report()
        #expect(report.losses.count == 2001)
        #expect(report.losses[0].subject == "platform:bus")
        #expect(report.losses[0].consequences.count == 1000)
        #expect(report.losses.dropFirst().allSatisfy { $0.consequences.count == 2 })
        #expect(report.singlePoints.map(\.subject) == ["platform:bus"])
    }
}
