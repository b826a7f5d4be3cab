internal import Basics
internal import Estate

/// Finds a flow writes into the system of record from a system that may not enter it.
struct WriteAgainstRecord: Rule {
    let id: RuleID = "model/write-against-record"
    let level = Level.error
    let subjects = RuleSubjects.flows
    let summary = "a flow writes into the system of record from a system that may not enter it"
    let rationale =
        "The record is overwritten by a copy: a name that somebody corrected in the ERP is old again the next morning."
    let fix = "Turn the flow around, or list its source in `enteredIn`."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: none}]
        ---
        kind: System
        name: shop
        interfaces: [{name: customers, protocol: rest, contract: none}]
        ---
        kind: Mapping
        name: shop-customer
        from: shop/customers
        to: entity:customer
        fields: [{to: name, from: name}]
        ---
        kind: Mapping
        name: erp-customer
        from: entity:customer
        to: erp/partner
        fields: [{to: Name, from: name}]
        ---
        kind: Flow
        name: customer-to-erp
        steps: [{receive: shop/customers}, {map: shop-customer}, {map: ▸erp-customer}, {write: erp/partner}]
        ---
        kind: Entity
        name: customer
        systemOfRecord: erp
        fields: {name: {type: string}}
        """

    var passing: RuleExample { violating.changing(["fields: {name: {type: string}}": "fields: {name: {type: string}}\nenteredIn: [shop]"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.transfers.writes.compactMap { write in
            guard let entity = context.estate.entities[write.entity] else { return nil }
            let entered = Set((entity.enteredIn ?? []).map(\.value.name))
            var wrong: [String] = []
            var sources: Set<Name> = []
            for (field, origins) in write.fields {
                let records = Set((entity.systemOfRecord(of: field) ?? []).map(\.system.value.name))
                let strangers = origins.subtracting(entered).subtracting(records)
                guard records.contains(write.target.system), !strangers.isEmpty, origins.isDisjoint(with: records) else { continue }
                wrong.append(field.description)
                sources.formUnion(strangers)
            }
            guard !wrong.isEmpty else { return nil }
            let origin = sources.sorted().map(\.text).joined(separator: ", ")
            return finding(
                write.flow,
                "\(write.flow) writes \(listed(wrong.sorted())) of \(entity.ref) from \(origin) into \(write.target.system), which is their record",
                at: write.span, detail: "\(entity.ref) \(origin) \(write.target.system)")
        }
    }
}
