internal import Basics
internal import Estate

/// Finds a copy of data that does not say how old it may be.
struct FreshnessNotStated: Rule {
    let id: RuleID = "inventory/freshness-not-stated"
    let level = Level.warning
    let subjects = RuleSubjects.systems
    let summary = "a copy of data that does not say how old it may be"
    let rationale = "A page shows yesterday's stock, and nobody can say whether that is an error or what was agreed."
    let fix = "State `freshness` on the data, and the flows that feed it under `from`."

    let violating: RuleExample = """
        kind: System
        name: shop
        data: [{entity: ▸price}]
        ---
        kind: Entity
        name: price
        systemOfRecord: erp
        ---
        kind: System
        name: erp
        """

    var passing: RuleExample { violating.changing(["entity: price": "entity: price, freshness: 4h"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.systems.filter { $0.lifecycle?.value != .retired }.flatMap { system in
            (system.data ?? []).compactMap { data in
                guard data.freshness == nil, let ref = data.entity, let entity = context.estate.entities[ref.value.name],
                    entity.systemOfRecord != nil, !CopyAges.isRecord(system.name, of: entity)
                else { return nil }
                return finding(
                    system.ref, "\(system.ref) holds a copy of \(ref.value) and does not say how old it may be", at: ref.span,
                    detail: ref.value.description)
            }
        }
    }
}
