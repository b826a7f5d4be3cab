internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Types lookups: which codes a lookup knows, which may come, and what comes out.
struct LookupTyper {
    /// Gives the pairs of a shared code list; nil where it or a column is missing.
    let pairs: (Name, Name, Name) -> [(from: Name, to: Name)]?

    /// Applies a lookup to a value. Values of a source without a code list are not complained about.
    func apply(_ lookup: Lookup, otherwise: Otherwise?, to value: TypedValue, target: Normal, _ troubles: inout [TransformTrouble])
        -> TypedValue
    {
        guard let pairs = table(lookup) else { return value }
        var result = value
        let known = Set(pairs.map(\.from))
        let incoming = Self.codes(value.normal)
        var outputs = pairs.filter { incoming?.contains($0.from) ?? true }.map(\.to)
        let unmatched = incoming?.filter { !known.contains($0) } ?? []
        let mayMiss = incoming == nil || !unmatched.isEmpty
        if incoming == nil, Self.isNumeric(value.normal), !known.contains(where: { ExactDecimal(parsing: $0.text) != nil }) {
            noteNumbers(otherwise, &troubles)
        }
        switch otherwise {
        case .value(let constant)?:
            if mayMiss { outputs.append(constant.text) }
            if !unmatched.isEmpty {
                note("otherwise", .corrupts, unmatched, "is not in the lookup and becomes `\(constant.text)`", stated: true, &troubles)
            }
        case .omit?:
            if mayMiss { result.isOptional = true }
            if !unmatched.isEmpty { note("omitted", .corrupts, unmatched, "is not in the lookup and is left out", stated: true, &troubles) }
        case .fail?, nil:
            if !unmatched.isEmpty { note("lookup", .breaks, unmatched, "is not in the lookup, which fails", stated: false, &troubles) }
        }
        result.normal = Self.outputs(outputs, like: target)
        result.normal.hasNull = value.normal.hasNull && !value.normal.isFree
        result.facts = ValueFacts()
        return result
    }

    /// Numbers that no code of the lookup is: every one misses.
    private func noteNumbers(_ otherwise: Otherwise?, _ troubles: inout [TransformTrouble]) {
        if case .value? = otherwise { return }
        if case .omit? = otherwise { return }
        troubles.append(
            TransformTrouble(
                kind: "lookup", effect: .breaks, fit: .none, detail: "values:numbers",
                message: "is a number, and the lookup has no number among its codes, which fails", refused: nil, isStated: false))
    }

    /// Whether a set holds numbers and nothing else but null.
    private static func isNumeric(_ normal: Normal) -> Bool {
        !normal.isFree && !normal.numbers.isEmpty && normal.texts.isEmpty && normal.booleans.isEmpty && normal.records.isEmpty
            && normal.arrays.isEmpty && normal.instants.isEmpty && normal.bytes == nil
    }

    private func table(_ lookup: Lookup) -> [(from: Name, to: Name)]? {
        switch lookup {
        case .inline(let entries): entries.map { ($0.key.value, $0.value.value) }
        case .codes(let codes, let from, let to): pairs(codes.value.name, from.value, to.value)
        }
    }

    private func note(
        _ kind: String, _ effect: Effect, _ values: [Name], _ words: String, stated: Bool, _ troubles: inout [TransformTrouble]
    ) {
        let sorted = values.sorted()
        troubles.append(
            TransformTrouble(
                kind: kind, effect: effect, fit: .some, detail: "values:\(sorted.map(\.text).joined(separator: ","))",
                message: "may be \(NormalWords.sample(sorted.map { "`\($0)`" })), which \(words)",
                refused: Normal(texts: [TextPart(values: sorted)]),
                isStated: stated))
    }

    /// The codes that a value can have, as text; nil where they are not listed.
    static func codes(_ normal: Normal) -> [Name]? {
        if normal.isFree || normal.hasNoParts { return nil }
        var codes: [Name] = []
        for part in normal.texts {
            guard let values = part.values else { return nil }
            codes += values
        }
        for part in normal.numbers {
            guard let value = part.single else { return nil }
            codes.append(Name(value.description))
        }
        if normal.booleans.contains(.yes) { codes.append("true") }
        if normal.booleans.contains(.no) { codes.append("false") }
        guard normal.isScalar, normal.instants.isEmpty, normal.bytes == nil else { return nil }
        return codes
    }

    private static func outputs(_ values: [Name], like target: Normal) -> Normal {
        var result = Normal()
        for value in values { result.formUnion(ConstantTyper.normal(value, like: target)) }
        return result
    }
}
