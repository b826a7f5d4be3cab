internal import Basics
internal import Checking
internal import Estate

/// Follows a code through the entities of a flow: whether what leaves the flow differs, where another code stands in an entity's field now.
struct CodePassage {
    let comparison: EstateComparison
    let head: CheckedFlow

    /// Whether anything outside the flow tells `after` from `before` in the field that a row fills.
    ///
    /// - Parameter before: What base's tables make of it on the way; `after` is what head's make.
    func arrivesOtherwise(_ before: Name, _ after: Name, from row: MappingRow, of mapping: Mapping, depth: Int = 0) -> Bool {
        guard let entity = mapping.to.value.entity, depth < 8 else { return true }
        let field = row.to.value.withoutMarkers
        for ref in head.dependencies.sorted() where ref.kind == .mapping {
            guard let next = comparison.head.estate.mappings[ref.name] else { continue }
            for source in next.from where source.shape.value.entity == entity {
                let path = source.as.map { FieldPath([PathSegment(field: $0.value)] + field.segments) } ?? field
                if tells(next, path, before, after, depth) { return true }
            }
        }
        return isAsked(field)
    }

    /// Whether a mapping that starts from the entity makes another thing of the field.
    private func tells(_ mapping: Mapping, _ path: FieldPath, _ before: Name, _ after: Name, _ depth: Int) -> Bool {
        let asked =
            (mapping.where.map { $0.value.paths ?? [path] } ?? []) + (mapping.groupBy ?? []).map(\.value)
            + (mapping.join ?? []).flatMap { [$0.value.left, $0.value.right] }
        if asked.contains(where: { isSame($0, path) }) || isCopied(mapping, path) { return true }
        return (mapping.fields ?? []).contains { row in
            if let condition = row.when?.value, (condition.paths ?? [path]).contains(where: { isSame($0, path) }) { return true }
            switch row.source {
            case .value: return false
            case .expression: return row.reads?.contains { isSame($0.value, path) } ?? true
            case .paths(let paths):
                guard paths.contains(where: { isSame($0.value, path) }) else { return false }
                guard let lookup = row.lookup?.value, paths.count == 1, row.transform.isEmpty else { return true }
                let (one, two) = (result(lookup, before, comparison.base.estate), result(lookup, after, comparison.head.estate))
                guard one != two else { return false }
                guard let one, let two else { return true }
                return arrivesOtherwise(one, two, from: row, of: mapping, depth: depth + 1)
            }
        }
    }

    /// Whether a field is copied under its own name.
    private func isCopied(_ mapping: Mapping, _ path: FieldPath) -> Bool {
        switch mapping.same {
        case .all?: true
        case .fields(let fields)?: fields.contains { isSame($0.value, path) }
        case nil: false
        }
    }

    /// Whether a step's condition, parameter or list of items asks for a field of that name.
    private func isAsked(_ field: FieldPath) -> Bool {
        func asks(_ step: Step) -> Bool {
            let paths = (step.when?.value.paths ?? []) + (step.with ?? []).map(\.value.value) + [step.each?.value].compactMap { $0 }
            return paths.contains { $0.segments.last?.step == field.segments.last?.step } || step.nested.contains(where: asks)
        }
        return head.flow.steps.contains(where: asks)
    }

    private func isSame(_ one: FieldPath, _ other: FieldPath) -> Bool { one.withoutMarkers == other.withoutMarkers }

    /// What a lookup makes of a code; nil where it does not know it.
    private func result(_ lookup: Lookup, _ code: Name, _ estate: Estate) -> Name? {
        switch lookup {
        case .inline(let entries): entries.first { $0.key.value == code }?.value.value
        case .codes(let codes, let from, let to):
            estate.codes[codes.value.name]?.pairs(from: from.value, to: to.value)?.first { $0.from.value == code }?.to.value
        }
    }
}
