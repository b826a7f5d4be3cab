internal import Basics
internal import Estate
internal import Lineage

/// `tieline map` for machines.
package enum MapJSON {
    package static func render(_ view: MapView) -> String {
        let revisions = view.revisions
        return JSONValue.object([
            ("schema", "tieline/map/v1"), ("estate", .string(view.title)), ("level", .string(view.map.level.rawValue)),
            ("base", revisions.map { .revision($0.base) } ?? .null), ("head", revisions.map { .revision($0.head) } ?? .null),
            ("nodes", .array(view.map.nodes.map(node))), ("edges", .array(view.map.edges.map(edge))),
        ]).document
    }

    private static func node(_ node: MapNode) -> JSONValue {
        .object([
            ("id", .string(node.id)), ("kind", .string(node.kind.rawValue)), ("label", .string(node.label)), ("title", .text(node.title)),
            ("group", .text(node.group)), ("state", .string(node.state.rawValue)), ("verdict", .text(node.verdict?.word)),
        ])
    }

    private static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    private static func edge(_ edge: MapEdge) -> JSONValue {
        .object([
            ("from", .string(edge.from)), ("to", .string(edge.to)), ("kind", .string(edge.kind.rawValue)),
            ("carriers", texts(edge.carriers.map(\.description))), ("affected", texts(edge.affected.map(\.description))),
            ("uses", texts(edge.labels)),
            ("planned", .bool(edge.isPlanned)), ("state", .string(edge.state.rawValue)), ("verdict", .text(edge.verdict?.word)),
        ])
    }
}
