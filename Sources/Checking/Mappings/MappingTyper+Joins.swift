internal import Basics
internal import Compatibility
internal import Estate

/// Sources whose records belong together, and records that are put into one.
extension MappingTyper {
    /// A value as its source's join and the mapping's groups make it arrive.
    ///
    /// What is taken from a source (or from the list of it) that is joined to an earlier one is absent where no partner is found, and stands in
    /// the lists of the earlier one instead of its own. In a group, what the records are not grouped by comes once for each of them.
    func arranged(_ value: TypedValue, at path: FieldPath) -> TypedValue {
        var value = value
        if let join = SourceJoin(of: path, in: mapping) {
            let (own, other) = (dimensions(of: join.own), dimensions(of: join.other))
            // What lies outside the lists whose items are joined is there once, whatever their partners are.
            if value.dimensions.prefix(own.count).map(\.key) == own.map(\.key) {
                value.isOptional = true
                if join.own.withoutMarkers == path.withoutMarkers { value.normal = matched(value.normal, join.other) }
                if !own.isEmpty { value.dimensions.replaceSubrange(0..<own.count, with: other) }
            }
        }
        guard let keys = mapping.groupBy, !keys.isEmpty else { return value }
        if keys.contains(where: { $0.value.withoutMarkers == path.withoutMarkers }) {
            value.dimensions = []
        } else if keys.allSatisfy({ dimensions(of: $0.value).isEmpty }) {
            value.dimensions.insert(Dimension(key: "group", minItems: 1, maxItems: nil, isCertain: true), at: 0)
        }
        return value
    }

    /// A key that has a partner is equal to it: never null, and no other text than the partner may be.
    private func matched(_ normal: Normal, _ other: FieldPath) -> Normal {
        guard !normal.isFree, let (shape, rest) = source(of: other),
            case .success(let found) = Result(catching: { () throws(PathTrouble) in
                try PathReader(space: space, direction: shape.direction).read(rest, in: shape.term)
            })
        else { return normal }
        let partner = space.normal(found.term)
        let areTexts = [normal, partner].allSatisfy { !$0.texts.isEmpty && $0.withoutNull.isTextOnly }
        return areTexts ? normal.withoutNull.intersection(partner.withoutNull, space) : normal.withoutNull
    }

    private func dimensions(of path: FieldPath) -> [Dimension] {
        guard let (shape, rest) = source(of: path),
            case .success(let found) = Result(catching: { () throws(PathTrouble) in
                try PathReader(space: space, direction: shape.direction).read(rest, in: shape.term)
            })
        else { return [] }
        return found.dimensions
    }
}

/// The pair of fields by which a source is joined to one that comes before it.
struct SourceJoin {
    /// The field of the source itself.
    let own: FieldPath
    /// The field of the earlier source.
    let other: FieldPath

    /// The join of the source that a path starts in; nil where it is the first, or is joined to none.
    init?(of path: FieldPath, in mapping: Mapping) {
        guard let index = Self.source(of: path, in: mapping) else { return nil }
        for pair in (mapping.join ?? []).map(\.value) {
            let (left, right) = (Self.source(of: pair.left, in: mapping), Self.source(of: pair.right, in: mapping))
            if right == index, let left, left < index {
                (own, other) = (pair.right, pair.left)
                return
            }
            if left == index, let right, right < index {
                (own, other) = (pair.left, pair.right)
                return
            }
        }
        return nil
    }

    private static func source(of path: FieldPath, in mapping: Mapping) -> Int? {
        guard case .field(let name)? = path.segments.first?.step else { return nil }
        return mapping.from.firstIndex { $0.as?.value == name }
    }
}

extension Normal {
    /// Whether only texts are in the set.
    fileprivate var isTextOnly: Bool {
        !isFree && !hasNull && booleans.isEmpty && numbers.isEmpty && instants.isEmpty && bytes == nil && isScalar
    }
}
