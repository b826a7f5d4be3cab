internal import Basics
internal import Estate

/// Finds two flows that carry the same fields of an entity between the same systems.
struct DuplicateFlow: Rule {
    let id: RuleID = "topology/duplicate-flow"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "two flows that carry the same fields of an entity between the same systems"
    let rationale =
        "The two overtake each other, and whichever comes last wins; one of them is changed, the other is forgotten."
    let fix = "Keep one of them, or say in conditions which records each carries."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: api, protocol: rest, contract: none}, {name: events, protocol: kafka, contract: none}]
        ---
        kind: Platform
        name: ipaas
        ---
        kind: Entity
        name: price
        fields: {amount: {type: string}}
        ---
        kind: Mapping
        name: erp-price
        from: erp/api
        to: entity:price
        fields: [{to: amount, from: amount}]
        ---
        kind: Mapping
        name: shop-price
        from: entity:price
        to: shop/api
        fields: [{to: amount, from: amount}]
        ---
        kind: Flow
        name: prices
        steps: [{read: erp/api}, {map: erp-price}, {map: shop-price}, {write: shop/api}]
        ---
        kind: Flow
        name: prices-again
        steps: [{read: erp/api}, {map: erp-price}, {map: ▸shop-price}, {write: shop/api}]
        """

    var passing: RuleExample {
        violating.changing([
            "\n---\nkind: Flow\nname: prices-again\nsteps: [{read: erp/api}, {map: erp-price}, {map: shop-price}, {write: shop/api}]": ""
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        struct Lane: Hashable {
            let entity: Name
            let field: FieldPath
            let from: Name
            let to: InterfaceRef
        }
        var first: [Lane: EntityRef] = [:]
        var found: [Diagnostic] = []
        for write in context.transfers.writes {
            guard let flow = context.flow(write.flow.name), !flow.exchanges.contains(where: \.isConditional),
                flow.flow.lifecycle?.value != .deprecated
            else { continue }
            var doubled: [EntityRef: [String]] = [:]
            for (field, origins) in write.fields {
                for origin in origins where origin != write.target.system {
                    let lane = Lane(entity: write.entity, field: field, from: origin, to: write.target)
                    guard let other = first[lane] else {
                        first[lane] = write.flow
                        continue
                    }
                    if other != write.flow { doubled[other, default: []].append(field.description) }
                }
            }
            for (other, fields) in doubled.sorted(by: { $0.key < $1.key }) where fields.count * 2 > write.fields.count {
                found.append(
                    finding(
                        write.flow,
                        "\(write.flow) and \(other) both carry \(listed(fields.sorted())) of entity:\(write.entity) into \(write.target)",
                        at: write.span, detail: "\(other) \(write.entity) \(write.target)"))
            }
        }
        return found
    }
}
