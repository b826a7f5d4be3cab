package import Basics
package import Documents

/// The trees of specs as they are written, for what asks for keys by their paths.
///
/// An estate keeps values and no trees, so that a file is read again when it is first asked for. A class, since it keeps what it has read;
/// used by one thread.
package final class SpecTrees {
    private let estate: Estate
    private var files: [ObjectIdentifier: [EntityRef: Node]] = [:]

    package init(_ estate: Estate) { self.estate = estate }

    /// The map that a part is written as; nil where there is no such part.
    package func node(of part: EstatePart) -> Node? {
        switch part {
        case .spec(let ref): return node(of: ref)
        case .interface(let ref):
            guard let owner = estate.systemOrPlatform(ref.system).flatMap(node), let list = owner["interfaces"] else { return nil }
            return list.items.first { $0["name"]?.name == ref.interface }
        }
    }

    /// Where the name of a part stands.
    package func place(of part: EstatePart) -> SourceSpan? {
        switch part {
        case .spec(let ref): estate.names[ref]
        case .interface(let ref): estate.interface(ref)?.name.span
        }
    }

    private func node(of ref: EntityRef) -> Node? {
        guard let file = estate.names[ref]?.file else { return nil }
        if let known = files[ObjectIdentifier(file)] { return known[ref] }
        var nodes: [EntityRef: Node] = [:]
        for root in readDocument(file, limits: specLimits).roots where root.isMapping {
            guard let kind = root["kind"].flatMap({ Kind(rawValue: $0.text) }), let name = root["name"]?.name else { continue }
            // Of two with one name the first counts.
            if nodes[EntityRef(kind, name)] == nil { nodes[EntityRef(kind, name)] = root }
        }
        files[ObjectIdentifier(file)] = nodes
        return nodes[ref]
    }
}
