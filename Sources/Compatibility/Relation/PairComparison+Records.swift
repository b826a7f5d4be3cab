internal import Basics
internal import Contracts

extension PairComparison {
    mutating func compareRecords(_ source: Normal, _ target: Normal) {
        guard !source.records.isEmpty else { return }
        if target.records.isEmpty { return failKind(source, target) }
        for record in source.records {
            if target.records.count == 1, let only = target.records.first {
                var attempt = PairComparison(relation: relation)
                attempt.compareRecord(record, only)
                let answer = attempt.worst
                note(answer != .yes && relation.isEmptyRecord(record) == .yes ? .yes : answer)
                adopt(attempt)
            } else {
                compareAmong(record, target)
            }
        }
    }

    /// Looks for a branch that takes the record, then whether the branches do together; failures are those against the likeliest branch.
    private mutating func compareAmong(_ record: RecordPart, _ target: Normal) {
        var best: PairComparison?
        // The branches that may take a part of the record.
        var possible: [RecordPart] = []
        // The branch of the same tag is the likeliest by far, and there may be hundreds.
        let tagged = record.tag.flatMap { tag in target.records.firstIndex { $0.tag == tag } }
        let candidates = (tagged.map { [target.records[$0]] } ?? []) + target.records
        for (index, candidate) in candidates.enumerated() {
            var attempt = PairComparison(relation: relation)
            attempt.compareRecord(record, candidate)
            if attempt.worst == .yes { return note(.yes) }
            if attempt.worst != .none { possible.append(candidate) }
            let isNamesake =
                record.tag.map { candidate.tag == $0 } ?? false || record.typeName.map { candidate.typeName == $0 } ?? false
            if isNamesake {
                best = attempt
                // It takes nearly all of what its namesake was, so that little is left for the others if it comes first.
                if attempt.worst != .none { possible.removeLast() }
                possible = [candidate] + (tagged == nil ? possible + candidates[(index + 1)...] : target.records)
                break
            }
            if best == nil || attempt.failureWeight < best!.failureWeight { best = attempt }
        }
        if record.content != nil, tagged != nil, let best {
            // In XML the tag is part of the message, so no other branch takes it.
            note(best.worst)
            return adopt(best)
        }
        switch Self.covers([record], by: possible, relation: relation) {
        case .yes: return note(.yes)
        case .unknown where best?.worst == .unknown:
            note(.unknown)
        default:
            let disjoint = target.records.allSatisfy { relation.areDisjoint(record, $0) == .yes }
            note(disjoint ? .none : .some)
        }
        if let best { adopt(best) }
    }

    mutating func compareRecord(_ source: RecordPart, _ target: RecordPart) {
        guard space.work.spend(2 + (source.fields.count + target.fields.count) / 2) else { return failForWork() }
        if let own = source.content, let wanted = target.content {
            compareContents(source, own, target, wanted)
            return compareRecord(source.besideContent(own), target.besideContent(wanted))
        }
        let direction = rules.direction
        for field in target.fields where direction.map(field.exists) ?? true {
            compareField(field, source, target)
        }
        for field in source.fields(besides: target) where direction.map(field.exists) ?? true {
            compareUndeclared(field, source, target)
        }
        compareRests(source, target)
        compareCounts(source, target)
        if let names = target.names { compareNames(source, names) }
        compareDependencies(source, target)
        for (index, excluded) in target.except.enumerated() where !relation.lies(excluded, withinOneOf: source.except, near: index) {
            switch relation.areDisjoint(source, excluded) {
            case .yes: note(.yes)
            case .no: fail(.excluded, .some, detail: "excluded", "may be one of the records that are excluded")
            case .unknown: fail(.unknown, .unknown, detail: "excluded", "whether it is one of the excluded records cannot be decided")
            }
        }
        if kindsNoted == 0 { note(.yes) }
    }

