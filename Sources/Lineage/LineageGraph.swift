internal import Basics
package import Checking
package import Estate

/// One way that a value takes: from one place to the next, in some flow.
package struct LineageEdge: Hashable, Sendable {
    package enum Access: String, Sendable, Hashable {
        case read, write
    }

    package let from: String
    package let to: String
    package let access: Access
    /// Whether a message can do without it.
    package let isOptional: Bool
    package let flow: EntityRef
    /// The mapping that carries it, with what it does on the way.
    package let via: String?
}

/// The field-level graph of an estate: which place's value goes where, through which mapping, in which flow.
package struct LineageGraph: Sendable {
    package private(set) var edges: [LineageEdge] = []
    private var incoming: [String: [Int]] = [:]
    private var outgoing: [String: [Int]] = [:]

    package init(_ flows: [CheckedFlow]) {
        var seen: Set<LineageEdge> = []
        for checked in flows {
            for use in checked.uses where !use.path.isEmpty || use.manner == .document {
                for edge in Self.edges(of: use, checked.flow.ref) where seen.insert(edge).inserted { add(edge) }
            }
        }
    }

    private mutating func add(_ edge: LineageEdge) {
        edges.append(edge)
        outgoing[edge.from, default: []].append(edges.count - 1)
        incoming[edge.to, default: []].append(edges.count - 1)
    }

    /// The steps of a use's trail: places are nodes, mappings stand on the edges between them.
    private static func edges(of use: PlaceUse, _ flow: EntityRef) -> [LineageEdge] {
        var edges: [LineageEdge] = []
        var last: String?
        var via: String?
        for hop in use.trail where hop != flow.description {
            if hop.hasPrefix("mapping:") {
                via = hop
                continue
            }
            if let from = last, from != hop {
                edges.append(
                    LineageEdge(
                        from: from, to: hop, access: use.access == .write ? .write : .read, isOptional: use.isOptional, flow: flow, via: via
                    ))
            }
            (last, via) = (hop, nil)
        }
        if edges.isEmpty, let last {
            edges.append(
                LineageEdge(
                    from: use.access == .write ? flow.description : last, to: use.access == .write ? last : flow.description,
                    access: use.access == .write ? .write : .read, isOptional: use.isOptional, flow: flow, via: via))
        }
        return edges
    }

    /// Every place in the graph, sorted.
    package var places: [String] { Set(edges.flatMap { [$0.from, $0.to] }).sorted { Name($0) < Name($1) } }

    /// The edges that lead to a place, nearest first, with how far they are from it.
    package func upstream(of place: String) -> [(edge: LineageEdge, distance: Int)] { walk(place, incoming) { $0.from } }

    /// The edges that lead away from a place, nearest first.
    package func downstream(of place: String) -> [(edge: LineageEdge, distance: Int)] { walk(place, outgoing) { $0.to } }

    private func walk(_ start: String, _ table: [String: [Int]], _ next: (LineageEdge) -> String) -> [(edge: LineageEdge, distance: Int)] {
        var seen: Set<String> = [start]
        var queue: [(String, Int)] = [(start, 0)]
        var found: [(edge: LineageEdge, distance: Int)] = []
        var index = 0
        while index < queue.count {
            let (place, distance) = queue[index]
            index += 1
            for number in (table[place] ?? []).sorted(by: { key(edges[$0]) < key(edges[$1]) }) {
                found.append((edges[number], distance + 1))
                let other = next(edges[number])
                if seen.insert(other).inserted { queue.append((other, distance + 1)) }
            }
        }
        return found
    }

    private func key(_ edge: LineageEdge) -> String { "\(edge.from) \(edge.to) \(edge.flow)" }
}
