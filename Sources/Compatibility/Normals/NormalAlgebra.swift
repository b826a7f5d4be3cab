internal import Basics
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
