import Basics
import Estate
import Governance
import Stewardship
import Testing

/// Rules that look at the history, on histories written down by hand.
@Suite struct HistoryRuleTests {
    private static let estate = """
        kind: Team
        name: one
        members: [{name: Kim, email: kim@acme.example}, {name: Noor, email: noor@acme.example}]
        ---
        kind: System
        name: shop
        interfaces: [{name: a, protocol: rest, contract: none}, {name: b, protocol: rest, contract: none}]
        -- flow.yaml --
        kind: Flow
        name: orders
        owner: team:one
        criticality: critical
        service: {peak: 10/s, latency: {p95: 2s}}
        loadTest: {ranOn: 2026-06-01, rate: 12/s, p95: 900ms}
        steps: [{receive: shop/a}]
        -- runbooks/orders.md --
        ---
        covers: [flow:orders]
        reviewedOn: 2026-06-01
        ---
        # Orders
        """

    /// The estate with a history: of each commit its day, its author, and the text of the flow after it; the oldest first.
    private func findings(_ id: String, _ commits: [(day: String, author: String, flow: String)], cutAt: Int? = nil) throws -> [Diagnostic]
    {
        let rule = try #require(Rules.rule(id))
        var estate = ExampleEstate(Self.estate)
        var steps: [CommitStep] = []
        var before: [FileVersion?] = []
        for (index, commit) in commits.enumerated() {
            let version = FileVersion(path: "flow.yaml", contentID: Name(commit.flow))
            let day = try #require(CalendarDate(parsing: commit.day))
            let author = Person(name: Name(commit.author), email: Name("\(commit.author)@acme.example"))
            steps.insert(
                CommitStep(
                    commit: Commit(id: String(repeating: "\(index % 10)", count: 40), author: author, day: day, summary: "change \(index)"),
                    isCut: index == cutAt, changes: [CommitStep.FileChange(names: ["flow.yaml"], before: before, after: version)]), at: 0)
            before = [version]
        }
        estate.history = SemanticHistory(steps) { Array($0.contentID.text.utf8) }
        return rule.findings(in: estate.context)
    }

    private func flow(_ rest: String) -> String { "kind: Flow\nname: orders\nowner: team:one\n\(rest)\n" }

    @Test func documentsBehindWhatTheySpeakOf() throws {
        let commits = [
            ("2026-05-01", "kim", flow("steps: [{receive: shop/b}]")), ("2026-07-01", "noor", flow("steps: [{receive: shop/a}]")),
        ]
        let found = try findings("ownership/document-stale", commits)
        #expect(
            found.map(\.message) == [
                "runbooks/orders.md speaks of flow:orders, whose steps changed on 2026-07-01 (1111111111), and was looked at last on 2026-06-01"
            ])
        #expect(found.map(place) == ["runbooks/orders.md:3:13"])
        let titled = [commits[0], ("2026-07-01", "noor", flow("title: Orders\nsteps: [{receive: shop/b}]"))]
        #expect(try findings("ownership/document-stale", titled).isEmpty)
        #expect(try findings("ownership/document-stale", [commits[1]]).isEmpty)
    }

    @Test func loadTestsBeforeAChange() throws {
        let found = try findings(
            "performance/load-test-outdated",
            [("2026-05-01", "kim", flow("steps: [{receive: shop/b}]")), ("2026-07-01", "noor", flow("steps: [{receive: shop/a}]"))])
        #expect(found.map(\.message) == ["flow:orders was last tested under load on 2026-06-01, and its steps changed on 2026-07-01"])
    }

    @Test func flowsThatOnePersonChanges() throws {
        func commits(_ authors: String...) -> [(day: String, author: String, flow: String)] {
            authors.enumerated().map { ("2026-05-0\($0.offset + 1)", $0.element, flow("title: \($0.offset)\nsteps: [{receive: shop/a}]")) }
        }
        let found = try findings("ownership/single-person", commits("kim", "kim", "kim", "kim", "kim"))
        #expect(found.map(\.message) == ["one person made 5 of the 5 changes of flow:orders and its mappings"])
        #expect(try findings("ownership/single-person", commits("kim", "kim", "kim", "kim")).isEmpty)
        #expect(try findings("ownership/single-person", commits("kim", "kim", "noor", "kim", "kim", "kim")).isEmpty)
    }

    @Test func teamsThatNobodyIsActiveIn() throws {
        let old = [("2026-01-01", "kim", flow("steps: [{receive: shop/a}]"))]
        #expect(
            try findings("ownership/inactive-owner", old).map(\.message) == [
                "no member of team:one, which owns 1 things, has changed anything since 2026-01-01"
            ])
        #expect(try findings("ownership/inactive-owner", old + [("2026-10-01", "noor", flow("steps: [{receive: shop/b}]"))]).isEmpty)
        #expect(try findings("ownership/inactive-owner", old + [("2026-10-01", "sam", flow("steps: [{receive: shop/b}]"))]).count == 1)
        // What a shallow clone left out may have been theirs.
        #expect(try findings("ownership/inactive-owner", [("2026-10-01", "sam", flow("steps: []"))], cutAt: 0).isEmpty)
    }
}
