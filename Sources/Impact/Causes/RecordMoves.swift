internal import Basics
internal import Checking
internal import Estate

/// Finds canonical fields whose meaning or system of record changed under a flow whose mapping did not follow.
struct RecordMoves {
    let comparison: EstateComparison
    let head: CheckedFlow

    func causes() -> [Cause] {
        var found: [Cause] = []
        for ref in head.dependencies.sorted() where ref.kind == .mapping && !comparison.isEdited(ref) {
            guard let mapping = comparison.head.estate.mappings[ref.name], let entity = mapping.to.value.entity?.name else { continue }
            for row in mapping.fields ?? [] { found += causes(of: row, mapping, entity) }
        }
        for ref in head.dependencies.sorted() where ref.kind == .mapping && !comparison.isEdited(ref) {
            found += meanings(of: ref)
        }
        return found
    }

    /// A field that is still taken from the system that is no longer its record.
    private func causes(of row: MappingRow, _ mapping: Mapping, _ entity: Name) -> [Cause] {
        let path = row.to.value.withoutMarkers
        let before = record(path, entity, comparison.base.estate)
        let after = record(path, entity, comparison.head.estate)
        guard before != after, !before.isEmpty, !after.isEmpty else { return [] }
        let sources = Set(mapping.from.compactMap { $0.shape.value.interface?.system })
        guard let left = sources.first(where: { before.contains($0) && !after.contains($0) }) else { return [] }
        let place = "entity:\(entity).\(path)"
        let now = after.sorted().map { "system:\($0)" }.joined(separator: ", ")
        return [
            cause(
                place, mapping, row, kind: "record-moved",
                "the system of record of \(place) moved from system:\(left) to \(now), and \(mapping.ref) still takes it from system:\(left)",
                fix: "take it from \(now), or move the record back", change: change(entity, path))
        ]
    }

    private func record(_ path: FieldPath, _ entity: Name, _ estate: Estate) -> Set<Name> {
        let partitions = fieldPartitions(path, entity, estate) ?? estate.entities[entity]?.systemOfRecord ?? []
        return Set(partitions.map(\.system.value.name))
    }

    private func fieldPartitions(_ path: FieldPath, _ entity: Name, _ estate: Estate) -> [RecordPartition]? {
        guard case .field(let name)? = path.segments.first?.step else { return nil }
        return estate.entities[entity]?.fields?.first { $0.key.value == name }?.value.systemOfRecord
    }

    /// A field whose unit or meaning was edited, while the mapping of it was not.
    private func meanings(of ref: EntityRef) -> [Cause] {
        guard let mapping = comparison.head.estate.mappings[ref.name] else { return [] }
        var found: [Cause] = []
        let ends = [mapping.to.value] + mapping.from.map(\.shape.value)
        for entity in ends.compactMap(\.entity?.name) {
            let isTarget = mapping.to.value.entity?.name == entity
            for row in mapping.fields ?? [] {
                for path in paths(of: row, isTarget: isTarget) {
                    guard let words = edit(of: path, entity) else { continue }
                    let place = "entity:\(entity).\(path.withoutMarkers)"
                    found.append(
                        cause(
                            place, mapping, row, kind: "meaning-changed",
                            "\(words) of \(place) changed, and the row of \(mapping.ref) that \(isTarget ? "fills" : "reads") it did not",
                            fix: "look whether the row still says what is meant",
                            change: change(entity, path)))
                }
            }
        }
        return found
    }

    private func paths(of row: MappingRow, isTarget: Bool) -> [FieldPath] {
        if isTarget { return [row.to.value] }
        if case .paths(let paths) = row.source { return paths.map(\.value) }
        return []
    }

    /// Which fact of a field, one that no type check sees on its own, was edited.
    private func edit(of path: FieldPath, _ entity: Name) -> String? {
        guard case .field(let name)? = path.segments.last?.step,
            let before = comparison.base.estate.entities[entity]?.fields?.first(where: { $0.key.value == name })?.value,
            let after = comparison.head.estate.entities[entity]?.fields?.first(where: { $0.key.value == name })?.value
        else { return nil }
        if before.facts.means != after.facts.means { return "the meaning" }
        if before.facts.unit != after.facts.unit { return "the unit" }
        if before.facts.currency != after.facts.currency { return "the currency" }
        if before.facts.tax != after.facts.tax { return "the tax basis" }
        if before.facts.timezone != after.facts.timezone { return "the time zone" }
        if before.facts.scaled != after.facts.scaled { return "the scale" }
        return nil
    }

    private func change(_ entity: Name, _ path: FieldPath) -> EstateChange? {
        let indices = comparison.list.indices(of: EntityRef(.entity, entity))
        let name = path.withoutMarkers.description.lastName
        return (indices.first { comparison.list[$0].subject.lastName == name } ?? indices.first).map { comparison.list[$0] }
    }

    private func cause(
        _ place: String, _ mapping: Mapping, _ row: MappingRow, kind: String, _ message: String, fix: String, change: EstateChange?
    ) -> Cause {
        Cause(
            change: change?.id, verdict: .corrupts, basis: .change, extent: .all,
            fingerprint: CauseIdentity.fingerprint(.corrupts, head.flow.ref, kind: kind, "\(mapping.ref) \(place)"),
            path: [place, mapping.ref.description, head.flow.ref.description], message: message, location: row.anchor.span,
            related: [change?.new ?? change?.old].compactMap { $0 }.map { RelatedPlace("the change", at: $0) }, fix: fix)
    }
}
