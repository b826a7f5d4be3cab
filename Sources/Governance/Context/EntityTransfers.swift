package import Basics
package import Estate

/// What flows take of entities out of systems and put into systems, by their mappings over the canonical model.
package struct EntityTransfers {
    /// One flow puts fields of an entity, which came from some systems, into another one.
    package struct Write: Sendable {
        package let flow: EntityRef
        package let entity: Name
        package let target: InterfaceRef
        package let mapping: EntityRef
        /// The first place in the flow where it happens.
        package let span: SourceSpan
        /// By field without markers: the systems that it came from in this flow; empty where no step says.
        package var fields: [FieldPath: Set<Name>] = [:]
    }

    /// One flow fills fields of an entity out of a system.
    package struct Take: Sendable {
        package let flow: EntityRef
        package let entity: Name
        package let system: Name
        package var fields: Set<FieldPath>
        package let span: SourceSpan
    }

    package private(set) var writes: [Write] = []
    package private(set) var takes: [Take] = []

    init(_ context: RuleContext) {
        for flow in context.flows { follow(flow, context.estate) }
    }

    private mutating func follow(_ flow: FlowProfile, _ estate: Estate) {
        // By entity and field: the systems that filled it so far.
        var filled: [Name: [FieldPath: Set<Name>]] = [:]
        for map in flow.maps {
            guard let mapping = estate.mappings[map.value.name] else { continue }
            if case .entity(let entity) = mapping.to.value.owner {
                for source in mapping.from {
                    guard let system = source.shape.value.interface?.system else { continue }
                    let fields = Set(Self.rows(mapping, from: source, estate).map { $0.to.withoutMarkers })
                    takes.append(Take(flow: flow.ref, entity: entity, system: system, fields: fields, span: map.span))
                    for field in fields { filled[entity, default: [:]][field, default: []].insert(system) }
                }
                continue
            }
            guard case .interface(let target) = mapping.to.value.owner else { continue }
            for source in mapping.from {
                guard case .entity(let entity) = source.shape.value.owner else { continue }
                var write = Write(flow: flow.ref, entity: entity, target: target, mapping: mapping.ref, span: map.span)
                for row in Self.rows(mapping, from: source, estate) {
                    for field in row.from { write.fields[field.withoutMarkers] = filled[entity]?[field.withoutMarkers] ?? [] }
                }
                if !write.fields.isEmpty { writes.append(write) }
            }
        }
    }

    /// The rows of a mapping that read one of its sources, with paths inside it.
    private static func rows(_ mapping: Mapping, from source: MappingSource, _ estate: Estate) -> [(to: FieldPath, from: [FieldPath])] {
        var rows: [(FieldPath, [FieldPath])] = []
        for row in mapping.fields ?? [] {
            guard case .paths(let paths) = row.source else { continue }
            let own = paths.compactMap { inside($0.value, source, isOnly: mapping.from.count == 1) }
            if !own.isEmpty { rows.append((row.to.value, own)) }
        }
        if case .fields(let same)? = mapping.same, mapping.from.first == source { rows += same.map { ($0.value, [$0.value]) } }
        if case .all? = mapping.same, mapping.from.first == source {
            let entity = [mapping.to.value.entity, source.shape.value.entity].compactMap { $0 }.first.flatMap { estate.entities[$0.name] }
            rows += (entity?.fields ?? []).map { field in
                let path = FieldPath([PathSegment(field: field.key.value)])
                return (path, [path])
            }
        }
        return rows
    }

    private static func inside(_ path: FieldPath, _ source: MappingSource, isOnly: Bool) -> FieldPath? {
        if let name = source.as?.value, case .field(let first)? = path.segments.first?.step, first == name {
            return FieldPath(Array(path.segments.dropFirst()))
        }
        return isOnly ? path : nil
    }
}
