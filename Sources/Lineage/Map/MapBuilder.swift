internal import Basics
internal import Estate

/// Collects the nodes and edges of a map; edges between the same nodes become one.
struct MapBuilder {
    let estate: Estate
    private var nodesByID: [String: MapNode] = [:]
    private var edgesByKey: [MapEdge.Key: MapEdge] = [:]

    init(_ estate: Estate) { self.estate = estate }

    var nodes: [MapNode] { Array(nodesByID.values) }

    var edges: [MapEdge] {
        edgesByKey.values.map { edge in
            var edge = edge
            edge.carriers.sort()
            edge.labels.sort { Name($0) < Name($1) }
            return edge
        }
    }

    /// Flows and journeys that are retired are on no map.
    var flows: [Flow] { estate.flows.filter { $0.lifecycle?.value != .retired } }
    var journeys: [Journey] { estate.journeys.filter { $0.lifecycle?.value != .retired } }

    // MARK: Nodes

    /// A system or platform by the name that both share; one that no spec describes counts as a system.
    mutating func system(_ name: Name) -> String {
        let ref = estate.systemOrPlatform(name) ?? EntityRef(.system, name)
        return spec(ref, ref.kind == .platform ? .platform : .system)
    }

    mutating func spec(_ ref: EntityRef, _ kind: MapNode.Kind) -> String {
        let id = ref.description
        if nodesByID[id] == nil {
            let title = estate.spec(ref)?.header.title?.value.text
            nodesByID[id] = MapNode(id: id, kind: kind, label: ref.name.text, title: title, group: nil)
        }
        return id
    }

    mutating func interface(_ ref: InterfaceRef) -> String {
        let id = ref.description
        if nodesByID[id] == nil {
            nodesByID[id] = MapNode(
                id: id, kind: .interface, label: ref.interface.text,
                title: estate.interface(ref)?.protocol?.value.rawValue, group: ref.system.text)
        }
        return id
    }

    /// A place that lineage knows: a field of a contract or an entity, or a flow that has no other end.
    mutating func place(_ place: String) -> String {
        if nodesByID[place] != nil { return place }
        guard let part = EstatePart(subject: place) else {
            nodesByID[place] = MapNode(id: place, kind: .field, label: place, title: nil, group: nil)
            return place
        }
        switch part {
        case .spec(let ref) where ref.kind == .flow || ref.kind == .journey:
            return spec(ref, ref.kind == .flow ? .flow : .journey)
        case .spec(let ref):
            let label = String(place.utf8.dropFirst(ref.description.utf8.count + 1)) ?? ""
            nodesByID[place] = MapNode(
                id: place, kind: ref.kind == .entity ? .entity : .field, label: label.isEmpty ? ref.name.text : label, title: nil,
                group: ref.description)
        case .interface(let ref):
            let label = String(place.utf8.dropFirst(ref.description.utf8.count + 1)) ?? ""
            nodesByID[place] = MapNode(
                id: place, kind: .field, label: label.isEmpty ? ref.interface.text : label, title: nil, group: ref.description)
        }
        return place
    }

    // MARK: Edges

    mutating func link(
        _ from: String, _ to: String, _ kind: MapEdge.Kind, by carrier: EntityRef, _ label: String? = nil, planned: Bool = false
    ) {
        guard from != to else { return }
        var edge = MapEdge(from: from, to: to, kind: kind, carriers: [], labels: [], isPlanned: planned)
        let key = edge.key
        edge = edgesByKey[key] ?? edge
        if !edge.carriers.contains(carrier) { edge.carriers.append(carrier) }
        if let label, !edge.labels.contains(label) { edge.labels.append(label) }
        edge.isPlanned = edge.isPlanned && planned
        edgesByKey[key] = edge
    }
}
