internal import Basics
internal import Contracts

extension RecordPart: Hashable {
    package static func == (left: RecordPart, right: RecordPart) -> Bool {
        left.fields == right.fields && left.rest == right.rest && left.place == right.place && left.typeName == right.typeName
            && left.tag == right.tag && left.patternFields == right.patternFields && left.names == right.names
            && left.minFields == right.minFields && left.maxFields == right.maxFields
            && left.dependentRequired == right.dependentRequired
            && left.dependentTerms.elementsEqual(right.dependentTerms, by: { $0.field == $1.field && $0.term == $1.term })
            && left.except == right.except
    }

    package func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.term)
        }
        hasher.combine(rest)
        hasher.combine(place)
        hasher.combine(typeName)
        hasher.combine(tag)
        hasher.combine(except.count)
    }
}
