internal import Basics
package import Compatibility
package import Contracts
package import Estate

/// One level of repetition on the way to a value.
package struct Dimension: Sendable, Hashable {
    /// The way to the array, without markers: what pairs target arrays with source arrays.
    package var key: String
    package var minItems: Int
    package var maxItems: Int?
    /// Whether the array is always there.
    package var isCertain: Bool
}

/// What a path leads to in a shape.
package struct PathValue {
    package var term: Term
    /// Whether the value is in every message (in every item of the arrays on the way).
    package var isCertain = true
    package var dimensions: [Dimension] = []
    /// Where the fields on the way stand, from the outside in.
    package var places: [ShapePlace] = []
    package var field: FieldPart?
    /// The record that the last field is in, for facts that stand beside it.
    package var container: Term?
    /// Whether a record on the way marks no field at all as required: then absence says nothing.
    package var isUnmarked = false
    /// Whether the way leads through a part of which nothing is promised.
    package var isFree = false
}

/// Where a path leads to nothing.
package struct PathTrouble: Error {
    package var segment: String
    /// The place of the record that does not have the field.
    package var place: ShapePlace?
    /// Where the fields before it stand.
    package var places: [ShapePlace]
    package var nearest: String?
    /// Whether the field exists in messages of the other direction only.
    package var isOtherDirection = false
}

/// Follows paths through shapes.
package struct PathReader {
    let space: ShapeSpace
    let direction: Direction?

    package init(space: ShapeSpace, direction: Direction?) {
        self.space = space
        self.direction = direction
    }

    package func read(_ path: FieldPath, in term: Term) throws(PathTrouble) -> PathValue {
        var value = PathValue(term: term)
        var walked = ""
        for segment in path.segments {
            try take(segment, &value, &walked)
        }
        return value
    }

    private func take(_ segment: PathSegment, _ value: inout PathValue, _ walked: inout String) throws(PathTrouble) {
        if segment.step == .items {
            enterItems(&value, walked)
            return
        }
        let normal = enterRecord(&value, walked)
        if normal.isFree {
            value.isFree = true
            value.isCertain = false
        } else if case .field(let name) = segment.step {
            try enterField(name, normal, &value)
        } else {
            enterValues(normal, &value)
        }
        walked += (walked.isEmpty ? "" : ".") + (PathSegment(segment.step).description)
        if !segment.predicate.isEmpty {
            walked += "(" + segment.predicate.map(\.description).joined(separator: " & ") + ")"
            try pick(segment.predicate, &value)
        } else if segment.isArray {
            enterItems(&value, walked)
        }
    }

    /// Goes through arrays (and past null) to the records in them, and returns what is there.
    private func enterRecord(_ value: inout PathValue, _ walked: String) -> Normal {
        let normal = enterItems(&value, walked)
        if normal.hasNull, !normal.isFree { value.isCertain = false }
        return normal
    }

    @discardableResult
    private func enterItems(_ value: inout PathValue, _ walked: String) -> Normal {
        var normal = space.normal(value.term)
        for _ in 0..<8 {
            guard !normal.isFree, let array = normal.arrays.first, normal.records.isEmpty else { break }
            value.dimensions.append(
                Dimension(
                    key: walked, minItems: array.minItems, maxItems: array.effectiveMaximum, isCertain: value.isCertain && !normal.hasNull))
            // Within an item, what counts is whether the item has the value.
            value.isCertain = true
            value.term = items(of: normal.arrays)
            normal = space.normal(value.term)
        }
        return normal
    }

    private func items(of arrays: [ArrayPart]) -> Term {
        let terms = arrays.flatMap { $0.prefix + ($0.items.map { [$0] } ?? []) }
        if terms.count == 1 { return terms[0] }
        var union = Normal.never
        for term in terms { union.formUnion(space.normal(term)) }
        return space.make(union)
    }

    private func enterField(_ name: Name, _ normal: Normal, _ value: inout PathValue) throws(PathTrouble) {
        var found: [FieldPart] = []
        var missing = 0
        var other = false
        for record in normal.records {
            if let field = record.field(name) {
                if let direction, !field.exists(direction) { other = true } else { found.append(field); continue }
            } else if let term = record.undeclared(name, space), record.rest != .open, !(record.isUniversal) {
                found.append(FieldPart(name, term, required: false, place: record.place))
                continue
            } else if record.isUniversal {
                found.append(FieldPart(name, ShapeSpace.anyTerm, required: false, place: record.place))
                continue
            }
            missing += 1
        }
        guard let first = found.first else {
            let known = normal.records.flatMap { $0.fields.map(\.name.text) }
            throw PathTrouble(
                segment: name.text, place: normal.records.first?.place ?? value.places.last, places: value.places,
                nearest: nearest(to: name.text, among: known),
                isOtherDirection: other)
        }
        value.container = value.term
        value.isUnmarked = value.isUnmarked || !normal.records.contains { $0.fields.contains(where: \.isRequired) }
        value.isCertain = value.isCertain && missing == 0 && found.allSatisfy(\.isRequired) && isOnlyRecord(normal)
        value.term = found.count == 1 ? first.term : union(found.map(\.term))
        value.field = first
        if let place = first.place { value.places.append(place) }
    }

    /// Whether nothing but records (and null, which counts apart) can stand here.
    private func isOnlyRecord(_ normal: Normal) -> Bool {
        normal.arrays.isEmpty && normal.texts.isEmpty && normal.numbers.isEmpty && normal.booleans.isEmpty
    }

    private func union(_ terms: [Term]) -> Term {
        var union = Normal.never
        for term in terms { union.formUnion(space.normal(term)) }
        return space.make(union)
    }

    private func enterValues(_ normal: Normal, _ value: inout PathValue) {
        var union = Normal.never
        for record in normal.records {
            for field in record.fields { union.formUnion(space.normal(field.term)) }
            for field in record.patternFields { union.formUnion(space.normal(field.term)) }
            if case .shape(let term) = record.rest { union.formUnion(space.normal(term)) }
        }
        value.dimensions.append(Dimension(key: "*", minItems: 0, maxItems: nil, isCertain: value.isCertain))
        value.isCertain = true
        value.term = union.hasNoParts ? ShapeSpace.anyTerm : space.make(union)
        value.isFree = value.isFree || union.hasNoParts
    }

    /// Picks one item of an array: at most one, and none for certain.
    private func pick(_ predicate: [PredicateTerm], _ value: inout PathValue) throws(PathTrouble) {
        let depth = value.dimensions.count
        enterItems(&value, "")
        if value.dimensions.count > depth { value.dimensions.removeSubrange(depth...) }
        for condition in predicate {
            var probe = value
            try enterField(condition.field, space.normal(value.term), &probe)
        }
        value.isCertain = false
    }
}
