internal import Basics
internal import Lineage

/// A map as boxes and lines on a plane, in pixels.
///
/// Nodes of one group are rows of one box, under its name. Data goes from left to right as far as there are no circles; what has no link
/// stands below in rows.
struct MapPicture {
    struct Box {
        /// The group's name; nil where the box is a node of its own.
        let title: String?
        let nodes: [MapNode]
        var x = 0.0
        var y = 0.0
        let width: Double
        let height: Double
    }

    /// A link with the points that it goes through.
    struct Line {
        let edge: MapEdge
        let points: [(x: Double, y: Double)]
        /// The middle of its label; nil where it has none.
        let label: (x: Double, y: Double)?
    }

    private(set) var boxes: [Box] = []
    private(set) var lines: [Line] = []
    private(set) var width = 0.0
    private(set) var height = 0.0
    /// The box and the row of each node.
    private var places: [String: (box: Int, row: Int)] = [:]

    /// What a letter of the font at 12 pixels takes, at most on the average, and how high a line is.
    static let letter = 7.2
    static let smallLetter = 5.9
    static let row = 22.0
    private static let padding = 12.0
    private static let gap = 18.0
    /// How many nodes and links a picture has at most: more is no picture, and takes too long.
    private static let mostNodes = 4_000
    private static let mostLinks = 8_000
    /// A label longer than this is cut.
    static let longestLabel = 44

    /// Whether a map is small enough to be drawn.
    static func canDraw(_ map: EstateMap) -> Bool { map.nodes.count <= mostNodes && map.edges.count <= mostLinks }

    init(_ map: EstateMap) {
        let groups = map.groups
        let grouped = groups.filter { $0.name != nil }.map { Self.box($0.name, $0.nodes) }
        boxes = grouped + groups.filter { $0.name == nil }.flatMap { $0.nodes.map { Self.box(nil, [$0]) } }
        for (number, box) in boxes.enumerated() { for (row, node) in box.nodes.enumerated() { places[node.id] = (number, row) } }
        let ends = map.edges.map { (places[$0.from]?.box, places[$0.to]?.box) }
        let linked = Set(ends.flatMap { $0.0 == $0.1 ? [] : [$0.0, $0.1].compactMap(\.self) })
        place(linked.sorted(), map.edges, ends)
        placeApart(boxes.indices.filter { !linked.contains($0) })
        for (edge, end) in zip(map.edges, ends) where end.0 != nil && end.0 == end.1 { lines.append(loop(edge)) }
        width = max(width, boxes.map { $0.x + $0.width }.max() ?? 0) + Self.padding * 2
        height = (boxes.map { $0.y + $0.height } + lines.flatMap { $0.points.map(\.y) }).max().map { $0 + Self.padding } ?? 0
    }

    private static func box(_ title: String?, _ nodes: [MapNode]) -> Box {
        let longest = nodes.map { TerminalText.columns(caption($0)) }.max() ?? 0
        let text = max(Double(longest) * letter, Double(TerminalText.columns(title ?? "")) * letter)
        return Box(
            title: title, nodes: nodes, width: (text + padding * 2).rounded(.up),
            height: row * Double(nodes.count + (title == nil ? 0 : 1)) + 6)
    }

    /// What is written of a node, and on a link.
    static func caption(_ node: MapNode) -> String { cut(node.caption) }
    static func caption(_ edge: MapEdge) -> String { cut(edge.caption) }

    private static func cut(_ text: String) -> String {
        let line = TerminalText.line(text)
        return line.count > longestLabel ? "\(line.prefix(longestLabel - 1))…" : line
    }

    // MARK: Places

    private mutating func place(_ linked: [Int], _ edges: [MapEdge], _ ends: [(Int?, Int?)]) {
        let numbers = Dictionary(uniqueKeysWithValues: linked.enumerated().map { ($1, $0) })
        var drawn: [MapEdge] = []
        var links: [PictureLink] = []
        for (edge, end) in zip(edges, ends) {
            guard let from = end.0.flatMap({ numbers[$0] }), let to = end.1.flatMap({ numbers[$0] }), from != to else { continue }
            let label = Double(TerminalText.columns(Self.caption(edge))) * Self.smallLetter
            links.append(PictureLink(from: from, to: to, labelWidth: label > 0 ? label + 8 : 0, labelHeight: 14))
            drawn.append(edge)
        }
        let plain = LayeredGraph(boxes: linked.map { (boxes[$0].width, boxes[$0].height) }, links: links)
        var ordering = ColumnOrdering(plain)
        let graph = ordering.ordered()
        let places = ColumnPlacing(graph).middles
        for (number, box) in linked.enumerated() {
            boxes[box].x = places[number].x - boxes[box].width / 2 + Self.padding
            boxes[box].y = places[number].y - boxes[box].height / 2 + Self.padding
        }
        for (edge, chain) in zip(drawn, graph.chains) { lines.append(line(edge, chain.slots, graph, places)) }
        width = (zip(places, graph.slots).map { $0.x + $1.width / 2 }.max() ?? 0) + Self.padding
        height = (zip(places, graph.slots).map { $0.y + $1.height / 2 }.max() ?? 0) + Self.padding
    }

    private func line(_ edge: MapEdge, _ chain: [Int], _ graph: LayeredGraph, _ places: [(x: Double, y: Double)]) -> Line {
        var label: (x: Double, y: Double)?
        var inner: [(x: Double, y: Double)] = []
        let isTurned = graph.slots[chain[0]].column > graph.slots[chain[chain.count - 1]].column
        for slot in chain.dropFirst().dropLast() {
            let place = (x: places[slot].x + Self.padding, y: places[slot].y + Self.padding)
            guard case .label = graph.slots[slot].content else {
                inner.append(place)
                continue
            }
            // The line goes under the whole of its label.
            label = place
            let half = graph.slots[slot].width / 2 * (isTurned ? -1 : 1)
            inner += [(place.x - half, place.y), (place.x + half, place.y)]
        }
        return Line(edge: edge, points: [port(edge.from, isRight: !isTurned)] + inner + [port(edge.to, isRight: isTurned)], label: label)
    }

    /// Where a line starts or ends: at the side of its node's row.
    private func port(_ id: String, isRight: Bool) -> (x: Double, y: Double) {
        guard let place = places[id] else { return (0, 0) }
        let box = boxes[place.box]
        return (isRight ? box.x + box.width : box.x, middle(of: place.row, in: box))
    }

    /// The middle of a row of a box.
    func middle(of row: Int, in box: Box) -> Double {
        box.title == nil ? box.y + box.height / 2 : box.y + 3 + Self.row * (Double(row) + 1.5)
    }

    /// A link within one box, drawn as a bow at its right.
    private func loop(_ edge: MapEdge) -> Line {
        let (from, to) = (port(edge.from, isRight: true), port(edge.to, isRight: true))
        let out = from.x + 16
        return Line(edge: edge, points: [from, (out, from.y), (out, to.y), to], label: nil)
    }

    /// Rows of boxes without any link, below the rest.
    private mutating func placeApart(_ apart: [Int]) {
        guard !apart.isEmpty else { return }
        let widest = max(width, 900)
        var (x, y, tallest) = (Self.padding, height == 0 ? Self.padding : height + Self.gap, 0.0)
        for box in apart {
            if x > Self.padding, x + boxes[box].width > widest {
                (x, y, tallest) = (Self.padding, y + tallest + Self.gap, 0)
            }
            (boxes[box].x, boxes[box].y) = (x, y)
            x += boxes[box].width + Self.gap
            tallest = max(tallest, boxes[box].height)
        }
    }
}
