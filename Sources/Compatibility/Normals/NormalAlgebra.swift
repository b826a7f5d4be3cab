package import Basics
internal import Contracts

extension Normal {
    package init(
        hasNull: Bool = false, booleans: BooleanSet = [], numbers: [NumberPart] = [], texts: [TextPart] = [], instants: InstantSet = [],
        bytes: BytesPart? = nil, arrays: [ArrayPart] = [], records: [RecordPart] = []
    ) {
        self.hasNull = hasNull
        self.booleans = booleans
        self.numbers = numbers
        self.texts = texts
        self.instants = instants
        self.bytes = bytes
        self.arrays = arrays
        self.records = records
    }

    /// Adds another set's values.
    package mutating func formUnion(_ other: Normal) {
        if isFree || other.isFree {
            if !isFree { self = other }
            return
        }
        hasNull = hasNull || other.hasNull
        booleans.formUnion(other.booleans)
        for part in other.numbers where !numbers.contains(part) { numbers.append(part) }
        mergeTexts(other.texts)
        instants.formUnion(other.instants)
        bytes = Self.wider(bytes, other.bytes)
        arrays += other.arrays
        records += other.records
        isApproximate = isApproximate || other.isApproximate
        isExclusive = isExclusive || other.isExclusive
        discriminator = discriminator ?? other.discriminator
    }

    /// Values of two enums are one enum; a part that takes every text takes in the others.
    private mutating func mergeTexts(_ others: [TextPart]) {
        for part in others where !texts.contains(part) {
            if texts.contains(where: \.isUniversal) { return }
            if part.isUniversal {
                texts = [part]
            } else if let values = part.values, let known = texts.firstIndex(where: { $0.values != nil }) {
                texts[known].values = TextPart.merged(texts[known].values ?? [], values)
            } else {
                texts.append(part)
            }
        }
    }

    private static func wider(_ one: BytesPart?, _ two: BytesPart?) -> BytesPart? {
        guard let one, let two else { return one ?? two }
        guard let left = one.maxLength, let right = two.maxLength else { return BytesPart() }
        return BytesPart(maxLength: max(left, right))
    }

    /// The values that are in both sets.
    func intersection(_ other: Normal, _ space: ShapeSpace) -> Normal {
        if isFree { return other }
        if other.isFree { return self }
        var result = Normal()
        result.hasNull = hasNull && other.hasNull
        result.booleans = booleans.intersection(other.booleans)
        result.instants = instants.intersection(other.instants)
        result.isApproximate = isApproximate || other.isApproximate
        result.isExclusive = isExclusive || other.isExclusive
        result.discriminator = discriminator ?? other.discriminator
        if let one = bytes, let two = other.bytes {
            result.bytes = BytesPart(maxLength: [one.maxLength, two.maxLength].compactMap { $0 }.min())
        }
        for one in numbers {
            for two in other.numbers {
                if let both = one.intersection(two), !result.numbers.contains(both) { result.numbers.append(both) }
            }
        }
        for one in texts {
            for two in other.texts {
                if let both = one.intersection(two, space.texts), !result.texts.contains(both) { result.texts.append(both) }
            }
        }
        for one in arrays { for two in other.arrays { result.arrays.append(one.intersection(two, space)) } }
        if records.count * other.records.count > 256 {
            // More pairs than are combined: one side alone is an upper bound.
            result.records = records.count <= other.records.count ? records : other.records
            result.isApproximate = true
            return result
        }
        for one in records {
            for two in other.records {
                if let both = one.intersection(two, space) { result.records.append(both) }
            }
        }
        return result
    }

    /// Every value that is not in the set. Arrays and records are taken out of all arrays and records, not rewritten.
    func complement(_ space: ShapeSpace) -> Normal {
        if isFree { return .never }
        if isApproximate {
            // The complement of an upper bound would be a lower one, which proves nothing: everything is the bound that is left.
            var everything = Normal.free
            everything.isFree = false
            everything.isApproximate = true
            return everything
        }
        var result = Normal()
        result.hasNull = !hasNull
        result.booleans = BooleanSet.all.subtracting(booleans)
        result.instants = space.hasInstants ? InstantSet.all.subtracting(instants) : []
        result.bytes = bytes == nil && space.hasBytes ? BytesPart() : nil
        result.isApproximate = isApproximate || bytes?.maxLength != nil
        result.numbers = numbers.reduce([NumberPart.any]) { left, part in
            left.flatMap { one in part.complement.compactMap { one.intersection($0) } }
        }
        result.texts = texts.reduce([TextPart.any]) { left, part in
            left.flatMap { one in part.complement.compactMap { one.intersection($0, space.texts) } }
        }
        if arrays.isEmpty {
            result.arrays = [.any]
        } else if !arrays.contains(where: \.isUniversal) {
            result.arrays = [ArrayPart(items: ShapeSpace.anyTerm, except: arrays)]
        }
        if records.isEmpty {
            result.records = [.any]
        } else if !records.contains(where: \.isUniversal) {
            var all = RecordPart.any
            all.except = records
            result.records = [all]
        }
        return result
    }
}

extension ArrayPart {
    var isUniversal: Bool {
        prefix.isEmpty && items == ShapeSpace.anyTerm && minItems == 0 && maxItems == nil && !isUnique && contains.isEmpty && except.isEmpty
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
        result.except = except + other.except
        return result
    }
}

extension RecordPart {
    package var isUniversal: Bool {
        fields.isEmpty && rest == .shape(ShapeSpace.anyTerm) && patternFields.isEmpty && names == nil && minFields == 0 && maxFields == nil
            && dependentRequired.isEmpty && dependentTerms.isEmpty && except.isEmpty && content == nil
    }

    /// The records that are in both; nil where a field that must be there can have no value.
    func intersection(_ other: RecordPart, _ space: ShapeSpace) -> RecordPart? {
        var result = RecordPart()
        var names = Set<Name>()
        for field in fields + other.fields where names.insert(field.name).inserted {
            let one = self.field(field.name)
            let two = other.field(field.name)
            let left = one?.term ?? undeclared(field.name, space)
            let right = two?.term ?? other.undeclared(field.name, space)
            let isRequired = (one?.isRequired ?? false) || (two?.isRequired ?? false)
            guard let left, let right else {
                if isRequired { return nil }
                continue
            }
            var facets = (one ?? two)?.facets ?? Facets()
            if let second = two?.facets {
                facets.flags.formUnion(second.flags)
                facets.defaultValue = facets.defaultValue ?? second.defaultValue
                facets.description = facets.description ?? second.description
            }
            result.fields.append(
                FieldPart(field.name, space.intersection(left, right), required: isRequired, facets: facets, place: (one ?? two)?.place))
        }
        result.fields.sort { $0.name < $1.name }
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
        result.dependentRequired = dependentRequired.merging(other.dependentRequired) { $0 + $1 }
        result.dependentTerms = dependentTerms + other.dependentTerms
        result.except = except + other.except
        // Of two orders one is kept: an upper bound.
        result.content = content ?? other.content
        result.typeName = typeName ?? other.typeName
        result.tag = tag ?? other.tag
        result.place = place ?? other.place
        return result
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
