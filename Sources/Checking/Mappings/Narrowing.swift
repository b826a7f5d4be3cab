internal import Basics
internal import Compatibility
internal import Contracts

/// Lets the narrower of what is made and what is declared go on, so that one cause is one finding.
struct Narrowing {
    let space: ShapeSpace

    /// What goes on after a mapping into an entity.
    ///
    /// - Parameter fillsRequired: Whether what is required and may be absent counts as filled from here on, since its failure has been noted.
    func narrowed(_ made: Term, by declared: Term, fillsRequired: Bool, depth: Int = 0) -> Term {
        if depth > 16 || made == declared { return declared }
        let one = space.normal(made)
        let two = space.normal(declared)
        if one.isFree { return declared }
        if two.isFree { return made }
        if let records = record(one, two, fillsRequired, depth) { return space.make(records) }
        if let arrays = array(one, two, fillsRequired, depth) { return space.make(arrays) }
        var both = space.normal(space.intersection(made, declared))
        if both.hasNoParts || (both.hasNull && both.withoutNull.hasNoParts && !one.withoutNull.hasNoParts) {
            // Nothing fits: the failure is noted, and what was declared goes on.
            return declared
        }
        // Typed dates are the texts that are written for them.
        if both.texts.isEmpty, both.instants.isEmpty, !one.instants.isEmpty || !two.instants.isEmpty { both = two }
        return space.make(both)
    }

    private func record(_ made: Normal, _ declared: Normal, _ fillsRequired: Bool, _ depth: Int) -> Normal? {
        guard made.records.count == 1, declared.records.count == 1, made.arrays.isEmpty, declared.arrays.isEmpty else { return nil }
        var result = made.records[0]
        for index in result.fields.indices {
            guard let field = declared.records[0].field(result.fields[index].name) else { continue }
            let before = space.normal(result.fields[index].term)
            result.fields[index].term = narrowed(result.fields[index].term, by: field.term, fillsRequired: fillsRequired, depth: depth + 1)
            // A null that the entity does not take is left out: the field may be absent from here on.
            if before.hasNull, !before.isFree, !space.normal(field.term).hasNull { result.fields[index].isRequired = false }
            if fillsRequired, field.isRequired { result.fields[index].isRequired = true }
        }
        if fillsRequired {
            for field in declared.records[0].fields where field.isRequired && result.field(field.name) == nil {
                result.fields.append(field)
            }
            result.fields.sort { $0.name < $1.name }
        }
        return Normal(hasNull: made.hasNull && declared.hasNull, records: [result])
    }

    private func array(_ made: Normal, _ declared: Normal, _ fillsRequired: Bool, _ depth: Int) -> Normal? {
        guard made.arrays.count == 1, declared.arrays.count == 1, made.records.isEmpty, let own = made.arrays[0].items,
            let other = declared.arrays[0].items
        else {
            return nil
        }
        var result = made.arrays[0]
        result.items = narrowed(own, by: other, fillsRequired: fillsRequired, depth: depth + 1)
        return Normal(hasNull: made.hasNull && declared.hasNull, arrays: [result])
    }
}
