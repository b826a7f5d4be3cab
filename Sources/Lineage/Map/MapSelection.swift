internal import Basics
package import Estate

// Parts of a map.

extension EstateMap {
    /// The map of what a selection chose: the chosen nodes, what chosen flows and journeys touch, and links that both ends of which are
    /// chosen.
    package func restricted(to parts: SelectedParts) -> EstateMap {
        let chosen = Set(nodes.filter { isChosen($0, parts) }.map(\.id))
        let kept = edges.compactMap { edge -> MapEdge? in
            if chosen.contains(edge.from), chosen.contains(edge.to) { return edge }
            var edge = edge
            edge.carriers = edge.carriers.filter(parts.contains)
            edge.affected = edge.affected.filter(parts.contains)
            return edge.carriers.isEmpty ? nil : edge
        }
        let touched = chosen.union(kept.flatMap { [$0.from, $0.to] })
        return EstateMap(level, nodes: nodes.filter { touched.contains($0.id) }, edges: kept)
    }

    private func isChosen(_ node: MapNode, _ parts: SelectedParts) -> Bool {
        switch node.part {
        case .spec(let ref): parts.contains(ref)
        case .interface(let ref): parts.contains(ref)
        case nil: false
        }
    }

    /// How many steps around a focus are shown where nobody says: at the level of systems the direct neighbours, else one more, since a
    /// flow or a mapped field stands between two systems.
    package var defaultDepth: Int { level == .system ? 1 : 2 }

    /// The map around a focus.
    ///
    /// - Parameters:
    ///   - focus: A name, reference or place: `erp`, `flow:order-create`, `erp/api#Order.total`, `entity:customer`.
    ///   - depth: How many links away things may be, whichever way these point.
    /// - Throws: `SelectionTrouble` where the estate or the map has no such thing.
    package func focused(on focus: String, depth: Int, in estate: Estate) throws(SelectionTrouble) -> EstateMap {
        let start = try start(of: focus, in: estate)
        var distances = Dictionary(uniqueKeysWithValues: start.nodes.map { ($0, 0) })
        // The links of a flow in focus are shown in any case, and their ends are one step away.
        for edge in start.edges {
            for end in [edges[edge].from, edges[edge].to] where distances[end] == nil { distances[end] = 1 }
        }
        spread(&distances, to: depth)
        let own = Set(start.edges)
        let kept = edges.enumerated().filter { number, edge in
            if own.contains(number) { return true }
            guard let one = distances[edge.from], let other = distances[edge.to] else { return false }
            return min(one, other) < depth && max(one, other) <= depth
        }
        return EstateMap(level, nodes: nodes.filter { distances[$0.id] != nil }, edges: kept.map(\.element))
    }

    private func spread(_ distances: inout [String: Int], to depth: Int) {
        var neighbours: [String: [String]] = [:]
        for edge in edges {
            neighbours[edge.from, default: []].append(edge.to)
            neighbours[edge.to, default: []].append(edge.from)
        }
        for distance in stride(from: 0, to: max(0, depth), by: 1) {
            let frontier = distances.filter { $0.value == distance }.map(\.key)
            if frontier.isEmpty, distance > 0 { return }
            for node in frontier { for next in neighbours[node] ?? [] where distances[next] == nil { distances[next] = distance + 1 } }
        }
    }

    // MARK: What a focus means

    private func start(of focus: String, in estate: Estate) throws(SelectionTrouble) -> (nodes: [String], edges: [Int]) {
        let place = focus.filter { $0 != "[" && $0 != "]" }
        let named = nodes.filter { node in
            node.id == place || (node.id.hasPrefix(place) && place.contains { $0 == "#" || $0 == ":" } && Self.ends(place, in: node.id))
        }
        if !named.isEmpty { return (named.map(\.id), []) }
        let whole = Self.spec(in: place)
        // A team is on no map, and what it owns is.
        let expressions = whole.hasPrefix("team:") ? ["owner:\(whole)"] : [whole, "\(whole)+"]
        for expression in expressions {
            let parts = try Selection(parsing: expression).evaluate(in: estate)
            let found = nodes.filter { isChosen($0, parts) }.map(\.id)
            let links = edges.indices.filter { edges[$0].carriers.contains(where: parts.contains) }
            if !found.isEmpty, expression == expressions[0] { return (found, []) }
            if !links.isEmpty { return ([], links) }
        }
        throw SelectionTrouble(
            "`\(focus)` is not on the map at level \(level.rawValue).",
            help: level == .field ? "Ask for the level it is at: --level system or --level flow." : "Try --level field, or another focus.")
    }

    /// Whether a place ends there and is not only the start of a longer name.
    private static func ends(_ place: String, in id: String) -> Bool {
        guard let next = id.utf8.dropFirst(place.utf8.count).first else { return true }
        return ".#/(".utf8.contains(next)
    }

    /// The spec or interface that a place lies in, as a selection takes it.
    private static func spec(in place: String) -> String {
        switch EstatePart(subject: place) {
        case .spec(let ref): ref.description
        case .interface(let ref): ref.description
        case nil: place
        }
    }
}
