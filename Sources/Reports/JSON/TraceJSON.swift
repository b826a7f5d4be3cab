internal import Basics
internal import Estate
internal import Lineage

/// `tieline trace` for machines.
package enum TraceJSON {
    package static func render(_ view: TraceView) -> String {
        let value = JSONValue.object([
            ("schema", .string("tieline/trace/v1")), ("place", .string(view.place)), ("upstream", list(view.upstream)),
            ("downstream", list(view.downstream)),
        ])
        return JSONWriter.text(of: value, isPretty: true) + "\n"
    }

    private static func list(_ edges: [(edge: LineageEdge, distance: Int)]) -> JSONValue {
        .array(edges.map { object($0.edge, $0.distance) })
    }

    private static func object(_ edge: LineageEdge, _ distance: Int) -> JSONValue {
        let via: JSONValue = edge.via.map { .string($0) } ?? .null
        return .object([
            ("from", .string(edge.from)), ("to", .string(edge.to)), ("access", .string(edge.access.rawValue)),
            ("optional", .bool(edge.isOptional)), ("via", via),
            ("flow", .string(edge.flow.description)), ("distance", .integer(distance)),
        ])
    }
}
