internal import Basics
internal import Contracts

/// A value that may show a change, at the pair that the change is of.
struct WitnessCandidate {
    /// What is to be shown.
    enum Manner {
        /// The other side refuses the message.
        case refused
        /// The other side refuses the order of the elements, which values do not say; with the reason.
        case misplaced(String)
        /// The new side takes the message, and a member is lost.
        case dropped(Name)
        /// Both sides take the message, and mean different things by it.
        case same(String)

        /// Whether the message is an old one, whichever way messages go.
        var isOfOldMessages: Bool {
            switch self {
            case .refused, .misplaced: false
            case .dropped, .same: true
            }
        }
    }

    var value: MessageValue
    /// The way from the pair to what is refused.
    var path: [FitPath.Step] = []
    /// What must be wrong with it; empty: anything.
    var kinds: Set<FitFailureKind> = []
    var manner = Manner.refused

    /// Whether a problem of the message is the one that was meant.
    func explains(_ problem: ValidationProblem, at expected: [FitPath.Step]) -> Bool {
        // Whatever is wrong, a choice or a complement may be where it is said.
        let isUnspecific = problem.kind == .noBranch || problem.kind == .excluded
        guard kinds.isEmpty || kinds.contains(problem.kind) || isUnspecific else { return false }
        return problem.path.starts(with: expected) || (problem.isOfChoice && expected.starts(with: problem.path))
    }
}

extension WitnessFinder {
    /// Values that may show a change, the plainest first.
    func candidates(_ trace: WitnessTrace) -> [WitnessCandidate] {
        if case .field(let name)? = trace.change.step { return fieldCandidates(trace, name) }
        let (from, to) = (trace.from(trace.last), trace.to(trace.last))
        let name = fieldName(trace)
        switch trace.change.kind {
        case .nullAdded, .nullRemoved: return [WitnessCandidate(value: .null)]
        case .enumValueAdded, .enumValueRemoved: return listed(trace, from)
        case .lengthTightened, .lengthLoosened: return differing(trace, from, to, name, [.tooLong, .tooShort])
        case .boundTightened, .boundLoosened: return differing(trace, from, to, name, [.outOfRange])
        case .patternChanged: return differing(trace, from, to, name, [.pattern])
        case .formatChanged: return differing(trace, from, to, name, [])
        case .itemsTightened, .itemsLoosened, .uniquenessAdded, .uniquenessRemoved: return listCandidates(trace, from, to, name)
        case .recordClosed, .recordOpened: return undeclared(trace, from, to)
        case .recordConstraintChanged: return misplaced(trace, from, to) + constrained(trace, from, to)
        case .branchAdded, .branchRemoved: return branches(trace, from, to)
        default:
            // A kind of value that is gone shows more than one that is only narrower.
            return differing(trace, from, to, name, [.typeMismatch, .arrayForSingle, .singleForArray])
                + differing(trace, from, to, name, []) + constrained(trace, from, to)
        }
    }

    /// The field that the changed pair stands in, for what is plausible.
    private func fieldName(_ trace: WitnessTrace) -> Name? {
        for pair in trace.pairs.reversed() { if case .field(let name)? = pair.step { return name } }
        return nil
    }

    // MARK: Fields

    private func fieldCandidates(_ trace: WitnessTrace, _ name: Name) -> [WitnessCandidate] {
        let node = trace.graph.nodes[trace.last]
        let isIn = trace.direction == .in
        let isRefused = (isIn ? trace.change.inSafe : trace.change.outSafe) == .no
        switch trace.change.kind {
        case .fieldRemoved where isRefused:
            return isIn ? with(name, trace, [.undeclaredField]) + with(name, trace, []) : without(name, trace)
        case .fieldAdded where isRefused, .fieldRequiredAdded where isRefused:
            return (isIn ? without(name, trace) : []) + with(name, trace, [])
        case .fieldBecameRequired, .fieldBecameOptional: return without(name, trace)
        case .fieldBecameWritable, .fieldBecameWriteOnly, .fieldBecameReadable:
            if isRefused { return without(name, trace) }
            return kept(name, node, trace).map { WitnessCandidate(value: $0, path: [.field(name)], manner: .dropped(name)) }
        case .fieldRemoved, .fieldBecameReadOnly:
            return kept(name, node, trace).map { WitnessCandidate(value: $0, path: [.field(name)], manner: .dropped(name)) }
        case .defaultAdded, .defaultChanged, .defaultRemoved:
            let words = "`\(name)` is left out; \(trace.change.message)"
            return left(out: name, node, trace).map { WitnessCandidate(value: $0, manner: .same(words)) }
        case .unitChanged:
            return kept(name, node, trace).map {
                WitnessCandidate(value: $0, manner: .same("`\(name)` means another amount: \(trace.change.message)"))
            }
        default: return with(name, trace, []) + without(name, trace)
        }
    }

