internal import Basics
internal import Estate
internal import Lineage

/// Writes a map as GraphML, for yEd, Gephi and the like.
package enum MapGraphML {
    package static func render(_ view: MapView) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                + "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">",
        ]
        for key in nodeKeys { lines.append("  <key id=\"n-\(key)\" for=\"node\" attr.name=\"\(key)\" attr.type=\"string\"/>") }
        for key in edgeKeys { lines.append("  <key id=\"e-\(key)\" for=\"edge\" attr.name=\"\(key)\" attr.type=\"string\"/>") }
        lines.append("  <graph id=\(attribute(view.title)) edgedefault=\"directed\">")
        for node in view.map.nodes {
            lines.append("    <node id=\(attribute(node.id))>")
            let values = [
                node.label, node.kind.rawValue, node.title ?? "", node.group ?? "", node.state.rawValue, node.verdict?.word ?? "",
                node.state.colour,
            ]
            lines += data("n", nodeKeys, values)
            lines.append("    </node>")
        }
        for (number, edge) in view.map.edges.enumerated() {
            lines.append("    <edge id=\"e\(number)\" source=\(attribute(edge.from)) target=\(attribute(edge.to))>")
            let values = [
                edge.caption, edge.kind.rawValue, edge.carriers.map(\.description).joined(separator: " "),
                edge.labels.joined(separator: " "), edge.isPlanned ? "true" : "", edge.state.rawValue, edge.verdict?.word ?? "",
                edge.state.colour, line(edge.state),
            ]
            lines += data("e", edgeKeys, values)
            lines.append("    </edge>")
        }
        lines += ["  </graph>", "</graphml>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static let nodeKeys = ["label", "kind", "title", "group", "state", "verdict", "color"]
    private static let edgeKeys = ["label", "kind", "carriers", "uses", "planned", "state", "verdict", "color", "line"]

    private static func data(_ prefix: String, _ keys: [String], _ values: [String]) -> [String] {
        zip(keys, values).filter { !$1.isEmpty }.map { "      <data key=\"\(prefix)-\($0)\">\(XMLText.escaped($1))</data>" }
    }

    private static func line(_ state: MapState) -> String {
        switch state {
        case .same, .changed: "line"
        case .added: "bold"
        case .removed: "dashed"
        case .affected: "dotted"
        }
    }

    private static func attribute(_ text: String) -> String { "\"\(XMLText.escaped(text))\"" }
}
