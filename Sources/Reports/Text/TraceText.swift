internal import Basics
package import Lineage

/// The way of a value before and after one place, as text and as JSON.
package struct TraceView: Sendable {
    let place: String
    let upstream: [(edge: LineageEdge, distance: Int)]
    let downstream: [(edge: LineageEdge, distance: Int)]

    package init(_ place: String, in graph: LineageGraph) {
        self.place = place
        upstream = graph.upstream(of: place)
        downstream = graph.downstream(of: place)
    }

    /// Whether nothing comes from or goes to the place.
    package var isEmpty: Bool { upstream.isEmpty && downstream.isEmpty }
}

/// `tieline trace` for people.
package enum TraceText {
    package static func render(_ view: TraceView, style: TextStyle) -> String {
        var lines = [style.paint(TerminalText.line(view.place), .strong)]
        lines += section("comes from", view.upstream, style) { ($0.from, "←") }
        lines += section("goes to", view.downstream, style) { ($0.to, "→") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(
        _ title: String, _ edges: [(edge: LineageEdge, distance: Int)], _ style: TextStyle, _ end: (LineageEdge) -> (String, String)
    ) -> [String] {
        if edges.isEmpty { return ["", "\(title): nothing that the specs know of"] }
        var lines = ["", "\(title):"]
        for (edge, distance) in edges {
            let (place, arrow) = end(edge)
            let indent = String(repeating: "  ", count: min(distance, 12))
            let via = edge.via.map { "  by \($0)" } ?? ""
            let optional = edge.isOptional ? "  (may be absent)" : ""
            lines.append(
                "\(indent)\(arrow) \(TerminalText.line(place))"
                    + style.paint(TerminalText.line("\(via)  in \(edge.flow)\(optional)"), .faint))
        }
        return lines
    }
}