    /// Records of the sending side that have a field.
    private func with(_ name: Name, _ trace: WitnessTrace, _ kinds: Set<FitFailureKind>) -> [WitnessCandidate] {
        let (from, to) = (space.normal(trace.from(trace.last)), space.normal(trace.to(trace.last)))
        let sampler = sampler(trace.direction)
        var found: [WitnessCandidate] = []
        for record in from.records.prefix(4) {
            guard let term = record.field(name)?.term ?? record.undeclared(name, space) else { continue }
            let other = sampler.counterpart(of: record, in: to)
            let accepted = other.flatMap { $0.field(name)?.term ?? $0.undeclared(name, space) }
            var values = accepted.map { difference(term, $0, name, trace.direction) } ?? []
            if let plain = sampler.value(term, name: record.field(name)?.hint ?? name) { values.append(plain) }
            for value in values.prefix(6) {
                var wish = MessageSampler.Wish()
                wish.present[name] = value
                if let made = sampler.record(record, to, wish, depth: 0) {
                    found.append(WitnessCandidate(value: made, path: [.field(name)], kinds: kinds))
                }
            }
        }
        return found
    }

    /// Records of the sending side that lack a field.
    private func without(_ name: Name, _ trace: WitnessTrace) -> [WitnessCandidate] {
        let (from, to) = (space.normal(trace.from(trace.last)), space.normal(trace.to(trace.last)))
        var wish = MessageSampler.Wish()
        wish.absent = [name]
        return from.records.prefix(4).compactMap { sampler(trace.direction).record($0, to, wish, depth: 0) }.map {
            WitnessCandidate(value: $0, path: [.field(name)], kinds: [.missing])
        }
    }

    /// Old records that have a field, as the new side might take them.
    private func kept(_ name: Name, _ node: PairNode, _ trace: WitnessTrace) -> [MessageValue] {
        let (old, new) = (space.normal(node.old), space.normal(node.new))
        return old.records.prefix(4).compactMap { record in
            guard let field = record.field(name), let value = sampler(trace.direction).value(field.term, name: field.hint) else {
                return nil
            }
            var wish = MessageSampler.Wish()
            wish.present[name] = value
            return sampler(trace.direction).record(record, new, wish, depth: 0)
        }
    }

    private func left(out name: Name, _ node: PairNode, _ trace: WitnessTrace) -> [MessageValue] {
        var wish = MessageSampler.Wish()
        wish.absent = [name]
        return space.normal(node.old).records.prefix(4).compactMap {
            sampler(trace.direction).record($0, space.normal(node.new), wish, depth: 0)
        }
    }

    // MARK: Records and choices

    /// Records with a member that is not declared.
    private func undeclared(_ trace: WitnessTrace, _ from: Term, _ to: Term) -> [WitnessCandidate] {
        let sampler = sampler(trace.direction)
        let other = space.normal(to)
        var found: [WitnessCandidate] = []
        for record in space.normal(from).records.prefix(4) {
            guard let plain = sampler.extra(in: record, depth: 0) else { continue }
            let accepted = sampler.counterpart(of: record, in: other)?.undeclared(plain.name, space)
            let given = record.undeclared(plain.name, space)
            let values = [plain.value] + (given.flatMap { one in accepted.map { difference(one, $0, plain.name, trace.direction) } } ?? [])
            for value in values.prefix(6) {
                var wish = MessageSampler.Wish()
                wish.present[plain.name] = value
                if let made = sampler.record(record, other, wish, depth: 0) {
                    found.append(WitnessCandidate(value: made, path: [.field(plain.name)]))
                }
            }
        }
        return found
    }

