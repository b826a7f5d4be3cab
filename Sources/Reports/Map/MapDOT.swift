internal import Basics
internal import Lineage

/// Writes a map in Graphviz's DOT language.
package enum MapDOT {
    package static func render(_ view: MapView) -> String {
        var lines = ["digraph \(quoted(view.title)) {"]
        lines.append("  graph [rankdir=LR, fontname=\"Helvetica\", label=\(label(view.legend ?? view.title)), labelloc=t];")
        lines.append("  node [shape=box, fontname=\"Helvetica\", fontsize=11];")
        lines.append("  edge [fontname=\"Helvetica\", fontsize=9];")
        for (number, group) in view.map.groups.enumerated() {
            guard let name = group.name else {
                lines += group.nodes.map { "  " + node($0) }
                continue
            }
            lines.append("  subgraph cluster_\(number) {")
            lines.append("    label=\(label(name)); color=\"#d0d7de\"; style=rounded;")
            lines += group.nodes.map { "    " + node($0) }
            lines.append("  }")
        }
        lines += view.map.edges.map { "  " + edge($0) }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func node(_ node: MapNode) -> String {
        var attributes = ["label=\(label(node.caption))", "shape=\(shape(node.kind))"]
        if let title = node.title { attributes.append("tooltip=\(label(title))") }
        if node.state != .same {
            attributes += ["color=\"\(node.state.colour)\"", "fontcolor=\"\(node.state.colour)\"", "style=\"\(line(node.state))\""]
        }
        return "\(quoted(node.id)) [\(attributes.joined(separator: ", "))];"
    }

    private static func edge(_ edge: MapEdge) -> String {
        var attributes = ["label=\(label(edge.caption))"]
        if edge.kind != .data { attributes.append("arrowhead=\(edge.kind == .runsOn ? "odot" : "vee")") }
        if edge.state != .same {
            attributes += ["color=\"\(edge.state.colour)\"", "fontcolor=\"\(edge.state.colour)\"", "style=\"\(line(edge.state))\""]
        }
        return "\(quoted(edge.from)) -> \(quoted(edge.to)) [\(attributes.joined(separator: ", "))];"
    }

    private static func shape(_ kind: MapNode.Kind) -> String {
        switch kind {
        case .system: "box3d"
        case .platform: "component"
        case .interface, .field: "box"
        case .flow: "cds"
        case .journey: "house"
        case .entity: "note"
        }
    }

    private static func line(_ state: MapState) -> String {
        switch state {
        case .same, .changed: "solid"
        case .added: "bold"
        case .removed: "dashed"
        case .affected: "dotted,bold"
        }
    }

    /// A quoted id: only the quote itself has a meaning there, and a backslash at the end would take it.
    private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// A quoted label: Graphviz reads entities of HTML in it.
    private static func label(_ text: String) -> String {
        "\"\(escaped(text).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;"))\""
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.line(text).unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
