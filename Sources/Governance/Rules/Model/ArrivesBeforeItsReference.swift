internal import Basics
internal import Estate

/// Finds data that can be faster than what it refers to.
struct ArrivesBeforeItsReference: Rule {
    let id: RuleID = "model/arrives-before-its-reference"
    let level = Level.warning
    let subjects = RuleSubjects.flows
    let summary = "data that can be faster than what it refers to"
    let rationale = "An order arrives before its customer, and is refused; a price before its product, and is lost."
    let fix = "Name the other flow in `after`, or make it as fast."

    let violating: RuleExample = """
        kind: System
        name: shop
        interfaces: [{name: orders, protocol: webhook, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: orders, protocol: rest, contract: none}, {name: partner, protocol: rest, contract: none}]
        ---
        kind: Entity
        name: customer
        fields: {id: {type: string}}
        ---
        kind: Entity
        name: order
        fields: {customer: {is: customer.id}}
        ---
        kind: Mapping
        name: shop-order
        from: shop/orders
        to: entity:order
        fields: [{to: customer, from: customer}]
        ---
        kind: Mapping
        name: erp-order
        from: entity:order
        to: erp/orders
        fields: [{to: SoldTo, from: customer}]
        ---
        kind: Mapping
        name: shop-customer
        from: shop/orders
        to: entity:customer
        fields: [{to: id, from: customer}]
        ---
        kind: Mapping
        name: erp-customer
        from: entity:customer
        to: erp/partner
        fields: [{to: Partner, from: id}]
        ---
        kind: Flow
        name: ▸order-to-erp
        service: {freshness: 1m}
        steps: [{receive: shop/orders}, {map: shop-order}, {map: erp-order}, {write: erp/orders}]
        ---
        kind: Flow
        name: customer-to-erp
        schedule: {every: 24h}
        steps: [{receive: shop/orders}, {map: shop-customer}, {map: erp-customer}, {write: erp/partner}]
        """

    var passing: RuleExample { violating.changing(["service: {freshness: 1m}": "service: {freshness: 1m}\nafter: [flow:customer-to-erp]"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let references = Self.references(context.estate)
        var feeders: [Name: [Name: [FlowProfile]]] = [:]
        for write in context.transfers.writes {
            guard let flow = context.flow(write.flow.name) else { continue }
            feeders[write.target.system, default: [:]][write.entity, default: []].append(flow)
        }
        var found: [Diagnostic] = []
        for write in context.transfers.writes {
            guard let flow = context.flow(write.flow.name), let own = CopyAges.delay(of: flow.flow) else { continue }
            for reference in references[write.entity] ?? [] where write.fields[reference.field] != nil && reference.entity != write.entity {
                // Where the target is the record of what is referred to, the reference was taken from there.
                let records = context.estate.entities[reference.entity].map { CopyAges.isRecord(write.target.system, of: $0) } ?? false
                if records { continue }
                let others = (feeders[write.target.system]?[reference.entity] ?? []).filter { $0.ref != write.flow }
                guard !others.isEmpty, let slow = Self.slower(others, than: own, flow) else { continue }
                found.append(
                    finding(
                        write.flow,
                        "entity:\(write.entity) reaches \(write.target.system) within \(own) and refers to entity:\(reference.entity), which \(slow.flow.ref) brings only within \(slow.delay)",
                        at: flow.place, detail: "\(write.entity).\(reference.field) \(slow.flow.ref)"))
            }
        }
        return found
    }

    /// The fields of each entity that are keys of another one.
    private static func references(_ estate: Estate) -> [Name: [(field: FieldPath, entity: Name)]] {
        var result: [Name: [(field: FieldPath, entity: Name)]] = [:]
        for entity in estate.entities {
            for field in entity.fields ?? [] {
                guard let other = field.value.is else { continue }
                result[entity.name, default: []].append((FieldPath([PathSegment(field: field.key.value)]), other.value.entity))
            }
        }
        return result
    }

    /// The flow that brings what is referred to, where all that do are slower and none is waited for.
    private static func slower(_ others: [FlowProfile], than own: TimeSpan, _ flow: FlowProfile) -> (flow: FlowProfile, delay: TimeSpan)? {
        let awaited = Set((flow.flow.after ?? []).map(\.value))
        guard !others.contains(where: { awaited.contains($0.ref) }) else { return nil }
        let delays = others.compactMap { other in CopyAges.delay(of: other.flow).map { (other, $0) } }
        guard delays.count == others.count, let fastest = delays.min(by: { $0.1 < $1.1 }), fastest.1 > own else { return nil }
        return fastest
    }
}
