import Basics
import Estate
import Lineage
import Testing

@testable import Reports

/// Where things stand in pictures of maps.
@Suite struct MapPictureTests {
    /// A map of some systems with flows between them, by number.
    private static func map(_ systems: Int, _ flows: [(Int, Int)], level: MapLevel = .system) -> EstateMap {
        var text = "kind: Estate\nlanguage: 1\nname: e\n"
        for system in 0..<systems {
            text +=
                "---\nkind: System\nname: s\(system)\ninterfaces: [{name: a, protocol: rest, contract: none}, {name: b, protocol: rest}]\n"
        }
        for (number, flow) in flows.enumerated() {
            text += "---\nkind: Flow\nname: f\(number)\nvia: none\nsteps: [{read: s\(flow.0)/a}, {write: s\(flow.1)/b}]\n"
        }
        let files = [SourceFile(path: "tieline.yaml", bytes: Array(text.utf8))]
        return EstateMap(level, of: loadEstate(at: "", from: MemorySource(files)))
    }

    /// Flows from each system to some others, without chance.
    private static func tangle(_ systems: Int) -> [(Int, Int)] {
        var flows: [(Int, Int)] = []
        for system in 0..<systems {
            for factor in [3, 7] {
                let other = (system * factor + 1) % systems
                if other != system { flows.append((system, other)) }
            }
        }
        return flows
    }

    private func expectSound(_ picture: MapPicture, _ location: SourceLocation = #_sourceLocation) {
        for (number, one) in picture.boxes.enumerated() {
            #expect(
                one.x >= 0 && one.y >= 0 && one.x + one.width <= picture.width && one.y + one.height <= picture.height,
                sourceLocation: location)
            for other in picture.boxes[..<number] {
                let isApart =
                    one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y
                    || other.y + other.height <= one.y
                #expect(isApart, "\(one.nodes[0].id) lies over \(other.nodes[0].id)", sourceLocation: location)
            }
        }
    }

    @Test func dataGoesFromLeftToRight() throws {
        let picture = MapPicture(Self.map(4, [(0, 1), (1, 2), (0, 2), (2, 3)]))
        expectSound(picture)
        let lefts = picture.boxes.sorted { $0.x < $1.x }.map { $0.nodes[0].label }
        #expect(lefts == ["s0", "s1", "s2", "s3"])
        for line in picture.lines {
            let points = line.points.map(\.x)
            #expect(points == points.sorted())
        }
    }

    @Test func circlesComeToAnEnd() {
        let picture = MapPicture(Self.map(3, [(0, 1), (1, 2), (2, 0), (1, 0)]))
        expectSound(picture)
        #expect(picture.lines.count == 4)
        #expect(picture.lines.count { $0.points[0].x > $0.points[$0.points.count - 1].x } == 1)
    }

    @Test func aLineStartsAndEndsAtItsBoxes() {
        let map = Self.map(6, Self.tangle(6), level: .flow)
        let picture = MapPicture(map)
        expectSound(picture)
        #expect(picture.lines.count == map.edges.count)
        for line in picture.lines {
            for (id, point) in [(line.edge.from, line.points[0]), (line.edge.to, line.points[line.points.count - 1])] {
                let box = picture.boxes.first { $0.nodes.contains { $0.id == id } }
                #expect(box.map { point.x == $0.x || point.x == $0.x + $0.width } ?? false)
                #expect(box.map { $0.y <= point.y && point.y <= $0.y + $0.height } ?? false)
            }
        }
    }

    @Test func whatHasNoLinkStandsInRowsBelow() {
        let picture = MapPicture(Self.map(60, [(0, 1)]))
        expectSound(picture)
        let linked = picture.boxes.filter { ["s0", "s1"].contains($0.nodes[0].label) }.map { $0.y + $0.height }.max() ?? 0
        #expect(picture.boxes.filter { !["s0", "s1"].contains($0.nodes[0].label) }.allSatisfy { $0.y > linked })
        #expect(picture.width < 1_200)
    }

    @Test func aTangleIsDrawnTheSameEachTime() {
        let map = Self.map(150, Self.tangle(150))
        expectSound(MapPicture(map))
        let view = MapView(map, title: "e")
        #expect(MapSVG.render(view) == MapSVG.render(view))
    }

    /// A chain with links from its start to each of its members: each bend of each link would be millions.
    @Test func aDeepMapTakesNoMoreThanItsShare() {
        let chain = (0..<1_499).map { ($0, $0 + 1) } + (2..<1_500).map { (0, $0) }
        let picture = MapPicture(Self.map(1_500, chain))
        #expect(picture.boxes.count == 1_500 && picture.lines.count == chain.count)
        #expect(picture.lines.reduce(0) { $0 + $1.points.count } < 60_000)
    }

    @Test func anEmptyMapIsAPictureToo() {
        #expect(MapSVG.render(MapView(Self.map(0, []), title: "e")).hasSuffix("</svg>\n"))
    }

    @Test func tooMuchIsNoPicture() {
        #expect(MapSVG.canDraw(MapView(Self.map(10, []), title: "e")))
        #expect(!MapSVG.canDraw(MapView(Self.map(4_001, []), title: "e")))
    }
}
