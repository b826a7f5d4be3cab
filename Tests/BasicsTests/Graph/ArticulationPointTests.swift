import Basics
import Testing

@Suite struct ArticulationPointTests {
    /// The points as `node: part part`, each part joined.
    private func found(_ nodes: String, _ edges: [String]) -> [String] {
        articulationPoints(of: Array(nodes), edges: edges.map { ($0.first!, $0.last!) }).map { point in
            "\(point.node): \(point.cutOff.map { String($0) }.joined(separator: " "))"
        }
    }

    @Test func shapes() {
        #expect(found("", []) == [])
        #expect(found("ab", ["ab"]) == [])
        #expect(found("abc", ["ab", "bc"]) == ["b: c"])
        // A circle falls apart nowhere, with links in either direction and twice.
        #expect(found("abcd", ["ab", "bc", "cd", "da", "ad", "aa"]) == [])
        // The middle of a star, where every ray is a part of its own.
        #expect(found("mabc", ["ma", "bm", "mc"]) == ["m: b c"])
        // Two circles that share a node; the rest is the larger one.
        #expect(found("abcxyzw", ["ab", "bc", "ca", "cx", "xy", "yz", "zw", "wc"]) == ["c: ab"])
        // Nodes alone and nodes that no list has do not matter.
        #expect(found("abq", ["ab", "ax"]) == [])
    }

    /// What is left need not be where the search began.
    @Test func startIsCutOffWhereTheRestIsLarger() {
        #expect(found("abcdef", ["ab", "bc", "cd", "de", "ec", "fe"]) == ["b: a", "c: ab", "e: f"])
    }

    /// Every answer against taking the node away and counting what hangs together.
    @Test func agreesWithTakingAway() {
        var seed: UInt64 = 7
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        for _ in 0..<200 {
            let nodes = Array(0..<(2 + random(12)))
            let edges = (0..<random(16)).map { _ in (random(nodes.count), random(nodes.count)) }
            let points = articulationPoints(of: nodes, edges: edges)
            for node in nodes {
                let before = parts(nodes, edges, without: nil).first { $0.contains(node) } ?? []
                let after = parts(before.filter { $0 != node }, edges, without: node)
                let point = points.first { $0.node == node }
                #expect((point != nil) == (after.count > 1))
                let sizes = after.map(\.count).sorted().dropLast()
                #expect((point?.cutOff.map(\.count).sorted() ?? []) == Array(sizes))
            }
        }
    }

    private func parts(_ nodes: [Int], _ edges: [(Int, Int)], without lost: Int?) -> [[Int]] {
        var left = Set(nodes)
        var found: [[Int]] = []
        while let start = left.min() {
            let part = reachable(from: [start]) { node in
                edges.flatMap { $0.0 == node ? [$0.1] : $0.1 == node ? [$0.0] : [] }.filter { $0 != lost && nodes.contains($0) }
            }
            found.append(part)
            left.subtract(part)
        }
        return found
    }

    /// Deeper than any thread's stack.
    @Test func longChains() {
        let points = articulationPoints(of: Array(0..<3000), edges: (1..<3000).map { ($0 - 1, $0) })
        #expect(points.count == 2998)
        #expect(points[0].cutOff == [[0]])
    }
}
