package import Basics
internal import Contracts

extension ArrayPart {
    var isUniversal: Bool {
        prefix.isEmpty && items == ShapeSpace.anyTerm && minItems == 0 && maxItems == nil && !isUnique && contains.isEmpty && except.isEmpty
    }

    /// Whether the part is all arrays, however a contract says that their items are anything.
    func isOfAnything(_ space: ShapeSpace) -> Bool {
        guard let items, space.normal(items).isFree else { return false }
        var copy = self
        copy.items = ShapeSpace.anyTerm
        return copy.isUniversal
    }

    func intersection(_ other: ArrayPart, _ space: ShapeSpace) -> ArrayPart {
        var result = ArrayPart(items: nil)
        let count = max(prefix.count, other.prefix.count)
        for position in 0..<count {
            guard let one = item(at: position), let two = other.item(at: position) else {
                result.maxItems = position
                break
            }
            result.prefix.append(space.intersection(one, two))
        }
        if let one = items, let two = other.items, result.maxItems == nil { result.items = space.intersection(one, two) }
        result.minItems = max(minItems, other.minItems)
        result.maxItems = [result.maxItems, maxItems, other.maxItems].compactMap { $0 }.min()
        result.isUnique = isUnique || other.isUnique
        result.contains = contains + other.contains.filter { !contains.contains($0) }
        result.except = except + other.except.filter { !except.contains($0) }
        return result
    }
}

extension RecordPart {
    package var isUniversal: Bool {
        fields.isEmpty && rest == .shape(ShapeSpace.anyTerm) && patternFields.isEmpty && names == nil && minFields == 0 && maxFields == nil
            && dependentRequired.isEmpty && dependentTerms.isEmpty && except.isEmpty && content == nil
    }

    /// What is not in the part, where it only asks for fields to be there: the records that lack one of them. Nil for other parts.
    func withoutNeeded(_ space: ShapeSpace) -> [RecordPart]? {
        var bare = self
        bare.fields = []
        if bare.rest == .open { bare.rest = .shape(ShapeSpace.anyTerm) }
        guard bare.isUniversal, fields.allSatisfy({ $0.isRequired && space.normal($0.term).isFree }) else { return nil }
        return fields.map { field in
            var lacking = RecordPart.any
            lacking.fields = [FieldPart(field.name, ShapeSpace.neverTerm, required: false)]
            return lacking
        }
    }

    /// The records that are in both; nil where a field that must be there can have no value.
    func intersection(_ other: RecordPart, _ space: ShapeSpace) -> RecordPart? {
        var result = RecordPart()
        guard let both = intersectFields(other, space) else { return nil }
        result.fields = both
        switch (rest, other.rest) {
        case (.closed, _), (_, .closed): result.rest = .closed
        case (.shape(let one), .shape(let two)): result.rest = .shape(space.intersection(one, two))
        case (.shape(let one), .open), (.open, .shape(let one)): result.rest = .shape(one)
        case (.open, .open): result.rest = .open
        }
        result.patternFields = patternFields + other.patternFields.filter { !patternFields.contains($0) }
        result.names = self.names.map { one in other.names.map { space.intersection(one, $0) } ?? one } ?? other.names
        result.minFields = max(minFields, other.minFields)
        result.maxFields = [maxFields, other.maxFields].compactMap { $0 }.min()
        // What both say is said once: types that refer to themselves are met with themselves again and again.
        result.dependentRequired = dependentRequired.merging(other.dependentRequired) { one, two in one + two.filter { !one.contains($0) } }
        let own = dependentTerms
        result.dependentTerms = own + other.dependentTerms.filter { two in !own.contains { $0.field == two.field && $0.term == two.term } }
        result.except = except.isEmpty ? other.except : except + other.except.filter { $0.content != nil || !except.contains($0) }
        // Of two orders one is kept: an upper bound.
        result.content = content ?? other.content
        result.typeName = typeName ?? other.typeName
        result.tag = tag ?? other.tag
        result.place = place ?? other.place
        return result
    }

    /// The fields that are in one or both, sorted by name; nil where one that must be there can have no value.
    private func intersectFields(_ other: RecordPart, _ space: ShapeSpace) -> [FieldPart]? {
        fields.withUnsafeBufferPointer { ours in
            other.fields.withUnsafeBufferPointer { others in
                var result: [FieldPart] = []
                result.reserveCapacity(max(ours.count, others.count))
                var (mine, theirs) = (0, 0)
                while mine < ours.count || theirs < others.count {
                    let isMine = mine < ours.count && (theirs == others.count || !(others[theirs].name < ours[mine].name))
                    let isShared = isMine && theirs < others.count && ours[mine].name == others[theirs].name
                    let name = isMine ? ours[mine].name : others[theirs].name
                    let left = isMine ? ours[mine].term : undeclared(name, space)
                    let right = isShared || !isMine ? others[theirs].term : other.undeclared(name, space)
                    let isRequired = isMine && ours[mine].isRequired || (isShared || !isMine) && others[theirs].isRequired
                    if let left, let right {
                        var field = isMine ? ours[mine] : others[theirs]
                        field.term = space.intersection(left, right)
                        field.isRequired = isRequired
                        if isShared { field.facets.complete(from: others[theirs].facets) }
                        result.append(field)
                    } else if isRequired {
                        return nil
                    }
                    if isMine { mine += 1 }
                    if isShared || !isMine { theirs += 1 }
                    // Of two fields with one name the first counts.
                    while mine > 0, mine < ours.count, ours[mine].name == name { mine += 1 }
                    while theirs > 0, theirs < others.count, others[theirs].name == name { theirs += 1 }
                }
                return result
            }
        }
    }

    /// What a name that is not among the fields may hold; nil where it may not be there.
    package func undeclared(_ name: Name, _ space: ShapeSpace) -> Term? {
        let matching = patternFields.filter { space.texts.matches($0.pattern, name.text) != .no }
        if let first = matching.first {
            return matching.dropFirst().reduce(first.term) { space.intersection($0, $1.term) }
        }
        switch rest {
        case .closed: return nil
        case .open: return ShapeSpace.anyTerm
        case .shape(let term): return term == ShapeSpace.neverTerm ? nil : term
        }
    }
}

extension Facets {
    /// Takes over what another declaration of the same field says and this one does not.
    fileprivate mutating func complete(from other: Facets) {
        flags.formUnion(other.flags)
        if defaultValue == nil, let value = other.defaultValue { defaultValue = value }
        description = description ?? other.description
    }
}
