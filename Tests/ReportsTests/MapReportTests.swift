import Basics
import Estate
import Impact
import Lineage
import Reports
import Testing

@Suite struct MapReportTests {
    /// Titles that try to break out of every format.
    private static let evil = #"x\"<b>&amp; %%{init}%% `t` #quot; --> ]]> |"#

    private static func estate(_ flows: String) -> Estate {
        let files = [
            "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\n",
            "all.yaml": """
            kind: System
            name: erp
            title: '\(evil)'
            interfaces: [{name: api, protocol: odata, contract: none}]
            ---
            kind: System
            name: shop
            interfaces: [{name: api, protocol: rest, contract: none}]
            ---
            kind: Platform
            name: bus
            status: in-use
            ---
            \(flows)
            """,
        ]
        return loadEstate(at: "", from: MemorySource(files.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) }))
    }

    private static let before = estate(
        """
        kind: Flow
        name: price
        via: none
        steps: [{read: 'erp/api#"P" & <x>'}, {write: shop/api#price}]
        ---
        kind: Flow
        name: stock
        via: none
        steps: [{read: erp/api#stock}, {write: shop/api#stock}]
        """)
    private static let after = estate(
        """
        kind: Flow
        name: price
        via: none
        steps: [{read: 'erp/api#"P" & <x>'}, {write: shop/api#price}]
        ---
        kind: Flow
        name: stock
        via: [platform:bus]
        steps: [{read: erp/api#stock}, {write: shop/api#stock}]
        """)

    private static let labels = (
        base: RevisionLabel(revision: "main", commit: nil), head: RevisionLabel(revision: "WORKTREE", commit: nil)
    )
    private static let plain = MapView(EstateMap(.flow, of: before), title: "small")
    private static let changed: MapView = {
        let changes = MapChanges(
            touched: [.spec(EntityRef(.system, "shop"))], verdicts: [EntityRef(.flow, "price"): MapVerdict(rank: 4, word: "breaks")])
        let map = EstateMap(.system, of: after).compared(to: EstateMap(.system, of: before), changes)
        return MapView(map, title: "small", revisions: labels)
    }()

    @Test func goldens() {
        expectGolden(MapText.render(Self.plain, style: TextStyle(width: 80)), "map.txt")
        expectGolden(MapText.render(Self.changed, style: TextStyle(width: 80)), "map-changed.txt")
        expectGolden(MapDOT.render(Self.changed), "map-changed.dot")
        expectGolden(MapMermaid.render(Self.changed), "map-changed.mmd")
        expectGolden(MapGraphML.render(Self.changed), "map-changed.graphml")
        expectGolden(MapJSON.render(Self.changed), "map-changed.json")
        expectGolden(MapDOT.render(Self.plain), "map.dot")
        expectGolden(MapMermaid.render(Self.plain), "map.mmd")
        expectGolden(MapSVG.render(Self.plain), "map.svg")
        expectGolden(MapSVG.render(Self.changed), "map-changed.svg")
    }

    /// Within quotes of DOT there is no quote that nothing escapes.
    @Test func namesStayInTheirQuotes() {
        for line in MapDOT.render(Self.plain).split(separator: "\n") where line.contains("label=") {
            var isEscaped = false
            var quotes = 0
            for character in line {
                if character == "\"", !isEscaped { quotes += 1 }
                isEscaped = character == "\\" && !isEscaped
            }
            #expect(quotes.isMultiple(of: 2), "\(line)")
        }
        let mermaid = MapMermaid.render(Self.changed)
        #expect(!mermaid.contains("%%") && !mermaid.contains("`") && !mermaid.contains("<"))
        #expect(!MapGraphML.render(Self.changed).contains("<b>"))
        #expect(!MapSVG.render(Self.changed).contains("<b>"))
    }

    /// The same estate gives the same bytes, whatever the order of its files.
    @Test func orderIsStable() {
        let views = [
            Self.before,
            Self.estate(
                "kind: Flow\nname: stock\nvia: none\nsteps: [{read: erp/api#stock}, {write: shop/api#stock}]\n---\nkind: Flow\nname: price\nvia: none\nsteps: [{read: 'erp/api#\"P\" & <x>'}, {write: shop/api#price}]"
            ),
        ]
        .map { MapJSON.render(MapView(EstateMap(.flow, of: $0), title: "small")) }
        #expect(views[0] == views[1])
    }
}
