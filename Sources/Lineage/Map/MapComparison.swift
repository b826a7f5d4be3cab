internal import Basics
package import Estate

/// What is known of a change, for drawing it.
package struct MapChanges: Sendable {
    /// Specs and interfaces that differ.
    package let touched: Set<EstatePart>
    /// What the change does to flows and journeys, the unaffected left out.
    package let verdicts: [EntityRef: MapVerdict]
    /// The systems and platforms of touched interfaces.
    fileprivate let systems: Set<String>

    package init(touched: Set<EstatePart>, verdicts: [EntityRef: MapVerdict]) {
        self.touched = touched
        systems = Set(
            touched.compactMap { part in
                if case .interface(let ref) = part { return ref.system.text }
                return nil
            })
        self.verdicts = verdicts
    }
}

extension EstateMap {
    /// Both states on one map, with what was added, removed, changed or is affected.
    package func compared(to base: EstateMap, _ changes: MapChanges) -> EstateMap {
        let before = Set(base.nodes.map(\.id))
        let now = Set(nodes.map(\.id))
        var all = nodes.map { node in
            var node = node
            mark(&node, isNew: !before.contains(node.id), changes)
            return node
        }
        all += base.nodes.filter { !now.contains($0.id) }.map { node in
            var node = node
            node.state = .removed
            return node
        }
        return EstateMap(level, nodes: all, edges: comparedEdges(to: base, changes))
    }

    private func mark(_ node: inout MapNode, isNew: Bool, _ changes: MapChanges) {
        let part = node.part
        if case .spec(let ref)? = part, let verdict = changes.verdicts[ref] {
            node.verdict = verdict
            node.state = isNew ? .added : .affected
        } else if isNew {
            node.state = .added
        } else if let part, changes.touched.contains(part) || isTouchedInside(node, changes) {
            node.state = .changed
        }
    }

    /// Whether an interface of a system changed: only on a map of systems does that show at the system.
    private func isTouchedInside(_ node: MapNode, _ changes: MapChanges) -> Bool {
        level == .system && (node.kind == .system || node.kind == .platform) && changes.systems.contains(node.label)
    }

    private func comparedEdges(to base: EstateMap, _ changes: MapChanges) -> [MapEdge] {
        let old = Dictionary(base.edges.map { ($0.key, $0) }) { first, _ in first }
        let keys = Set(edges.map(\.key))
        let present = edges.map { edge in
            var edge = edge
            edge.affected = edge.carriers.filter { changes.verdicts[$0] != nil }
            edge.verdict = edge.affected.compactMap { changes.verdicts[$0] }.max()
            if let before = old[edge.key] {
                edge.state = edge.verdict != nil ? .affected : before.carriers == edge.carriers ? .same : .changed
            } else {
                edge.state = .added
            }
            return edge
        }
        let gone = base.edges.filter { !keys.contains($0.key) }.map { edge in
            var edge = edge
            edge.state = .removed
            return edge
        }
        return present + gone
    }
}