    /// Records of several fillings, for rules that speak of several fields.
    private func constrained(_ trace: WitnessTrace, _ from: Term, _ to: Term) -> [WitnessCandidate] {
        let sampler = sampler(trace.direction)
        var found: [MessageValue] = []
        for record in space.normal(from).records.prefix(2) {
            var wishes = [MessageSampler.Wish()]
            wishes.append(MessageSampler.Wish(isFull: true))
            for field in record.fields.prefix(6) where !field.isRequired {
                guard let value = sampler.value(field.term, name: field.name) else { continue }
                wishes.append(MessageSampler.Wish(present: [field.name: value]))
            }
            if let extra = sampler.extra(in: record, depth: 0) { wishes.append(MessageSampler.Wish(present: [extra.name: extra.value])) }
            wishes += patterned(record, sampler.counterpart(of: record, in: space.normal(to)), trace)
            for wish in wishes {
                for other in [nil, space.normal(to)] { if let made = sampler.record(record, other, wish, depth: 0) { found.append(made) } }
            }
        }
        return found.map { WitnessCandidate(value: $0) }
    }

    /// Records whose elements stand as the sending side has them, and as the other does not take them.
    private func misplaced(_ trace: WitnessTrace, _ from: Term, _ to: Term) -> [WitnessCandidate] {
        guard trace.change.detail == "order", let own = space.normal(from).records.first?.content,
            let wanted = space.normal(to).records.first?.content
        else { return [] }
        return constrained(trace, from, to).compactMap { candidate in
            guard case .object(let members) = candidate.value else { return nil }
            var counts: [Name: Int] = [:]
            for member in members where own.elements.contains(member.name) {
                if case .array(let items) = member.value { counts[member.name] = items.count } else { counts[member.name] = 1 }
            }
            guard let elements = own.particle.arranged(counts),
                let place = ContentExpressions.firstRefused(of: elements.map(\.wireName), in: wanted, space: space)
            else { return nil }
            let reason =
                place < elements.count
                ? "`\(elements[place].field)` stands where it is not accepted" : "it ends where another element is expected"
            return WitnessCandidate(value: candidate.value, manner: .misplaced(reason))
        }
    }

    /// Members under names that the other side says something of by a pattern, as it does not take them.
    private func patterned(_ record: RecordPart, _ other: RecordPart?, _ trace: WitnessTrace) -> [MessageSampler.Wish] {
        var wishes: [MessageSampler.Wish] = []
        for pattern in (other?.patternFields ?? []).prefix(4) {
            var text = TextPart()
            text.patterns = [pattern.pattern]
            for name in sampler(trace.direction).texts(of: text, name: nil).prefix(2) where !record.has(name) {
                guard let given = record.undeclared(name, space) else { continue }
                for value in difference(given, pattern.term, name, trace.direction).prefix(3) {
                    wishes.append(MessageSampler.Wish(present: [name: value]))
                }
            }
        }
        return wishes
    }

    /// Values of a branch that only the sending side has.
    private func branches(_ trace: WitnessTrace, _ from: Term, _ to: Term) -> [WitnessCandidate] {
        let sampler = sampler(trace.direction)
        let normal = space.normal(from)
        let name = trace.change.detail.split(separator: ":", maxSplits: 1).last.map { Name($0) }
        let records = normal.records.filter { ($0.tag ?? $0.typeName) == name } + normal.records.filter { ($0.tag ?? $0.typeName) != name }
        var found = records.prefix(8).compactMap { sampler.record($0, nil, MessageSampler.Wish(), depth: 0) }
        found += normal.arrays.prefix(4).compactMap { sampler.array($0, nil, name: nil, depth: 0, count: 1) }
        return found.map { WitnessCandidate(value: $0) } + constrained(trace, from, to)
    }
}
