internal import Basics
internal import Documents

/// What descriptions of interfaces that embed schemas have in common: parts that may be references, and texts.
extension SchemaReader {
    /// Follows a node that is a reference to what it means; nil, with a trouble, where it leads nowhere.
    func followed(_ place: LocatedNode) -> LocatedNode? {
        var place = place
        for _ in 0..<32 {
            guard place.node.isMapping, let reference = place.node["$ref"] else { return place }
            guard let target = follow(reference, in: place.resource) else { return nil }
            place = target
        }
        report("this reference leads through more than 32 others, or in a circle; the part is left out", at: place.node)
        return nil
    }
}

extension LocatedNode {
    /// The place of a mapping's key, where there is one.
    func child(_ key: StaticString) -> LocatedNode? { node[key].map(at) }

    /// A scalar's text.
    func text(_ key: StaticString) -> String? {
        guard let value = node[key], value.isScalar, !value.isNull else { return nil }
        return value.text
    }
}
