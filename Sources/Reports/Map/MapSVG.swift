internal import Basics
internal import Impact
internal import Lineage

/// Draws a map as SVG, laid out in columns.
package enum MapSVG {
    /// Whether a map is small enough for a picture.
    package static func canDraw(_ view: MapView) -> Bool { MapPicture.canDraw(view.map) }

    package static func render(_ view: MapView) -> String {
        let picture = MapPicture(view.map)
        let head = view.revisions == nil ? 0.0 : legendHeight
        let (width, height) = (number(max(picture.width, view.revisions == nil ? 0 : 620)), number(picture.height + head))
        let name = XMLText.escaped(view.legend.map { "\(view.title): \($0)" } ?? "\(view.title): \(view.summary)")
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" "
                + "role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">",
            "  <title>\(name)</title>",
        ]
        lines += markers(picture)
        lines.append("  <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>")
        if let revisions = view.revisions { lines += legend("\(revisions.base.revision) → \(revisions.head.revision)") }
        lines.append("  <g transform=\"translate(0 \(number(head)))\">")
        lines += picture.lines.map { "    " + line($0) }
        for box in picture.boxes { lines += draw(box, picture).map { "    " + $0 } }
        lines += picture.lines.compactMap(label).map { "    " + $0 }
        lines += ["  </g>", "</svg>"]
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Links

    private static func line(_ line: MapPicture.Line) -> String {
        let isBow = line.points.count == 4 && line.points[1].x == line.points[2].x
        var path = "M \(point(line.points[0]))"
        for (one, next) in zip(line.points, line.points.dropFirst()) {
            let middle = (one.x + next.x) / 2
            path +=
                isBow || one.y == next.y ? " L \(point(next))" : " C \(point((middle, one.y))) \(point((middle, next.y))) \(point(next))"
        }
        let edge = line.edge
        let title = "\(edge.from) → \(edge.to)" + (edge.caption.isEmpty ? "" : ": \(edge.caption)")
        return "<path d=\"\(path)\" fill=\"none\" \(stroke(edge.state)) marker-end=\"url(#\(marker(edge)))\">"
            + "<title>\(XMLText.escaped(title))</title></path>"
    }

    private static func label(_ line: MapPicture.Line) -> String? {
        guard let place = line.label else { return nil }
        let caption = MapPicture.caption(line.edge)
        let width = Double(TerminalText.columns(caption)) * MapPicture.smallLetter
        // The line passes behind its label, and would strike it through.
        return "<rect x=\"\(number(place.x - width / 2))\" y=\"\(number(place.y - 6.5))\" width=\"\(number(width))\" height=\"13\" "
            + "fill=\"#ffffff\"/><text x=\"\(number(place.x))\" y=\"\(number(place.y + 3.5))\" text-anchor=\"middle\" font-size=\"10\" "
            + "fill=\"\(line.edge.state.colour)\">\(XMLText.escaped(caption))</text>"
    }

    /// The stroke of a state: its colour and its own line style, so that nothing is told by colour alone.
    private static func stroke(_ state: MapState) -> String {
        let style =
            switch state {
            case .same, .changed: "stroke-width=\"1.2\""
            case .added: "stroke-width=\"3\""
            case .removed: "stroke-width=\"1.2\" stroke-dasharray=\"6 4\""
            case .affected: "stroke-width=\"2.5\" stroke-dasharray=\"2 3\""
            }
        return "stroke=\"\(state.colour)\" \(style)"
    }

    private static func marker(_ edge: MapEdge) -> String { "\(edge.kind.rawValue)-\(edge.state.rawValue)" }

    /// The ends of links that are there: an arrow for data, an open one for calls, a ring for what runs on something.
    private static func markers(_ picture: MapPicture) -> [String] {
        var seen: Set<String> = []
        let kinds = picture.lines.map(\.edge).filter { seen.insert(marker($0)).inserted }
        return kinds.map { edge in
            let colour = edge.state.colour
            let shape =
                switch edge.kind {
                case .data: "<path d=\"M 0 0 L 10 5 L 0 10 z\" fill=\"\(colour)\"/>"
                case .calls, .starts: "<path d=\"M 0 0 L 10 5 L 0 10\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>"
                case .runsOn: "<circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"#ffffff\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>"
                }
            return "  <marker id=\"\(marker(edge))\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" "
                + "markerUnits=\"userSpaceOnUse\" orient=\"auto\">\(shape)</marker>"
        }
    }

    // MARK: Boxes

    private static func draw(_ box: MapPicture.Box, _ picture: MapPicture) -> [String] {
        guard let title = box.title else { return [single(box, box.nodes[0], picture.middle(of: 0, in: box))] }
        var lines = ["<g>"]
        lines.append("  " + rectangle(box, radius: 4, "fill=\"#f6f8fa\" stroke=\"#d0d7de\""))
        lines.append("  " + text(title, box.x + 12, box.y + 3 + MapPicture.row / 2, "#1f2328", isStrong: true))
        for (row, node) in box.nodes.enumerated() {
            let y = picture.middle(of: row, in: box)
            lines.append(
                "  <rect x=\"\(number(box.x + 5))\" y=\"\(number(y - MapPicture.row / 2 + 1))\" width=\"\(number(box.width - 10))\" "
                    + "height=\"\(number(MapPicture.row - 2))\" rx=\"3\" fill=\"#ffffff\" \(stroke(node.state))/>")
            lines.append(
                "  " + text(MapPicture.caption(node), box.x + 12, y, colour(node), hint: node.title.map { "\(node.id): \($0)" } ?? node.id))
        }
        lines.append("</g>")
        return lines
    }

    /// A node of its own, in the shape of its kind.
    private static func single(_ box: MapPicture.Box, _ node: MapNode, _ middle: Double) -> String {
        let style = "fill=\"\(fill(node.kind))\" \(stroke(node.state))"
        let shape =
            switch node.kind {
            case .journey: rectangle(box, radius: box.height / 2, style)
            case .interface, .field: rectangle(box, radius: 6, style)
            case .flow: slanted(box, style)
            case .platform: rectangle(box, radius: 0, style) + sides(box, node.state)
            case .system, .entity: rectangle(box, radius: 2, style)
            }
        let hint = node.title.map { "\(node.id): \($0)" } ?? node.id
        return
            "<g>\(shape)\(text(MapPicture.caption(node), box.x + 12, middle, colour(node), isStrong: node.kind == .system, hint: hint))</g>"
    }

    private static func rectangle(_ box: MapPicture.Box, radius: Double, _ style: String) -> String {
        "<rect x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\" height=\"\(number(box.height))\" "
            + "rx=\"\(number(radius))\" \(style)/>"
    }

    private static func slanted(_ box: MapPicture.Box, _ style: String) -> String {
        let (left, right, top, bottom) = (box.x, box.x + box.width, box.y, box.y + box.height)
        let points = [(left + 6, top), (right, top), (right - 6, bottom), (left, bottom)].map { "\(number($0.0)),\(number($0.1))" }
        return "<polygon points=\"\(points.joined(separator: " "))\" \(style)/>"
    }

    /// The double sides of a platform.
    private static func sides(_ box: MapPicture.Box, _ state: MapState) -> String {
        [box.x + 5, box.x + box.width - 5].map { x in
            "<line x1=\"\(number(x))\" y1=\"\(number(box.y))\" x2=\"\(number(x))\" y2=\"\(number(box.y + box.height))\" \(stroke(state))/>"
        }.joined()
    }

    private static func text(
        _ content: String, _ x: Double, _ y: Double, _ colour: String, isStrong: Bool = false, hint: String? = nil
    ) -> String {
        let weight = isStrong ? " font-weight=\"bold\"" : ""
        let title = hint.map { "<title>\(XMLText.escaped($0))</title>" } ?? ""
        return
            "<text x=\"\(number(x))\" y=\"\(number(y + 4))\" fill=\"\(colour)\"\(weight)>\(title)\(XMLText.escaped(content))</text>"
    }

    private static func colour(_ node: MapNode) -> String { node.state == .same ? "#1f2328" : node.state.colour }

    private static func fill(_ kind: MapNode.Kind) -> String {
        switch kind {
        case .system: "#eaf2fb"
        case .platform: "#f3eefa"
        case .journey: "#fff4e0"
        case .flow: "#eef7ee"
        case .interface, .entity, .field: "#ffffff"
        }
    }

    // MARK: The legend

    private static let legendHeight = 34.0

    private static func legend(_ revisions: String) -> [String] {
        var x = 14.0
        var lines: [String] = ["  " + text(revisions, x, 17, "#1f2328", isStrong: true)]
        x += Double(TerminalText.line(revisions).count) * MapPicture.letter + 24
        for state in MapState.allCases where state != .same {
            lines.append("  <line x1=\"\(number(x))\" y1=\"17\" x2=\"\(number(x + 30))\" y2=\"17\" \(stroke(state))/>")
            lines.append("  " + text(state.rawValue, x + 36, 17, state.colour))
            x += 36 + Double(state.rawValue.count) * MapPicture.letter + 20
        }
        return lines
    }

    /// A length in pixels to a tenth, without a needless fraction.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private static func point(_ place: (x: Double, y: Double)) -> String { "\(number(place.x)) \(number(place.y))" }
}
