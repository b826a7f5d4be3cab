internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Makes shapes of canonical entities.
final class EntityShapes {
    let space: ShapeSpace
    let entities: [Name: Entity]
    private var terms: [Name: Term] = [:]

    init(space: ShapeSpace, entities: [Name: Entity]) {
        self.space = space
        self.entities = entities
    }

    func term(of name: Name) -> Term? {
        if let known = terms[name] { return known }
        guard let entity = entities[name] else { return nil }
        let term = space.make(Normal(records: [record(entity.fields ?? [], depth: 0)]))
        terms[name] = term
        return term
    }

    private func record(_ fields: [Entry<EntityField>], depth: Int) -> RecordPart {
        var record = RecordPart(rest: .closed)
        for entry in fields {
            let field = resolved(entry.value, depth: 0)
            var facets = Facets()
            facets.defaultValue = field.default.map { .text($0.value.text) }
            record.fields.append(
                FieldPart(
                    entry.key.value, space.make(normal(field, depth: depth)),
                    required: entry.value.facts.required?.value ?? field.facts.required?.value ?? false, facets: facets))
        }
        record.fields.sort { $0.name < $1.name }
        return record
    }

    /// The field with type and constraints taken from another entity's field where it says so.
    func resolved(_ field: EntityField, depth: Int) -> EntityField {
        guard let other = field.is?.value, depth < 16, let found = self.field(other.path, of: other.entity) else { return field }
        var result = resolved(found, depth: depth + 1)
        result.facts.required = field.facts.required
        if field.nullable != nil { result.nullable = field.nullable }
        return result
    }

    /// A field of an entity by its path.
    func field(_ path: FieldPath, of entity: Name) -> EntityField? {
        var fields = entities[entity]?.fields ?? []
        var found: EntityField?
        for segment in path.segments {
            switch segment.step {
            case .items: continue
            case .anyValue:
                found = found?.values?.value
            case .field(let name):
                found = fields.first { $0.key.value == name }.map { resolved($0.value, depth: 0) } ?? found.flatMap { $0.values?.value }
            }
            guard let next = found else { return nil }
            fields = next.fields ?? next.items?.value.fields ?? next.values?.value.fields ?? []
        }
        return found
    }

    private func normal(_ field: EntityField, depth: Int) -> Normal {
        var result = depth > 16 ? Normal.free : base(field, depth: depth)
        if let values = field.enum { result = listed(values.map(\.value), like: result) }
        if field.nullable?.value == true, !result.isFree { result.hasNull = true }
        return result
    }

    private func base(_ field: EntityField, depth: Int) -> Normal {
        switch field.type?.value {
        case .string?: return Normal(texts: [text(field)])
        case .boolean?: return Normal(booleans: .all)
        case .integer?: return Normal(numbers: [number(field, step: .one)])
        case .decimal?, .number?: return Normal(numbers: [number(field, step: nil)])
        case .date?: return Normal(instants: .date)
        case .time?: return Normal(instants: .time)
        case .datetime?: return Normal(instants: .dateTime)
        case .duration?: return Normal(instants: .duration)
        case .binary?: return Normal(bytes: BytesPart(maxLength: field.maxLength?.value))
        case .object?: return field.fields.map { Normal(records: [record($0, depth: depth + 1)]) } ?? Normal(records: [.any])
        case .array?: return array(field, depth: depth)
        case .map?:
            let values = field.values.map { space.make(normal(resolved($0.value, depth: 0), depth: depth + 1)) } ?? ShapeSpace.anyTerm
            return Normal(records: [RecordPart(rest: .shape(values))])
        case .any?: return .free
        case nil:
            if let fields = field.fields { return Normal(records: [record(fields, depth: depth + 1)]) }
            if let values = field.enum { return listed(values.map(\.value), like: Normal(texts: [.any])) }
            return .free
        }
    }

    private func array(_ field: EntityField, depth: Int) -> Normal {
        let items: Term =
            if let fields = field.fields {
                space.make(Normal(records: [record(fields, depth: depth + 1)]))
            } else if let item = field.items {
                space.make(normal(resolved(item.value, depth: 0), depth: depth + 1))
            } else {
                ShapeSpace.anyTerm
            }
        return Normal(arrays: [ArrayPart(items: items, minItems: field.minItems?.value ?? 0, maxItems: field.maxItems?.value)])
    }

    private func text(_ field: EntityField) -> TextPart {
        TextPart(
            TextDomain(
                minLength: field.minLength?.value ?? 0, maxLength: field.maxLength?.value,
                patterns: field.pattern.map { [$0.value.text] } ?? [],
                format: field.format?.value.text))
    }

    private func number(_ field: EntityField, step: ExactDecimal?) -> NumberPart {
        var part = NumberPart(step: step)
        if let precision = field.precision?.value {
            part = NumberPart(NumberDomain.decimal(precision: precision, scale: field.scale?.value ?? 0))
        } else if let scale = field.scale?.value {
            part = NumberPart(step: .powerOfTen(-scale))
        }
        let bounds = NumberPart(
            low: field.minimum.map { NumberDomain.Bound($0.value) }, high: field.maximum.map { NumberDomain.Bound($0.value) })
        return part.intersection(bounds) ?? part
    }

    private func listed(_ values: [Constant], like base: Normal) -> Normal {
        var result = Normal()
        for value in values { result.formUnion(ConstantTyper.normal(value.text, like: base)) }
        return result
    }
}
