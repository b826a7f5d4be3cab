internal import Basics
internal import Estate
internal import Lineage

/// Draws a map as lines of text: each node with what it leads to and what leads to it.
package enum MapText {
    package static func render(_ view: MapView, style: TextStyle) -> String {
        var page = TextPage(style)
        if !style.isQuiet {
            if let legend = view.legend { page.line(TerminalText.line(legend)) }
            let outgoing = Dictionary(grouping: view.map.edges) { $0.from }
            let incoming = Dictionary(grouping: view.map.edges) { $0.to }
            for group in view.map.groups {
                if let name = group.name { page.line(style.paint(TerminalText.line(name), .strong)) }
                for node in group.nodes {
                    draw(node, outgoing[node.id] ?? [], incoming[node.id] ?? [], indent: group.name == nil ? 0 : 2, &page)
                }
            }
        }
        page.line(view.summary)
        return page.text
    }

    private static func draw(_ node: MapNode, _ outgoing: [MapEdge], _ incoming: [MapEdge], indent: Int, _ page: inout TextPage) {
        let style = page.style
        let space = String(repeating: " ", count: indent)
        var line = space + sign(node.state, style)
        // Within a group only the part's own name is said.
        line += style.paint(
            TerminalText.line(node.group == nil ? node.id : node.label), tone(node.state) ?? (node.group == nil ? .strong : nil))
        if let title = node.title { line += "  " + style.paint(TerminalText.line(title), .faint) }
        if let word = node.stateWord { line += "  " + style.paint(word, tone(node.state)) }
        page.line(line)
        for edge in outgoing { page.line(space + link(edge, arrow(edge.kind), edge.to, style)) }
        for edge in incoming { page.line(space + link(edge, "←", edge.from, style)) }
    }

    private static func link(_ edge: MapEdge, _ arrow: String, _ end: String, _ style: TextStyle) -> String {
        var line = "  " + sign(edge.state, style) + "\(arrow) \(TerminalText.line(end))"
        let ends = [edge.from, edge.to]
        let carriers = edge.carriers.filter { !ends.contains($0.description) }.map(\.description)
        let details = [carriers.joined(separator: ", "), edge.labels.joined(separator: ", "), edge.isPlanned ? "planned" : ""]
        let detail = details.filter { !$0.isEmpty }.joined(separator: "; ")
        if !detail.isEmpty { line += "  " + style.paint(TerminalText.line(detail), .faint) }
        if let word = edge.stateWord { line += "  " + style.paint(word, tone(edge.state)) }
        return line
    }

    /// What a change did; what it left alone needs no sign.
    private static func sign(_ state: MapState, _ style: TextStyle) -> String {
        state == .same ? "" : style.paint(state.sign, tone(state)) + " "
    }

    private static func arrow(_ kind: MapEdge.Kind) -> String {
        switch kind {
        case .data: "→"
        case .calls: "⇢ calls"
        case .starts: "⇢ starts"
        case .runsOn: "⇢ runs on"
        }
    }

    private static func tone(_ state: MapState) -> TextStyle.Tone? {
        switch state {
        case .same: nil
        case .added: .good
        case .removed: .faint
        case .changed: .open
        case .affected: .grave
        }
    }
}
