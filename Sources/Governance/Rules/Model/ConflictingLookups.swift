internal import Basics
internal import Estate

/// Finds two mappings translate the same codes differently.
struct ConflictingLookups: Rule {
    let id: RuleID = "model/conflicting-lookups"
    let level = Level.warning
    let subjects = RuleSubjects.mappings
    let summary = "two mappings translate the same codes differently"
    let rationale = "One of them is wrong, and stock in pieces meets orders in boxes."
    let fix = "Share one code list: `lookup: LIST(from -> to)`."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: stock, protocol: rest, contract: none, facts: [{at: unit, codes: units.erp}]}, {name: orders, protocol: rest, contract: none, facts: [{at: unit, codes: units.erp}]}]
        ---
        kind: Codes
        name: units
        columns: [canonical, erp]
        rows: [[EA, ST], [KG, KG]]
        ---
        kind: Entity
        name: stock
        fields: {unit: {type: string, codes: units.canonical}}
        ---
        kind: Entity
        name: order
        fields: {unit: {type: string, codes: units.canonical}}
        ---
        kind: Mapping
        name: erp-stock
        from: erp/stock
        to: entity:stock
        fields: [{to: unit, from: unit, lookup: units(erp -> canonical)}]
        ---
        kind: Mapping
        name: erp-order
        from: erp/orders
        to: entity:order
        fields: [{to: unit, from: unit, lookup: {ST: EA, ▸KG: G}}]
        """

    var passing: RuleExample { violating.changing(["EA, KG: G": "EA, KG: KG"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let tables = LookupTables(context.estate)
        return tables.conflicts.map { conflict in
            finding(
                conflict.mapping,
                "`\(conflict.code)` becomes `\(conflict.value)` here and `\(conflict.other)` in \(conflict.otherMapping), between the same code lists",
                at: conflict.span, related: [RelatedPlace("the other translation", at: conflict.otherSpan)],
                detail: "\(conflict.lists) \(conflict.code)")
        }
    }
}
