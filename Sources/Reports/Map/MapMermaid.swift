internal import Basics
internal import Lineage

/// Writes a map as a Mermaid flowchart.
package enum MapMermaid {
    package static func render(_ view: MapView) -> String {
        var lines = ["flowchart LR"]
        // Names of specs could be words of Mermaid, so that nodes are numbered.
        let numbers = Dictionary(uniqueKeysWithValues: view.map.nodes.enumerated().map { ($1.id, "n\($0)") })
        for (number, group) in view.map.groups.enumerated() {
            guard let name = group.name else {
                lines += group.nodes.map { "  " + node($0, numbers) }
                continue
            }
            lines.append("  subgraph g\(number)[\(text(name))]")
            lines += group.nodes.map { "    " + node($0, numbers) }
            lines.append("  end")
        }
        for edge in view.map.edges { lines.append("  " + link(edge, numbers)) }
        lines += styles(view.map)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func node(_ node: MapNode, _ numbers: [String: String]) -> String {
        let caption = text(node.caption)
        let shape =
            switch node.kind {
            case .system: "[\(caption)]"
            case .platform: "{{\(caption)}}"
            case .interface, .field: "(\(caption))"
            case .flow: "[/\(caption)/]"
            case .journey: "([\(caption)])"
            case .entity: "[(\(caption))]"
            }
        let mark = node.state == .same ? "" : ":::\(node.state.rawValue)"
        return "\(numbers[node.id] ?? "")\(shape)\(mark)"
    }

    private static func link(_ edge: MapEdge, _ numbers: [String: String]) -> String {
        let arrow =
            switch edge.state {
            case .added: "==>"
            case .removed, .affected: "-.->"
            case .same, .changed: edge.kind == .runsOn ? "---" : "-->"
            }
        let caption = edge.caption.isEmpty ? "" : "|\(text(edge.caption))|"
        return "\(numbers[edge.from] ?? "") \(arrow)\(caption) \(numbers[edge.to] ?? "")"
    }

    /// Classes of the nodes that changed and styles of the links that did; nothing for a map of one revision.
    private static func styles(_ map: EstateMap) -> [String] {
        var lines: [String] = []
        for state in MapState.allCases where state != .same {
            if map.nodes.contains(where: { $0.state == state }) {
                lines.append("  classDef \(state.rawValue) stroke:\(state.colour),color:\(state.colour)\(line(state))")
            }
            let links = map.edges.indices.filter { map.edges[$0].state == state }
            if !links.isEmpty {
                lines.append("  linkStyle \(links.map(String.init).joined(separator: ",")) stroke:\(state.colour)\(line(state))")
            }
        }
        return lines
    }

    private static func line(_ state: MapState) -> String {
        switch state {
        case .same, .changed: ""
        case .added: ",stroke-width:3px"
        case .removed: ",stroke-dasharray:6 4"
        case .affected: ",stroke-width:3px,stroke-dasharray:2 3"
        }
    }

    /// A quoted text. Whatever could end it, be read as Markdown, HTML or a directive is written as one of Mermaid's entity codes.
    private static func text(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.line(text).unicodeScalars {
            if "\"#&<>`%;\\{}|".unicodeScalars.contains(scalar) {
                result += "#\(scalar.value);"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(result)\""
    }
}