    private mutating func compareField(_ wanted: FieldPart, _ source: RecordPart, _ target: RecordPart) {
        let direction = rules.direction
        var given = source.field(wanted.name)
        if let found = given, let direction, !found.exists(direction) { given = nil }
        let isFilled =
            rules.fillsDefaults && wanted.facets.defaultValue != nil || wanted.facets.flags.contains(.serverFilled)
            || (rules.fillsOnlyValue && wanted.isRequired && space.normal(wanted.term).isSingleValue)
        let mustBeThere = wanted.isRequired && !isFilled
        let path = FitPath([.field(wanted.name)])
        var term: Term
        if let given {
            term = given.term
        } else if let other = undeclared(wanted.name, source) {
            term = other
        } else {
            guard mustBeThere else { return note(.yes) }
            return fail(
                .missing, .none, detail: "missing", "is never there, and is required", path: path, source: source.place,
                target: wanted.place)
        }
        var isCertain = given?.isRequired ?? false
        if target.content != nil, source.content == nil, !mustBeThere, let nonEmpty = nonEmptyLists(term) {
            // An element that repeats is not there where there are no items.
            (term, isCertain) = (nonEmpty, false)
        }
        if rules.listTakesSingle, let given, !given.isWritten(like: wanted) {
            fail(
                .format, isCertain ? .none : .some, detail: "style:\(wanted.facets.style ?? "single")",
                "is written as \(given.facets.style ?? "a single value"), \(wanted.facets.style ?? "a single value") is read",
                path: path, source: given.place, target: wanted.place)
        }
        if rules.comparesSpellings, let given, given.facets.position != wanted.facets.position {
            fail(
                .format, isCertain ? .none : .some, detail: "position:\(wanted.facets.position ?? "")",
                "is \(given.facets.position ?? "told by its name"), \(wanted.facets.position ?? "its name") is read", path: path,
                source: given.place, target: wanted.place)
        }
        if mustBeThere, !isCertain {
            fail(
                .mayBeAbsent, .some, detail: "absent", "may be absent, and is required", path: path, source: given?.place ?? source.place,
                target: wanted.place)
        }
        var accepted = wanted.term
        if rules.listTakesSingle, wanted.repeats, !(given?.repeats ?? false) { accepted = space.listOrSingle(accepted) }
        if rules.leavesOutNull, !mustBeThere { accepted = space.nullable(accepted) }
        let answer = descend(term, accepted, .field(wanted.name), isPartial: !isCertain)
        note(isCertain ? answer : answer.partial)
    }

    /// The same with lists that have an item at least; nil where they have one already.
    private func nonEmptyLists(_ term: Term) -> Term? {
        var normal = space.normal(term)
        guard normal.arrays.contains(where: { $0.minItems == 0 }) else { return nil }
        for index in normal.arrays.indices { normal.arrays[index].minItems = max(1, normal.arrays[index].minItems) }
        normal.arrays.removeAll { $0.maxItems == 0 }
        return space.make(normal)
    }

    /// What the source may hold under a name that it does not declare; nil where it holds nothing.
    private func undeclared(_ name: Name, _ source: RecordPart) -> Term? {
        if source.rest == .open, source.patternFields.isEmpty, rules.openRecords == .onlyDeclared { return nil }
        return source.undeclared(name, space)
    }

    private mutating func compareUndeclared(_ field: FieldPart, _ source: RecordPart, _ target: RecordPart) {
        guard let accepted = target.undeclared(field.name, space) else {
            if rules.dropsUnknownFields { return note(.yes) }
            if relation.isEmpty(field.term) == .yes { return note(.yes) }
            return fail(
                .undeclaredField, field.isRequired ? .none : .some, detail: "undeclared",
                "is not declared, and nothing undeclared is accepted",
                path: FitPath([.field(field.name)]), source: field.place, target: target.place)
        }
        if target.rest == .open, target.patternFields.isEmpty { return note(.yes) }
        let answer = descend(field.term, accepted, .field(field.name), isPartial: !field.isRequired)
        note(field.isRequired ? answer : answer.partial)
    }

    private mutating func compareRests(_ source: RecordPart, _ target: RecordPart) {
        if source.maxFields == source.fields.count, source.fields.allSatisfy(\.isRequired) { return }
        for pattern in source.patternFields {
            guard relation.isEmpty(pattern.term) != .yes else { continue }
            comparePattern(pattern, target)
        }
        let given: Term
        switch source.rest {
        case .closed: return
        case .open:
            if rules.sendsOnlyDeclared { return }
            given = ShapeSpace.anyTerm
        case .shape(let term): given = term
        }
        guard relation.isEmpty(space.normal(given)) != .yes else { return }
        let declared = target.patternFields.isEmpty ? [] : source.fields.map(\.name)
        for pattern in target.patternFields
        where space.texts.hasNames(matching: pattern.pattern, beside: source.patternFields.map(\.pattern), declared) != .no {
            note(descend(given, pattern.term, .values, isPartial: true).partial)
        }
        switch target.rest {
        case .open: note(.yes)
        case .closed:
            let covered = target.patternFields.contains { space.texts.isUniversal(pattern: $0.pattern) }
            if covered || rules.dropsUnknownFields { return note(.yes) }
            fail(
                .undeclaredField, .some, detail: "rest", "may hold fields beside the declared ones, which are not accepted",
                source: source.place, target: target.place)
        case .shape(let accepted): note(descend(given, accepted, .values, isPartial: true).partial)
        }
    }

