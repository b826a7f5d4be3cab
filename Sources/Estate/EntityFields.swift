package import Basics

extension Entity {
    /// What a path leads to.
    package enum Found: Sendable, Equatable {
        /// The entity itself.
        case entity
        case field(EntityField)
        /// A name that is not there, with the names that are.
        case missing(Name, among: [Name])
    }

    /// Follows a path through the entity's own fields; arrays and their items are one step. Fields behind `is:` are not entered.
    package func find(_ path: FieldPath) -> Found {
        var fields = self.fields ?? []
        var found: EntityField?
        for segment in path.segments {
            switch segment.step {
            case .items: continue
            case .anyValue:
                guard let values = found?.values?.value else { return .missing("*", among: fields.map(\.key.value)) }
                found = values
            case .field(let name):
                if let entry = fields.first(where: { $0.key.value == name }) {
                    found = entry.value
                } else if let values = found?.values?.value {
                    // A fixed key of a map.
                    found = values
                } else {
                    return .missing(name, among: fields.map(\.key.value))
                }
            }
            fields = found.map(\.innerFields) ?? []
        }
        return found.map { .field($0) } ?? .entity
    }

    /// The record of a field: its own, or that of the nearest field around it, or the entity's; nil where none is stated.
    package func systemOfRecord(of path: FieldPath) -> [RecordPartition]? {
        for count in stride(from: path.segments.count, to: 0, by: -1) {
            guard case .field(let field) = find(FieldPath(Array(path.segments.prefix(count)))) else { continue }
            if let own = field.systemOfRecord { return own }
        }
        return systemOfRecord
    }
}

extension EntityField {
    /// The fields that a path goes into from here: its own, or those of its items, however deep arrays nest.
    package var innerFields: [Entry<EntityField>] {
        var field = self
        while field.fields == nil, let items = field.items?.value { field = items }
        return field.fields ?? []
    }

    /// The field with what another one states where it states nothing itself.
    func filled(from other: EntityField) -> EntityField {
        var result = self
        result.type = type ?? other.type
        result.nullable = nullable ?? other.nullable
        result.enum = self.enum ?? other.enum
        result.minLength = minLength ?? other.minLength
        result.maxLength = maxLength ?? other.maxLength
        result.pattern = pattern ?? other.pattern
        result.minimum = minimum ?? other.minimum
        result.maximum = maximum ?? other.maximum
        result.precision = precision ?? other.precision
        result.scale = scale ?? other.scale
        result.minItems = minItems ?? other.minItems
        result.maxItems = maxItems ?? other.maxItems
        result.format = format ?? other.format
        result.fields = fields ?? other.fields
        result.items = items ?? other.items
        result.values = values ?? other.values
        // Presence, default and meaning are the field's own; what its values are comes along.
        result.facts.unit = facts.unit ?? other.facts.unit
        result.facts.currency = facts.currency ?? other.facts.currency
        result.facts.tax = facts.tax ?? other.facts.tax
        result.facts.timezone = facts.timezone ?? other.facts.timezone
        result.facts.scaled = facts.scaled ?? other.facts.scaled
        result.facts.charset = facts.charset ?? other.facts.charset
        result.facts.codes = facts.codes ?? other.facts.codes
        result.facts.shape = facts.shape ?? other.facts.shape
        result.facts.personal = facts.personal ?? other.facts.personal
        return result
    }
}

extension Estate {
    /// A field with the type and the constraints of the field that it `is`; as it stands where that is unknown or goes in a circle.
    package func resolved(_ field: EntityField) -> EntityField {
        var result = field
        var seen: Set<EntityPath> = []
        var next = field.is?.value
        while let path = next {
            guard seen.insert(path.unmarked).inserted, case .field(let other)? = entities[path.entity]?.find(path.path) else { break }
            result = result.filled(from: other)
            next = other.is?.value
        }
        return result
    }

    /// Whether the fields that a field `is` lead back to one that was passed.
    func goesInCircle(_ field: EntityField) -> Bool {
        var seen: Set<EntityPath> = []
        var next = field.is?.value
        while let path = next {
            guard seen.insert(path.unmarked).inserted else { return true }
            guard case .field(let other)? = entities[path.entity]?.find(path.path) else { return false }
            next = other.is?.value
        }
        return false
    }
}

extension EntityPath {
    fileprivate var unmarked: EntityPath { EntityPath(entity: entity, path: path.withoutMarkers) }
}

extension Estate {
    /// An entity, and those that it takes fields over from, however deep the fields lie and over however many entities.
    package func entities(behind name: Name) -> Set<Name> {
        var found: Set<Name> = []
        var queue = [name]
        while let next = queue.popLast() {
            guard found.insert(next).inserted else { continue }
            queue += Self.others(in: entities[next]?.fields ?? [])
        }
        return found
    }

    private static func others(in fields: [Entry<EntityField>]) -> [Name] {
        fields.flatMap { field in
            [field.value.is?.value.entity].compactMap { $0 } + others(in: field.value.fields ?? [])
        }
    }
}
