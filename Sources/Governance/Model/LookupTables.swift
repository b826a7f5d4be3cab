internal import Basics
internal import Estate

/// The translations between code lists that mappings make, held against each other.
struct LookupTables {
    struct Conflict {
        let mapping: EntityRef
        let otherMapping: EntityRef
        let code: Name
        let value: Name
        let other: Name
        /// `units.erp -> units.canonical`.
        let lists: String
        let span: SourceSpan
        let otherSpan: SourceSpan
    }

    private struct Entry {
        let mapping: EntityRef
        let value: Name
        let span: SourceSpan
    }

    private(set) var conflicts: [Conflict] = []
    private let estate: Estate
    /// By interface: the code lists of its places, without markers.
    private var columns: [InterfaceRef: [String: CodesColumn]] = [:]

    init(_ estate: Estate) {
        self.estate = estate
        var known: [String: [Name: Entry]] = [:]
        // Shared lists first, so that what differs from them is found where it is written.
        for isShared in [true, false] {
            for mapping in estate.mappings {
                for row in mapping.fields ?? [] { add(row, mapping, isShared, &known) }
            }
        }
    }

    private mutating func add(_ row: MappingRow, _ mapping: Mapping, _ isShared: Bool, _ known: inout [String: [Name: Entry]]) {
        guard let lookup = row.lookup else { return }
        let lists: String
        let pairs: [(code: Name, value: Name, span: SourceSpan)]
        switch lookup.value {
        case .codes(let ref, let from, let to):
            guard isShared, let table = estate.codes[ref.value.name]?.pairs(from: from.value, to: to.value) else { return }
            lists = "\(ref.value.name).\(from.value) -> \(ref.value.name).\(to.value)"
            if known[lists] != nil { return }
            pairs = table.map { ($0.from.value, $0.to.value, $0.from.span) }
        case .inline(let entries):
            guard !isShared, case .paths(let paths) = row.source, paths.count == 1, mapping.from.count == 1,
                let from = column(mapping.from[0].shape.value, paths[0].value), let to = column(mapping.to.value, row.to.value)
            else { return }
            lists = "\(from) -> \(to)"
            pairs = entries.map { ($0.key.value, $0.value.value, $0.key.span) }
        }
        for pair in pairs {
            guard let other = known[lists]?[pair.code] else {
                known[lists, default: [:]][pair.code] = Entry(mapping: mapping.ref, value: pair.value, span: pair.span)
                continue
            }
            guard other.value != pair.value, !isShared else { continue }
            conflicts.append(
                Conflict(
                    mapping: mapping.ref, otherMapping: other.mapping, code: pair.code, value: pair.value, other: other.value, lists: lists,
                    span: pair.span, otherSpan: other.span))
        }
    }

    /// The code list of a place, as its entity or a fact states it.
    private mutating func column(_ place: PlaceReference, _ path: FieldPath) -> CodesColumn? {
        if let entity = place.entity.flatMap({ estate.entities[$0.name] }) {
            guard case .field(let field) = entity.find(FieldPath(place.path.segments + path.segments)) else { return nil }
            return field.facts.codes?.value
        }
        guard let interface = place.interface else { return nil }
        if columns[interface] == nil {
            var own: [String: CodesColumn] = [:]
            for fact in estate.interface(interface)?.facts ?? [] {
                if let codes = fact.facts.codes?.value { own[fact.at.value.text.text.filter { $0 != "[" && $0 != "]" }] = codes }
            }
            columns[interface] = own
        }
        let inner = path.withoutMarkers.description
        return columns[interface]?[place.place.map { "\($0.text).\(inner)" } ?? inner]
    }
}
