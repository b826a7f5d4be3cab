internal import Basics
internal import Estate

/// Finds a mapping from system to system where a canonical entity exists.
struct MappingBypassesCanonical: Rule {
    let id: RuleID = "model/mapping-bypasses-canonical"
    let level = Level.info
    let subjects = RuleSubjects.mappings
    let summary = "a mapping from system to system where a canonical entity exists"
    let rationale =
        "Every such mapping has to be changed with both systems, and says again what the entity says already."
    let fix = "Map to the entity, and from the entity to the other system."

    let violating: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: none}]
        ---
        kind: System
        name: crm
        interfaces: [{name: accounts, protocol: rest, contract: none}]
        ---
        kind: Entity
        name: customer
        meanings: [{at: erp/partner, means: a company}, {at: crm/accounts, means: a company}]
        ---
        kind: Mapping
        name: ▸partner-account
        from: erp/partner
        to: crm/accounts
        """

    let passing: RuleExample = """
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: none}]
        ---
        kind: Entity
        name: customer
        meanings: [{at: erp/partner, means: a company}]
        ---
        kind: Mapping
        name: erp-customer
        from: erp/partner
        to: entity:customer
        """

    func findings(in context: RuleContext) -> [Diagnostic] {
        var entities: [PlaceReference: [EntityRef]] = [:]
        for entity in context.estate.entities {
            for meaning in entity.meanings ?? [] { entities[meaning.at.value, default: []].append(entity.ref) }
        }
        return context.estate.mappings.compactMap { mapping in
            guard mapping.to.value.interface != nil, mapping.from.allSatisfy({ $0.shape.value.interface != nil }) else { return nil }
            let known = mapping.from.flatMap { entities[$0.shape.value] ?? [] } + (entities[mapping.to.value] ?? [])
            guard let entity = known.min() else { return nil }
            return finding(
                mapping.ref, "\(mapping.ref) goes from system to system past \(entity)", at: mapping.header.name.span,
                detail: entity.description)
        }
    }
}
