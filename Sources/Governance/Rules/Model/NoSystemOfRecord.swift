internal import Basics
internal import Estate

/// Finds an entity or field that no system is the record of.
struct NoSystemOfRecord: Rule {
    let id: RuleID = "model/no-system-of-record"
    let level = Level.error
    let subjects = RuleSubjects.entities
    let summary = "an entity or field that no system is the record of"
    let rationale = "When two systems differ, nobody can say which one is right, and the last one to write wins."
    let fix = "Name `systemOfRecord` on the entity or on the field."

    let violating: RuleExample = """
        kind: Entity
        name: ▸customer
        fields: {id: {type: string}, name: {type: string}}
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        ---
        kind: Entity
        name: customer
        systemOfRecord: erp
        fields: {id: {type: string}, name: {type: string}}
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.entities.flatMap { entity -> [Diagnostic] in
            guard entity.systemOfRecord?.isEmpty ?? true else { return [] }
            let without = (entity.fields ?? []).filter { $0.value.systemOfRecord == nil && $0.value.is == nil }
            if without.count == (entity.fields ?? []).count {
                return [finding(entity.ref, "no system is the record of \(entity.ref)", at: entity.header.name.span, detail: "entity")]
            }
            return without.map { field in
                finding(
                    entity.ref, "no system is the record of `\(field.key.value)` of \(entity.ref)", at: field.key.span,
                    detail: "\(field.key.value)")
            }
        }
    }
}
