internal import Basics
internal import Contracts

extension WitnessFinder {
    /// The value that an enum lost or gained, as the sending side has it.
    func listed(_ trace: WitnessTrace, _ from: Term) -> [WitnessCandidate] {
        guard trace.change.detail.hasPrefix("value:") else { return [] }
        let word = Name(trace.change.detail.dropFirst(6))
        let normal = space.normal(from)
        var found: [MessageValue] = []
        if normal.texts.contains(where: { $0.values?.contains(word) ?? false }) { found.append(.text(word)) }
        if let number = ExactDecimal(parsing: word.text), normal.numbers.contains(where: { $0.contains(number) }) {
            found.append(.number(number))
        }
        return found.map { WitnessCandidate(value: $0) }
    }

    func differing(_ trace: WitnessTrace, _ from: Term, _ to: Term, _ name: Name?, _ kinds: Set<FitFailureKind>) -> [WitnessCandidate] {
        difference(from, to, name, trace.direction).map { WitnessCandidate(value: $0, kinds: kinds) }
    }

    /// Values of one shape that are not in another, as far as one level shows it.
    func difference(_ from: Term, _ to: Term, _ name: Name?, _ direction: Direction) -> [MessageValue] {
        let (one, two) = (space.normal(from), space.normal(to))
        let sampler = sampler(direction)
        guard !two.isFree else { return [] }
        var left = Normal()
        left.texts = TextPart.difference(one.texts, two.texts, space.texts)
        left.numbers = NumberPart.difference(one.numbers, two.numbers)
        left.booleans = one.booleans.subtracting(two.booleans)
        left.instants = one.isFree ? [] : one.instants.subtracting(two.instants)
        var found: [MessageValue] = []
        for part in left.texts.prefix(12) { found += sampler.texts(of: part, name: name).prefix(2).map { .text($0) } }
        if two.texts.isEmpty, !two.numbers.isEmpty {
            // Where everything is text on the wire, what a field of the name usually holds may read as a number.
            for part in left.texts.prefix(4) {
                let isFree = space.texts.contains("n/a", in: part) == .yes
                found += isFree ? [.text("n/a")] : sampler.texts(of: part, name: "title").prefix(1).map { .text($0) }
            }
        }
        for part in left.numbers.prefix(12) { found += sampler.numbers(of: part, name: name).prefix(2).map { .number($0) } }
        left.texts = []
        left.numbers = []
        found += sampler.scalars(left, name: name).prefix(4)
        if let bytes = one.bytes, !one.isFree {
            let limit = two.bytes?.maxLength
            if two.bytes == nil { found.append(.bytes(Array("Tieline".utf8.prefix(bytes.maxLength ?? 7)))) }
            if let limit, limit < MessageSampler.longestText { found.append(.bytes(Array(repeating: 0x54, count: limit + 1))) }
        }
        if two.records.isEmpty {
            found += one.records.prefix(2).compactMap { sampler.record($0, nil, MessageSampler.Wish(), depth: 0) }
        }
        if two.arrays.isEmpty { found += one.arrays.prefix(2).compactMap { sampler.array($0, nil, name: name, depth: 0, count: 1) } }
        if one.hasNull, !two.hasNull { found.append(.null) }
        return found
    }

    // MARK: Lists

    func listCandidates(_ trace: WitnessTrace, _ from: Term, _ to: Term, _ name: Name?) -> [WitnessCandidate] {
        let sampler = sampler(trace.direction)
        let other = space.normal(to)
        var found: [MessageValue] = []
        for array in space.normal(from).arrays.prefix(4) {
            if trace.change.detail == "unique" {
                found += repeated(array, other, name, sampler)
                continue
            }
            var counts = [array.minItems, 1, 2]
            if let limit = other.arrays.compactMap(\.effectiveMaximum).max(), limit < MessageSampler.longestList {
                counts.insert(limit + 1, at: 0)
            }
            // What both sides take is beside the point where the number of items is.
            for count in counts {
                if let made = sampler.array(array, nil, name: name, depth: 0, count: count) { found.append(made) }
                if let made = short(array, count, name, sampler) { found.append(made) }
            }
        }
        let kinds: Set<FitFailureKind> = trace.change.detail == "unique" ? [.notUnique] : [.itemCount]
        return found.map { WitnessCandidate(value: $0, kinds: kinds) }
    }

    /// A list of exactly some items, whatever must be among them.
    private func short(_ array: ArrayPart, _ count: Int, _ name: Name?, _ sampler: MessageSampler) -> MessageValue? {
        guard count >= array.minItems, count <= 2 else { return nil }
        var items: [MessageValue] = []
        for position in 0..<count {
            guard let term = array.item(at: position), let made = sampler.value(term, name: name, variant: position) else { return nil }
            items.append(made)
        }
        return .array(items)
    }

    /// A list that holds an item twice.
    private func repeated(_ array: ArrayPart, _ to: Normal, _ name: Name?, _ sampler: MessageSampler) -> [MessageValue] {
        guard case .array(var items)? = sampler.array(array, to, name: name, depth: 0, count: max(2, array.minItems)), items.count >= 2
        else { return [] }
        items[1] = items[0]
        return [.array(items)]
    }
}
