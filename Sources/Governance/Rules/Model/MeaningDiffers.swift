internal import Basics
internal import Estate

/// Finds a mapping joins systems that mean different things by an entity, and says nothing about it.
struct MeaningDiffers: Rule {
    let id: RuleID = "model/meaning-differs"
    let level = Level.warning
    let subjects = RuleSubjects.mappings
    let summary = "a mapping joins systems that mean different things by an entity, and says nothing about it"
    let rationale =
        "A household that becomes a company is no error that a machine reports; the credit check runs against the wrong "
        + "one."
    let fix = "Say in the mapping's `bridges` how the difference is dealt with."

    let violating: RuleExample = """
        kind: System
        name: crm
        interfaces: [{name: accounts, protocol: rest, contract: none}]
        ---
        kind: System
        name: erp
        interfaces: [{name: partner, protocol: rest, contract: none}]
        ---
        kind: Entity
        name: customer
        definition: A company that buys from us.
        systemOfRecord: erp
        fields: {name: {type: string}}
        meanings:
          - {at: erp/partner, means: a company}
          - {at: crm/accounts, means: a company or a household}
        ---
        kind: Mapping
        name: crm-customer
        from: ▸crm/accounts
        to: entity:customer
        fields: [{to: name, from: Name}]
        """

    var passing: RuleExample {
        violating.changing([
            "to: entity:customer": "to: entity:customer\nbridges: Households are left out.\nwhere: Type = company"
        ])
    }

    func findings(in context: RuleContext) -> [Diagnostic] {
        let meanings = Meanings(context.estate)
        return context.estate.mappings.flatMap { mapping -> [Diagnostic] in
            guard mapping.bridges == nil else { return [] }
            return mapping.from.compactMap { source in
                meanings.difference(from: source.shape.value, to: mapping.to.value).map { difference in
                    finding(
                        mapping.ref,
                        "\(mapping.ref) joins \(difference.left) with \(difference.right) of \(difference.entity), and does not say what becomes of the difference",
                        at: source.shape.span, related: difference.places.map { RelatedPlace("what is meant there", at: $0) },
                        detail: "\(difference.entity) \(source.shape.value)")
                }
            }
        }
    }
}

/// What systems mean by entities, by the place that they keep them at.
private struct Meanings {
    struct Difference {
        let entity: EntityRef
        let left: String
        let right: String
        let places: [SourceSpan]
    }

    private struct Meant {
        let entity: EntityRef
        let text: Text
    }

    private var byPlace: [PlaceReference: [Meant]] = [:]
    /// What the record means, by entity.
    private var record: [EntityRef: Meant] = [:]

    init(_ estate: Estate) {
        for entity in estate.entities {
            let records = Set((entity.systemOfRecord ?? []).map(\.system.value.name))
            for meaning in entity.meanings ?? [] {
                guard let means = meaning.means else { continue }
                let meant = Meant(entity: entity.ref, text: means)
                byPlace[meaning.at.value, default: []].append(meant)
                if let system = meaning.at.value.interface?.system, records.contains(system), record[entity.ref] == nil {
                    record[entity.ref] = meant
                }
            }
        }
    }

    /// What differs between two ends of a mapping; an entity itself means what its record means.
    func difference(from: PlaceReference, to: PlaceReference) -> Difference? {
        for left in meant(at: from, other: to) {
            for right in meant(at: to, other: from) where left.entity == right.entity && left.text.value != right.text.value {
                return Difference(
                    entity: left.entity, left: "\(from) (\(left.text.value))", right: "\(to) (\(right.text.value))",
                    places: [left.text.span, right.text.span])
            }
        }
        return nil
    }

    private func meant(at place: PlaceReference, other: PlaceReference) -> [Meant] {
        if let entity = place.entity { return record[entity].map { [$0] } ?? [] }
        return byPlace[place] ?? []
    }
}
