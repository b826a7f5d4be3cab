internal import Basics
internal import Compatibility
internal import Estate

extension MappingTyper {
    /// A value under what the mapping's `where` and the row's `when` say of its field: only records that pass count.
    func assumed(_ value: TypedValue, at path: FieldPath, _ row: MappingRow) -> TypedValue {
        var value = value
        for condition in [mapping.where?.value, row.when?.value].compactMap({ $0 }) {
            guard case .all(let comparisons) = condition else { continue }
            for comparison in comparisons where comparison.path.withoutMarkers == path.withoutMarkers { assume(comparison.test, &value) }
        }
        return value
    }

    private func assume(_ test: Comparison.Test, _ value: inout TypedValue) {
        let values: [Name]
        switch test {
        case .equals(let one): values = [one]
        case .oneOf(let several): values = several
        case .exists:
            value.isOptional = false
            value.normal.hasNull = false
            return
        case .differs, .less, .greater: return
        }
        guard !value.normal.isFree else { return }
        var allowed = Normal.never
        for one in values { allowed.formUnion(ConstantTyper.normal(one, like: value.normal)) }
        let both = space.normal(space.intersection(space.make(value.normal), space.make(allowed)))
        // Where no value passes, the row never runs: what is declared says more than nothing does.
        guard !both.hasNoParts else { return }
        value.normal = both
        value.isOptional = false
    }
}
