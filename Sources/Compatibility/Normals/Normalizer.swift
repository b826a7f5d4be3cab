internal import Basics
internal import Contracts

/// Brings a contract's shapes into normal form.
struct Normalizer {
    /// How many arrays and objects of an enum are told apart.
    private static let mostComposites = 64

    let space: ShapeSpace
    let contract: ContractHandle

    func normal(of shape: Shape, at term: Term) -> Normal {
        switch shape {
        case .any: return .free
        case .never: return .never
        case .scalar(let scalar): return normal(of: scalar)
        case .literals(let literals): return normal(of: literals)
        case .record(let record): return normal(of: record, at: term)
        case .array(let array): return normal(of: array)
        case .content(let content):
            var result = normal(of: content.record, at: term, isContent: true)
            result.records[0].content = ContentPart(contract: contract, particle: content.particle)
            return result
        case .union(let union): return normal(of: union)
        case .intersection(let parts):
            guard let first = parts.first else { return .free }
            return parts.dropFirst().reduce(space.normal(self.term(first))) { $0.intersection(space.normal(self.term($1)), space) }
        case .complement(let part): return space.normal(self.term(part)).complement(space)
        case .reference(let type): return reference(type)
        }
    }

    private func term(_ shape: ShapeID) -> Term { space.term(contract, shape) }

    private func reference(_ type: TypeID) -> Normal {
        let named = space[contract][type]
        var result = space.normal(term(named.shape))
        for index in result.records.indices where result.records[index].typeName == nil {
            result.records[index].typeName = named.name
        }
        return result
    }

    private func normal(of scalar: Scalar) -> Normal {
        switch scalar {
        case .null: return .null
        case .boolean: return Normal(booleans: .all)
        case .number(let domain): return Normal(numbers: [NumberPart(domain)].filter { !$0.isEmpty })
        case .text(let domain): return Normal(texts: [TextPart(domain)].filter { !space.texts.isProvablyEmpty($0) })
        case .instant(let kind): return Normal(instants: InstantSet(kind))
        case .bytes(let maxLength): return Normal(bytes: BytesPart(maxLength: maxLength))
        }
    }

    private func normal(of literals: [Literal]) -> Normal {
        var result = Normal()
        var texts: [Name] = []
        var composites: [Name] = []
        for literal in literals {
            switch literal {
            case .null: result.hasNull = true
            case .boolean(let value): result.booleans.insert(value ? .yes : .no)
            case .number(let value): result.numbers.append(NumberPart(value: value))
            case .text(let value): texts.append(value)
            case .composite(let value): composites.append(value)
            }
        }
        let spelled = composites.count > Self.mostComposites ? [] : composites.compactMap { CompositeValue.normal(of: $0, space) }
        if spelled.count == composites.count {
            for value in spelled { result.formUnion(value) }
        } else {
            // Too many to be compared one by one: bounded from above only.
            result.formUnion(Normal(arrays: [.any], records: [.any]))
            result.isApproximate = true
        }
        if !texts.isEmpty { result.texts = [TextPart(values: texts)] }
        return result
    }

    private func normal(of record: Record, at term: Term, isContent: Bool = false) -> Normal {
        var part = RecordPart()
        part.fields = record.fields.withUnsafeBufferPointer { fields in
            fields.indices.sorted { fields[$0].name < fields[$1].name }.map { index in
                FieldPart(
                    fields[index].name, self.term(fields[index].shape), required: fields[index].isRequired, facets: fields[index].facets,
                    place: ShapePlace(contract: contract, origin: fields[index].origin))
            }
        }
        switch record.rest {
        case .closed: part.rest = .closed
        case .open: part.rest = .open
        case .shape(let shape): part.rest = rest(of: shape)
        }
        part.patternFields = record.patternFields.map { RecordPart.PatternField(pattern: $0.pattern, term: self.term($0.shape)) }
        part.names = record.names.map(self.term)
        // A wildcard for attributes says nothing of those that are declared.
        if !isContent { applyNameRules(to: &part) }
        part.minFields = record.minFields
        part.maxFields = record.maxFields
        for dependency in record.dependentRequired { part.dependentRequired[dependency.field, default: []] += dependency.required }
        part.dependentTerms = record.dependentShapes.map { ($0.field, self.term($0.shape)) }
        part.place = space.place(of: term)
        return Normal(records: [part])
    }

