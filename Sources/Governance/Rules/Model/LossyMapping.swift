internal import Basics
internal import Estate

/// Finds values that the target rejects or cuts, and no transform says so.
struct LossyMapping: Rule {
    let id: RuleID = "model/lossy-mapping"
    let level = Level.error
    let subjects = RuleSubjects.mappings
    let looksAt: RuleSources = [.specs, .contracts, .files]
    let needsTypeCheck = true
    let summary = "values that the target rejects or cuts, and no transform says so"
    let rationale = "Data is refused or silently shortened: the second half of a street is missing on the parcel."
    let fix = "State it: `truncate(35)`, `round(2)`; or widen the target."

    let violating = RuleExample(
        ExampleTexts.orders.changing([
            "total: {type: number": "name: {type: string, maxLength: 35",
            "{to: total, from: total": "▸{to: name, from: name",
        ]))

    var passing: RuleExample { violating.changing(["maxLength: 35": "maxLength: 80"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.model.findings(of: id) + keys(context)
    }

    /// Stated losses on what identifies a record: two records become one.
    private func keys(_ context: RuleContext) -> [Diagnostic] {
        context.estate.mappings.flatMap { mapping -> [Diagnostic] in
            let keys = KeyFields(mapping, context.estate)
            return (mapping.fields ?? []).compactMap { row in
                guard let what = keys.role(of: row) else { return nil }
                let cut = row.transform.first { step in
                    switch step.value {
                    case .truncate, .round: true
                    default: false
                    }
                }
                guard let cut else { return nil }
                return finding(
                    mapping.ref, "`\(cut.value)` on `\(row.to.value)`, \(what): two different values can become one", at: cut.span,
                    level: .warning, help: "widen the target, or cut what is no key",
                    detail: "key \(row.to.value.withoutMarkers) \(cut.value)")
            }
        }
    }
}

/// What of a mapping identifies records, or refers to them.
private struct KeyFields {
    private var targets: [FieldPath: String] = [:]
    private var sources: [FieldPath: String] = [:]

    init(_ mapping: Mapping, _ estate: Estate) {
        if let entity = mapping.to.value.entity { targets = Self.roles(estate.entities[entity.name]) }
        if mapping.from.count == 1, let entity = mapping.from[0].shape.value.entity { sources = Self.roles(estate.entities[entity.name]) }
    }

    private static func roles(_ entity: Entity?) -> [FieldPath: String] {
        guard let entity else { return [:] }
        var roles: [FieldPath: String] = [:]
        for field in entity.fields ?? [] where field.value.is != nil {
            roles[FieldPath([PathSegment(field: field.key.value)])] = "which refers to \(field.value.is?.value.description ?? "")"
        }
        for key in entity.key ?? [] { roles[key.value.withoutMarkers] = "a key of \(entity.ref)" }
        return roles
    }

    func role(of row: MappingRow) -> String? {
        if let role = targets[row.to.value.withoutMarkers] { return role }
        // Of several parts the key is one at most.
        guard case .paths(let paths) = row.source, paths.count == 1 else { return nil }
        return sources[paths[0].value.withoutMarkers]
    }
}
