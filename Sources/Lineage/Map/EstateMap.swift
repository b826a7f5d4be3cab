internal import Basics
package import Estate

/// How closely a map looks at an estate.
package enum MapLevel: String, Sendable, CaseIterable {
    /// Systems and platforms, linked by the flows between them.
    case system
    /// Interfaces and the flows that read and write them.
    case flow
    /// Fields of contracts and entities, linked by the mappings that fill them.
    case field
}

/// How something on a map stands between two revisions.
package enum MapState: String, Sendable, CaseIterable {
    case same, added, removed
    /// Its specs or its contract changed, and nothing is harmed.
    case changed
    /// A change harms it; the verdict says how.
    case affected
}

/// A verdict, as far as a map needs it.
package struct MapVerdict: Hashable, Comparable, Sendable {
    /// From harmless to grave.
    package let rank: Int
    package let word: String

    package init(rank: Int, word: String) {
        self.rank = rank
        self.word = word
    }

    package static func < (left: MapVerdict, right: MapVerdict) -> Bool { left.rank < right.rank }
}

/// A thing on a map.
package struct MapNode: Sendable {
    /// What a thing on a map is.
    package enum Kind: String, Sendable {
        case system, platform, interface, flow, journey, entity, field
    }

    /// The reference that specs use: `system:erp`, `erp/sales-order`, `entity:customer.id`.
    package let id: String
    package let kind: Kind
    /// What is written on it: the id without what its group says already.
    package let label: String
    package let title: String?
    /// The system, interface or entity that it is a part of.
    package let group: String?
    package internal(set) var state = MapState.same
    package internal(set) var verdict: MapVerdict?
}

/// A link on a map. It points where data goes, and from who calls to who is called.
package struct MapEdge: Sendable {
    /// What a link on a map says.
    package enum Kind: String, Sendable {
        case data, calls, starts
        case runsOn = "runs-on"
    }

    package let from: String
    package let to: String
    package let kind: Kind
    /// The flows and journeys that make it.
    package internal(set) var carriers: [EntityRef]
    /// Those of them that a change harms.
    package internal(set) var affected: [EntityRef] = []
    /// What is used on the way: operations, or mappings.
    package internal(set) var labels: [String]
    /// Whether all that make it are only planned.
    package internal(set) var isPlanned: Bool
    package internal(set) var state = MapState.same
    package internal(set) var verdict: MapVerdict?
}

/// A map of an estate at one level: nodes in the order of their ids, edges in that of their ends.
package struct EstateMap: Sendable {
    package let level: MapLevel
    package internal(set) var nodes: [MapNode]
    package internal(set) var edges: [MapEdge]

    /// - Parameters:
    ///   - lineage: What values go where, for the level of fields; other levels ask for none.
    package init(_ level: MapLevel, of estate: Estate, lineage: LineageGraph? = nil) {
        var builder = MapBuilder(estate)
        switch level {
        case .system: builder.addSystems()
        case .flow: builder.addFlows()
        case .field: builder.addFields(lineage ?? LineageGraph([]))
        }
        self.init(level, nodes: builder.nodes, edges: builder.edges)
    }

    init(_ level: MapLevel, nodes: [MapNode], edges: [MapEdge]) {
        self.level = level
        self.nodes = nodes.sorted { Name($0.id) < Name($1.id) }
        self.edges = edges.sorted { ($0.key) < ($1.key) }
    }

    /// The nodes of each group, and those without one under nil; in the order of the groups.
    package var groups: [(name: String?, nodes: [MapNode])] {
        let table = Dictionary(grouping: nodes) { $0.group }
        let names = table.keys.compactMap(\.self).sorted { Name($0) < Name($1) }
        return names.map { ($0, table[$0] ?? []) } + (table[nil].map { [(nil, $0)] } ?? [])
    }
}

extension MapEdge {
    /// What tells edges apart, and orders them.
    struct Key: Hashable, Comparable {
        let from: Name
        let to: Name
        let kind: String

        static func < (left: Key, right: Key) -> Bool {
            if left.from != right.from { return left.from < right.from }
            if left.to != right.to { return left.to < right.to }
            return left.kind < right.kind
        }
    }

    var key: Key { Key(from: Name(from), to: Name(to), kind: kind.rawValue) }
}

extension MapNode {
    /// The part of the estate that it stands for, for selections.
    var part: EstatePart? { EstatePart(subject: id) }
}