    private mutating func comparePattern(_ pattern: RecordPart.PatternField, _ target: RecordPart) {
        var isCovered = false
        for other in target.patternFields {
            let implied = other.pattern == pattern.pattern ? .yes : space.texts.implies(pattern.pattern, other.pattern)
            if implied == .yes { isCovered = true }
            guard implied == .yes || space.texts.overlap(pattern.pattern, other.pattern, beside: target.fields.map(\.name)) != .no else {
                continue
            }
            note(descend(pattern.term, other.term, .values, isPartial: true).partial)
        }
        for field in target.fields where space.texts.matches(pattern.pattern, field.name.text) != .no {
            note(descend(pattern.term, field.term, .field(field.name), isPartial: true).partial)
        }
        let others = target.patternFields.map(\.pattern)
        guard !isCovered, space.texts.hasNames(matching: pattern.pattern, beside: others, target.fields.map(\.name)) != .no else { return }
        switch target.rest {
        case .open: note(.yes)
        case .closed: fail(.undeclaredField, .some, detail: "pattern", "may hold fields that are not accepted")
        case .shape(let accepted): note(descend(pattern.term, accepted, .values, isPartial: true).partial)
        }
    }

    private mutating func compareCounts(_ source: RecordPart, _ target: RecordPart) {
        guard target.minFields > 0 || target.maxFields != nil else { return }
        let sourceMinimum = max(source.minFields, source.fields.filter(\.isRequired).count)
        let isBounded = source.rest == .closed && source.patternFields.isEmpty
        let sourceMaximum = [source.maxFields, isBounded ? source.fields.count : nil].compactMap { $0 }.min()
        if target.minFields > sourceMinimum {
            fail(
                .fieldCount, .some, detail: "fields<\(target.minFields)",
                "may have fewer than the \(target.minFields) fields that are expected")
        }
        if let maximum = target.maxFields, (sourceMaximum ?? .max) > maximum {
            fail(
                .fieldCount, sourceMinimum > maximum ? .none : .some, detail: "fields>\(maximum)",
                "may have more than the \(maximum) fields that are accepted")
        }
    }

    private mutating func compareNames(_ source: RecordPart, _ accepted: Term) {
        var own = Normal()
        if source.rest == .closed, source.patternFields.isEmpty {
            own.texts = [TextPart(values: source.fields.filter { $0.term != ShapeSpace.neverTerm }.map(\.name))]
        } else {
            own = source.names.map(space.normal) ?? Normal(texts: [.any])
        }
        if source.fields.isEmpty, source.rest == .closed, source.patternFields.isEmpty { return note(.yes) }
        note(descend(space.make(own), accepted, nil, isPartial: true).partial)
    }

    private mutating func compareDependencies(_ source: RecordPart, _ target: RecordPart) {
        for (field, required) in target.dependentRequired.sorted(by: { $0.key < $1.key }) {
            if !source.has(field), undeclared(field, source) == nil { continue }
            for name in required where !(source.field(name)?.isRequired ?? false) {
                if source.dependentRequired[field]?.contains(name) ?? false { continue }
                fail(.mayBeAbsent, .some, detail: "absent", "may be absent where \(field) is there", path: FitPath([.field(name)]))
            }
        }
        for dependency in target.dependentTerms {
            if !source.has(dependency.field), undeclared(dependency.field, source) == nil { continue }
            var present = source
            let given = source.field(dependency.field)
            present.fields.removeAll { $0.name == dependency.field }
            present.fields.append(FieldPart(dependency.field, given?.term ?? ShapeSpace.anyTerm, required: true))
            present.fields.sort { $0.name < $1.name }
            for own in source.dependentTerms where own.field == dependency.field {
                if let both = space.normal(own.term).records.first.flatMap({ present.intersection($0, space) }) { present = both }
            }
            present.dependentTerms = []
            note(descend(space.make(Normal(records: [present])), dependency.term, nil, isPartial: true).partial)
        }
    }
}

extension PairComparison {
    var kindsNoted: Int { notedCount }

    /// The worst answer so far.
    var worst: Fit { answers.reduce(.yes) { $0.worse($1) } }

    /// How far from fitting an attempt is: to choose the branch that was probably meant.
    var failureWeight: Int {
        answers.reduce(0) { $0 + ($1 == .none ? 3 : $1 == .some ? 2 : $1 == .unknown ? 1 : 0) }
    }
}

extension Relation {
    /// Whether no record is in both. Where nothing undeclared is allowed, a required field that the other does not know keeps them apart.
    func areDisjoint(_ one: RecordPart, _ two: RecordPart) -> Answer { isDisjoint(space.term(of: one), space.term(of: two)) }

    func isEmptyRecord(_ record: RecordPart) -> Answer { isEmpty(Normal(records: [record])) }

    /// Whether every record of one part is in one of others; the likeliest stand near its own place among its like.
    func lies(_ one: RecordPart, withinOneOf others: [RecordPart], near place: Int) -> Bool {
        if others.isEmpty { return false }
        let own = space.term(of: one)
        let middle = min(place, others.count - 1)
        for distance in 0..<others.count {
            for index in distance == 0 ? [middle] : [middle - distance, middle + distance] where others.indices.contains(index) {
                guard space.work.spend(1) else { return false }
                if fits(own, space.term(of: others[index])) == .yes { return true }
            }
        }
        return false
    }
}
