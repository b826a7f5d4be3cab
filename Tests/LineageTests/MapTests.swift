import Basics
import Estate
import Lineage
import Testing

@Suite struct MapTests {
    private static let base: [String: String] = [
        "tieline.yaml": "kind: Estate\nlanguage: 1\nname: small\n",
        "teams.yaml": "kind: Team\nname: shop-team\n",
        "systems.yaml": """
        kind: System
        name: erp
        title: The ERP
        interfaces: [{name: api, protocol: odata, contract: none}, {name: events, protocol: amqp, contract: none}]
        ---
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}]
        ---
        kind: System
        name: pim
        interfaces: []
        ---
        kind: Platform
        name: bus
        status: in-use
        ---
        kind: Platform
        name: short-list
        status: candidate
        """,
        "flows/stock.yaml":
            "kind: Flow\nname: stock\nvia: [platform:bus]\nsteps: [{receive: erp/events#Stock}, {write: shop/api#setStock}]\n",
        "flows/price.yaml":
            "kind: Flow\nname: price\nowner: team:shop-team\nvia: none\npattern: request-reply\nsteps: [{receive: shop/api#quote}, {call: erp/api#price}, {reply: shop/api#quote}]\n",
        "flows/old.yaml": "kind: Flow\nname: old\nlifecycle: retired\nsteps: [{read: pim/api#x}, {write: erp/api#y}]\n",
        "page.yaml": "kind: Journey\nname: page\ncalls: [{flow: price}, {call: shop/api#page}]\n",
    ]

    private static func estate(_ files: [String: String] = base) -> Estate {
        loadEstate(at: "", from: MemorySource(files.map { SourceFile(path: Name($0.key), bytes: Array($0.value.utf8)) }))
    }

    /// A map in one line per node and edge.
    private func lines(_ map: EstateMap) -> [String] {
        map.nodes.map { mark($0.state, $0.verdict) + $0.id }
            + map.edges.map { edge in
                let carriers = edge.carriers.map(\.description).joined(separator: " ")
                let labels = edge.labels.isEmpty ? "" : " (\(edge.labels.joined(separator: " ")))"
                return mark(edge.state, edge.verdict)
                    + "\(edge.from) -\(edge.kind.rawValue)-> \(edge.to) by \(carriers)\(labels)\(edge.isPlanned ? " planned" : "")"
            }
    }

    private func mark(_ state: MapState, _ verdict: MapVerdict?) -> String {
        state == .same ? "" : "\(verdict?.word ?? state.rawValue): "
    }

    @Test func systems() {
        #expect(
            lines(EstateMap(.system, of: Self.estate())) == [
                "journey:page", "platform:bus", "system:erp", "system:pim", "system:shop",
                "journey:page -calls-> system:shop by journey:page",
                "platform:bus -data-> system:shop by flow:stock",
                "system:erp -data-> platform:bus by flow:stock",
                "system:shop -data-> system:erp by flow:price",
            ])
    }

    @Test func flows() {
        #expect(
            lines(EstateMap(.flow, of: Self.estate())) == [
                "erp/api", "erp/events", "flow:price", "flow:stock", "journey:page", "platform:bus", "shop/api",
                "erp/events -data-> flow:stock by flow:stock (Stock)",
                "flow:price -calls-> erp/api by flow:price (price)",
                "flow:price -data-> shop/api by flow:price (quote)",
                "flow:stock -runs-on-> platform:bus by flow:stock",
                "flow:stock -data-> shop/api by flow:stock (setStock)",
                "journey:page -calls-> flow:price by journey:page",
                "journey:page -calls-> shop/api by journey:page (page)",
                "shop/api -data-> flow:price by flow:price (quote)",
            ])
    }

    @Test(arguments: [
        ("bus", 1, "platform:bus system:erp system:shop"),
        ("bus", 0, "platform:bus"),
        ("system:erp", 1, "platform:bus system:erp system:shop"),
        ("flow:price", 1, "system:erp system:shop"),
        ("shop/api", 1, "journey:page platform:bus system:erp system:shop"),
        ("team:shop-team", 1, "system:erp system:shop"),
        ("pim", 5, "system:pim"),
    ])
    func focus(_ focus: String, _ depth: Int, _ expected: String) throws {
        let estate = Self.estate()
        // An interface is looked for at its system where the map has no interfaces.
        let map = try EstateMap(.system, of: estate).focused(on: focus, depth: depth, in: estate)
        #expect(map.nodes.map(\.id).joined(separator: " ") == expected)
    }

    @Test func focusOnNothing() {
        let estate = Self.estate()
        #expect(throws: SelectionTrouble.self) { try EstateMap(.system, of: estate).focused(on: "nothing", depth: 1, in: estate) }
        #expect(throws: SelectionTrouble.self) { try EstateMap(.system, of: estate).focused(on: "flow:old", depth: 1, in: estate) }
    }

    @Test func selections() throws {
        let estate = Self.estate()
        let map = EstateMap(.system, of: estate)
        let restricted = map.restricted(to: try Selection(parsing: "flow:price pim").evaluate(in: estate))
        #expect(
            lines(restricted) == ["system:erp", "system:pim", "system:shop", "system:shop -data-> system:erp by flow:price"])
    }

    @Test func comparison() {
        var changed = Self.base
        changed["flows/stock.yaml"] = nil
        changed["flows/new.yaml"] =
            "kind: Flow\nname: new\nlifecycle: planned\nvia: [platform:bus]\nsteps: [{read: shop/api#x}, {write: pim/api#y}]\n"
        let changes = MapChanges(
            touched: [.interface(InterfaceRef(system: "erp", interface: "api"))],
            verdicts: [
                EntityRef(.flow, "price"): MapVerdict(rank: 4, word: "breaks"),
                EntityRef(.journey, "page"): MapVerdict(rank: 2, word: "degrades"),
            ])
        let map = EstateMap(.system, of: Self.estate(changed)).compared(to: EstateMap(.system, of: Self.estate()), changes)
        #expect(
            lines(map) == [
                "degrades: journey:page", "platform:bus", "changed: system:erp", "system:pim", "system:shop",
                "degrades: journey:page -calls-> system:shop by journey:page",
                "added: platform:bus -data-> system:pim by flow:new planned",
                "removed: platform:bus -data-> system:shop by flow:stock",
                "removed: system:erp -data-> platform:bus by flow:stock",
                "added: system:shop -data-> platform:bus by flow:new planned",
                "breaks: system:shop -data-> system:erp by flow:price",
            ])
    }

    /// A flow between very many systems is a node, and no square of links.
    @Test func hubs() {
        var files = Self.base
        let steps = (0..<60).map { "{\($0 < 30 ? "read" : "write"): s\($0)/api}" }.joined(separator: ", ")
        files["flows/wide.yaml"] = "kind: Flow\nname: wide\nvia: none\nsteps: [\(steps)]\n"
        let map = EstateMap(.system, of: Self.estate(files))
        #expect(map.edges.count { $0.carriers == [EntityRef(.flow, "wide")] } == 60)
    }
}
