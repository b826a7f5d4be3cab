import Testing

@testable import Basics

@Suite struct GraphTests {
    private static let graph: [String: [String]] = [
        "a": ["b"], "b": ["c", "e"], "c": ["d", "a"], "d": ["d"], "e": ["f"], "f": ["e", "g"], "g": [],
    ]

    private func next(_ node: String) -> [String] { Self.graph[node] ?? [] }

    @Test func findsComponentsDependenciesFirst() {
        let found = stronglyConnectedComponents(from: ["a"], successors: next)
        #expect(found == [["d"], ["g"], ["e", "f"], ["a", "b", "c"]])
        #expect(stronglyConnectedComponents(from: ["g", "e"], successors: next) == [["g"], ["e", "f"]])
        #expect(stronglyConnectedComponents(from: [String](), successors: next) == [])
    }

    @Test func ordersOrShowsACycle() {
        let tasks = ["ship": ["notify"], "pay": ["ship", "book"], "book": ["notify"], "notify": []]
        let order = topologicalOrder(from: ["ship", "pay"]) { tasks[$0] ?? [] }
        #expect(order == .order(["pay", "ship", "book", "notify"]))
        #expect(topologicalOrder(from: ["a"], successors: next) == .cycle(["a", "b", "c"]))
        #expect(topologicalOrder(from: ["d"], successors: next) == .cycle(["d"]))
        #expect(topologicalOrder(from: ["g"], successors: next) == .order(["g"]))
    }

    @Test func findsShortestPaths() {
        #expect(shortestPath(from: ["a"], to: { $0 == "g" }, successors: next) == ["a", "b", "e", "f", "g"])
        #expect(shortestPath(from: ["c", "f"], to: { $0 == "e" || $0 == "d" }, successors: next) == ["c", "d"])
        #expect(shortestPath(from: ["a"], to: { $0 == "a" }, successors: next) == ["a"])
        #expect(shortestPath(from: ["g"], to: { $0 == "a" }, successors: next) == nil)
    }

    @Test func reaches() {
        #expect(reachable(from: ["e"], successors: next) == ["e", "f", "g"])
        #expect(reachable(from: ["g", "c"], successors: next) == ["g", "c", "d", "a", "b", "e", "f"])
    }

    @Test func isNotBoundByTheStack() {
        let length = 200_000
        let chain = { (node: Int) in node + 1 < length ? [node + 1] : [] }
        #expect(stronglyConnectedComponents(from: [0], successors: chain).count == length)
        let ring = { (node: Int) in [(node + 1) % length] }
        #expect(stronglyConnectedComponents(from: [0], successors: ring).map(\.count) == [length])
        #expect(topologicalOrder(from: [0], successors: chain) == .order(Array(0..<length)))
        #expect(shortestPath(from: [0], to: { $0 == length - 1 }, successors: chain)?.count == length)
    }

    /// Compares components and orders with plain reachability on small random graphs.
    @Test func agreesWithReachability() {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        for _ in 0..<200 {
            let size = 1 + random(8)
            let edges = (0..<size).map { _ in (0..<random(3)).map { _ in random(size) } }
            let reach = (0..<size).map { Set(reachable(from: [$0]) { edges[$0] }) }
            let found = stronglyConnectedComponents(from: 0..<size) { edges[$0] }
            #expect(found.joined().sorted() == Array(0..<size))
            for component in found {
                let expected = (0..<size).filter { reach[$0].contains(component[0]) && reach[component[0]].contains($0) }
                #expect(component.sorted() == expected)
            }
            switch topologicalOrder(from: 0..<size, successors: { edges[$0] }) {
            case .order(let order):
                #expect(order.sorted() == Array(0..<size) && found.count == size)
                for (index, node) in order.enumerated() { #expect(edges[node].allSatisfy { order[...index].contains($0) == false }) }
            case .cycle(let cycle):
                for (index, node) in cycle.enumerated() { #expect(edges[node].contains(cycle[(index + 1) % cycle.count])) }
            }
        }
    }
}