    /// A declared field must also be what the patterns that its name matches say, and is never there where its name is not allowed.
    private func applyNameRules(to part: inout RecordPart) {
        if part.patternFields.isEmpty, part.names == nil { return }
        let allowed = part.names.map { space.normal($0).texts }
        for index in part.fields.indices {
            let name = part.fields[index].name
            if let allowed, allowed.allSatisfy({ space.texts.contains(name, in: $0) == .no }) {
                part.fields[index].term = ShapeSpace.neverTerm
                continue
            }
            for pattern in part.patternFields where space.texts.matches(pattern.pattern, name.text) == .yes {
                part.fields[index].term = space.intersection(part.fields[index].term, pattern.term)
            }
        }
    }

    /// `additionalProperties: true` says no more than its absence, and `false` in any spelling closes the record.
    private func rest(of shape: ShapeID) -> RestPart {
        switch space[contract][shape] {
        case .any: space[contract].profile.openRecords == .onlyDeclared ? .open : .shape(ShapeSpace.anyTerm)
        case .never: .closed
        default: .shape(term(shape))
        }
    }

    private func normal(of array: ArrayShape) -> Normal {
        var part = ArrayPart(
            prefix: array.prefix.map(term), items: array.items.map(term), minItems: array.minItems, maxItems: array.maxItems)
        part.isUnique = array.isUnique
        if let contains = array.contains {
            part.contains = [ArrayPart.ContainsPart(term: term(contains.shape), minimum: contains.minimum, maximum: contains.maximum)]
        }
        return Normal(arrays: [part])
    }

    private func normal(of union: Union) -> Normal {
        var branches: [Normal] = []
        for (index, branch) in union.branches.enumerated() {
            var normal = space.normal(term(branch))
            if index < union.tags.count, let tag = union.tags[index] {
                for record in normal.records.indices { normal.records[record].tag = tag }
            }
            branches.append(normal)
        }
        var result = union.mode == .oneOf ? exactlyOne(of: branches) : Normal.never
        if union.mode == .anyOf {
            for branch in branches {
                guard space.work.spend(1 + (result.numbers.count + result.records.count) / 64) else { return .unbounded }
                result.formUnion(branch)
            }
        }
        if union.mode == .oneOf { result.isExclusive = true }
        result.discriminator = union.discriminator ?? result.discriminator
        return result
    }

    /// The values of exactly one branch. Records that overlap are told apart by their readers' conventions, not by the letter, but where a
    /// validator is the judge; scalars and arrays always count by the letter.
    private func exactlyOne(of branches: [Normal]) -> Normal {
        let isStrict = space[contract].profile.openRecords == .anything
        if branches.allSatisfy(\.isListed) { return Normal.listedOnce(branches) }
        let complements = branches.map { $0.complement(space) }
        var result = Normal.never
        for (index, branch) in branches.enumerated() {
            var own = branch
            for (other, rival) in branches.enumerated() where other != index {
                guard rival.isScalar || own.isScalar || isStrict, own.sharesKinds(with: rival) else { continue }
                guard space.work.spend(2) else { return .unbounded }
                own = own.intersection(complements[other], space)
            }
            result.formUnion(own)
        }
        return result
    }
}

extension Normal {
    /// Whether the set is a list of texts, numbers, truth values and null.
    fileprivate var isListed: Bool {
        isScalar && instants.isEmpty && bytes == nil && !isApproximate && texts.allSatisfy { $0.values != nil }
            && numbers.allSatisfy { $0.single != nil && $0.notSteps.isEmpty }
    }

    /// The values that stand in exactly one of some lists, counted instead of held against each other.
    fileprivate static func listedOnce(_ lists: [Normal]) -> Normal {
        var texts: [Name: Int] = [:]
        var numbers: [ExactDecimal: Int] = [:]
        var result = Normal()
        var (nulls, taken) = (0, BooleanSet())
        for list in lists {
            for value in Set(list.texts.flatMap { $0.values ?? [] }) { texts[value, default: 0] += 1 }
            for value in Set(list.numbers.compactMap { $0.contains($0.single ?? .zero) ? $0.single : nil }) {
                numbers[value, default: 0] += 1
            }
            nulls += list.hasNull ? 1 : 0
            result.booleans = result.booleans.subtracting(list.booleans).union(list.booleans.subtracting(taken))
            taken.formUnion(list.booleans)
        }
        result.hasNull = nulls == 1
        let once = texts.filter { $0.value == 1 }.map(\.key)
        if !once.isEmpty { result.texts = [TextPart(values: once)] }
        result.numbers = numbers.filter { $0.value == 1 }.map(\.key).sorted().map { NumberPart(value: $0) }
        return result
    }
}
