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
        mergeNumbers(other.numbers)
        mergeTexts(other.texts)
        instants.formUnion(other.instants)
        bytes = Self.wider(bytes, other.bytes)
        arrays += other.arrays
        records += other.records
        isApproximate = isApproximate || other.isApproximate
        limitParts()
        isExclusive = isExclusive || other.isExclusive
        discriminator = discriminator ?? other.discriminator
    }

    /// How many arrays or records a set is told apart into; unions of unions may double them without end.
    private static let mostParts = 1_024

    /// Leaves out parts that stand twice; where too many are left, all arrays or records are the bound.
    private mutating func limitParts() {
        if isApproximate {
            // A bound that takes in everything takes in the rest.
            if records.count > 1, records.contains(where: \.isUniversal) { records = [.any] }
            if arrays.count > 1, arrays.contains(where: \.isUniversal) { arrays = [.any] }
        }
        if records.count > 64 { records = Self.unique(records) }
        if arrays.count > 64 { arrays = Self.unique(arrays) }
        if records.count > Self.mostParts { (records, isApproximate) = ([.any], true) }
        if arrays.count > Self.mostParts { (arrays, isApproximate) = ([.any], true) }
    }

    private static func unique<Part: Hashable>(_ parts: [Part]) -> [Part] {
        var seen: Set<Part> = []
        return parts.filter { seen.insert($0).inserted }
    }

    private mutating func mergeNumbers(_ others: [NumberPart]) {
        if numbers.count + others.count > 64 {
            numbers = Self.unique(numbers + others)
        } else {
            for part in others where !numbers.contains(part) { numbers.append(part) }
        }
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
    package func intersection(_ other: Normal, _ space: ShapeSpace) -> Normal {
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
        result.intersectNumbers(numbers, other.numbers, space.work)
        for one in texts {
            for two in other.texts {
                guard space.work.spend(1) else { break }
                if let both = one.intersection(two, space.texts), !result.texts.contains(both) { result.texts.append(both) }
            }
        }
        if arrays.count * other.arrays.count > Self.mostPairs || records.count * other.records.count > Self.mostPairs
            || !space.work.spend(2 * (arrays.count * other.arrays.count + records.count * other.records.count))
        {
            // More pairs than are combined: one side alone is an upper bound.
            result.arrays = arrays.count <= other.arrays.count ? arrays : other.arrays
            result.records = records.count <= other.records.count ? records : other.records
            if space.work.isSpent { (result.texts, result.numbers) = (texts, numbers) }
            result.isApproximate = true
            return result
        }
        for one in arrays { for two in other.arrays { result.arrays.append(one.intersection(two, space)) } }
        for one in records {
            for two in other.records {
                if let both = one.intersection(two, space) { result.records.append(both) }
            }
        }
        return result
    }

    /// How many pairs of arrays, or of records, are combined.
    private static let mostPairs = 256

    /// Single values, of which there may be very many, are looked up; what else is combined is bounded by the work.
    private mutating func intersectNumbers(_ left: [NumberPart], _ right: [NumberPart], _ work: WorkMeter) {
        guard left.count * right.count > 64 else {
            for one in left {
                for two in right {
                    if let both = one.intersection(two), !numbers.contains(both) { numbers.append(both) }
                }
            }
            return
        }
        let (mine, theirs) = (NumberCoverage(by: left), NumberCoverage(by: right))
        var found: [NumberPart] = []
        for one in left where one.single != nil && work.spend(1 + theirs.rangeCount / 8) { found += theirs.intersection(one) }
        for two in right where two.single != nil && work.spend(1 + mine.rangeCount / 8) { found += mine.intersection(two) }
        let ranges = right.filter { $0.single == nil }
        for one in left where one.single == nil && work.spend(1 + ranges.count / 4) { found += ranges.compactMap { one.intersection($0) } }
        numbers = Self.unique(found)
    }

    /// Every value that is not in the set. Arrays and records are taken out of all arrays and records, not rewritten.
    func complement(_ space: ShapeSpace) -> Normal {
        if isFree { return .never }
        // The complement of an upper bound would be a lower one, which proves nothing: everything is the bound that is left.
        if isApproximate { return .unbounded }
        var result = Normal()
        result.hasNull = !hasNull
        result.booleans = BooleanSet.all.subtracting(booleans)
        result.instants = space.hasInstants ? InstantSet.all.subtracting(instants) : []
        result.bytes = bytes == nil && space.hasBytes ? BytesPart() : nil
        result.isApproximate = isApproximate || bytes?.maxLength != nil
        result.numbers = NumberPart.between(numbers.lazy.compactMap { $0.notSteps.isEmpty ? $0.single : nil })
        for part in numbers where part.single == nil || !part.notSteps.isEmpty {
            guard space.work.spend(1 + result.numbers.count) else { return .unbounded }
            let pieces = part.complement
            result.numbers = result.numbers.flatMap { one in pieces.compactMap { one.intersection($0) } }
        }
        result.texts = [.any]
        for part in texts {
            guard space.work.spend(1 + 4 * result.texts.count) else { return .unbounded }
            let pieces = part.complement
            result.texts = result.texts.flatMap { one in pieces.compactMap { one.intersection($0, space.texts) } }
        }
        if arrays.isEmpty {
            result.arrays = [.any]
        } else if !arrays.contains(where: { $0.isUniversal || $0.isOfAnything(space) }) {
            result.arrays = [ArrayPart(items: ShapeSpace.anyTerm, except: arrays)]
        }
        if records.isEmpty {
            result.records = [.any]
        } else if let without = records.count == 1 ? records[0].withoutNeeded(space) : nil {
            result.records = without
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

    /// Whether the part is all arrays, however a contract says that their items are anything.
    fileprivate func isOfAnything(_ space: ShapeSpace) -> Bool {
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
        result.except = except + other.except
        return result
    }
}

extension RecordPart {
    package var isUniversal: Bool {
        fields.isEmpty && rest == .shape(ShapeSpace.anyTerm) && patternFields.isEmpty && names == nil && minFields == 0 && maxFields == nil
            && dependentRequired.isEmpty && dependentTerms.isEmpty && except.isEmpty && content == nil
    }

    /// What is not in the part, where it only asks for fields to be there: the records that lack one of them. Nil for other parts.
    fileprivate func withoutNeeded(_ space: ShapeSpace) -> [RecordPart]? {
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

    /// The fields that are in one or both, sorted by name; nil where one that must be there can have no value.
    private func intersectFields(_ other: RecordPart, _ space: ShapeSpace) -> [FieldPart]? {
        var result: [FieldPart] = []
        result.reserveCapacity(max(fields.count, other.fields.count))
        var (mine, theirs) = (0, 0)
        while mine < fields.count || theirs < other.fields.count {
            let isMine = mine < fields.count && (theirs == other.fields.count || !(other.fields[theirs].name < fields[mine].name))
            let isShared = isMine && theirs < other.fields.count && fields[mine].name == other.fields[theirs].name
            let name = isMine ? fields[mine].name : other.fields[theirs].name
            let left = isMine ? fields[mine].term : undeclared(name, space)
            let right = isShared || !isMine ? other.fields[theirs].term : other.undeclared(name, space)
            let isRequired = isMine && fields[mine].isRequired || (isShared || !isMine) && other.fields[theirs].isRequired
            if let left, let right {
                var field = isMine ? fields[mine] : other.fields[theirs]
                field.term = space.intersection(left, right)
                field.isRequired = isRequired
                if isShared { field.facets.complete(from: other.fields[theirs].facets) }
                result.append(field)
            } else if isRequired {
                return nil
            }
            if isMine { mine += 1 }
            if isShared || !isMine { theirs += 1 }
            // Of two fields with one name the first counts.
            while mine > 0, mine < fields.count, fields[mine].name == name { mine += 1 }
            while theirs > 0, theirs < other.fields.count, other.fields[theirs].name == name { theirs += 1 }
        }
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

extension Facets {
    /// Takes over what another declaration of the same field says and this one does not.
    fileprivate mutating func complete(from other: Facets) {
        flags.formUnion(other.flags)
        if defaultValue == nil, let value = other.defaultValue { defaultValue = value }
        description = description ?? other.description
    }
}
