internal import Basics
internal import Estate

/// Finds two systems of record for one field and partition.
struct TwoSystemsOfRecord: Rule {
    let id: RuleID = "model/two-systems-of-record"
    let level = Level.error
    let subjects = RuleSubjects.entities
    let summary = "two systems of record for one field and partition"
    let rationale = "Both may change it, and the later write wins."
    let fix = "Make the partitions exclude each other, or name one system."

    let violating: RuleExample = """
        kind: System
        name: erp
        ---
        kind: System
        name: erp-sub
        ---
        kind: Entity
        name: customer
        systemOfRecord: [{system: erp-sub, when: company = EMEA}, {system: ▸erp, when: company = EMEA}]
        """

    var passing: RuleExample { violating.changing(["erp, when: company = EMEA": "erp"]) }

    func findings(in context: RuleContext) -> [Diagnostic] {
        context.estate.entities.flatMap { entity -> [Diagnostic] in
            let own = doubles(entity.systemOfRecord ?? [], of: entity, field: nil)
            return own + (entity.fields ?? []).flatMap { doubles($0.value.systemOfRecord ?? [], of: entity, field: $0.key.value) }
        }
    }

    /// Later partitions that some record can be in, though an earlier one of another system has it already. The last one without a condition is
    /// what is left over.
    private func doubles(_ partitions: [RecordPartition], of entity: Entity, field: Name?) -> [Diagnostic] {
        let what = field.map { "`\($0)` of \(entity.ref)" } ?? entity.ref.description
        return partitions.enumerated().compactMap { index, partition in
            let earlier = partitions[..<index].first { other in
                guard other.system.value != partition.system.value else { return false }
                guard let first = other.when?.value else { return true }
                guard let second = partition.when?.value else { return false }
                return first == second || Self.overlap(first, second)
            }
            guard let earlier else { return nil }
            return finding(
                entity.ref, "both \(earlier.system.value) and \(partition.system.value) are the record of \(what) for the same records",
                at: partition.system.span, related: [RelatedPlace("the other one", at: earlier.system.span)],
                detail: "\(field?.text ?? "") \(earlier.system.value) \(partition.system.value)")
        }
    }

    /// Whether some record passes both conditions, as far as they compare one field with texts.
    private static func overlap(_ first: Condition, _ second: Condition) -> Bool {
        guard case .all(let one) = first, case .all(let two) = second, one.count == 1, two.count == 1, one[0].path == two[0].path,
            let left = values(one[0].test), let right = values(two[0].test)
        else { return false }
        return !left.isDisjoint(with: right)
    }

    private static func values(_ test: Comparison.Test) -> Set<Name>? {
        switch test {
        case .equals(let value): [value]
        case .oneOf(let values): Set(values)
        default: nil
        }
    }
}
