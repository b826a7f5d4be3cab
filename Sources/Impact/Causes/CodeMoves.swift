internal import Basics
internal import Checking
internal import Estate

/// Finds codes that a shared list translates otherwise than it did, and that can come to a row which did not follow.
struct CodeMoves {
    let comparison: EstateComparison
    let head: CheckedFlow

    func causes() -> [Cause] {
        var found: [Cause] = []
        for ref in head.dependencies.sorted() where ref.kind == .mapping {
            guard let mapping = comparison.head.estate.mappings[ref.name] else { continue }
            let before = comparison.base.estate.mappings[ref.name]?.fields ?? []
            for row in mapping.fields ?? [] where before.contains(where: { row.isSame(as: $0) }) {
                guard case .codes(let codes, let from, let to)? = row.lookup?.value, comparison.isEdited(codes.value) else { continue }
                if let cause = cause(row, mapping, codes.value, from.value, to.value) { found.append(cause) }
            }
        }
        return found
    }

    private func cause(_ row: MappingRow, _ mapping: Mapping, _ codes: EntityRef, _ from: Name, _ to: Name) -> Cause? {
        guard let old = table(codes, from, to, comparison.base.estate), let new = table(codes, from, to, comparison.head.estate) else {
            return nil
        }
        let passage = CodePassage(comparison: comparison, head: head)
        let moved = old.keys.filter { key in
            guard let before = old[key], let after = new[key], before != after, head.mayArrive(key, at: row.anchor.span) else {
                return false
            }
            return passage.arrivesOtherwise(before, after, from: row, of: mapping)
        }.sorted()
        guard let first = moved.first, let before = old[first], let after = new[first] else { return nil }
        let others = moved.count > 1 ? ", and \(moved.count - 1) more" : ""
        let target = "\(mapping.to.value).\(row.to.value.withoutMarkers)"
        let change = change(codes, first)
        return Cause(
            change: change?.id, verdict: .corrupts, basis: .change, extent: .some,
            fingerprint: CauseIdentity.fingerprint(
                .corrupts, head.flow.ref, kind: "code-changed", "\(mapping.ref) \(row.to.value.withoutMarkers) \(codes) \(moved)"),
            path: [codes.description, mapping.ref.description, target, head.flow.ref.description],
            message: "\(codes) made `\(before)` of `\(first)` and now makes `\(after)`\(others); `\(target)` arrives changed",
            location: row.anchor.span,
            related: [change?.new ?? change?.old].compactMap { $0 }.map { RelatedPlace("the code list", at: $0) },
            fix: "look whether every reader of the new code knows it, or keep the old one", condition: row.when?.value.description)
    }

    /// What becomes of each code; the first row with a code counts.
    private func table(_ codes: EntityRef, _ from: Name, _ to: Name, _ estate: Estate) -> [Name: Name]? {
        guard let pairs = estate.codes[codes.name]?.pairs(from: from, to: to) else { return nil }
        return Dictionary(pairs.map { ($0.from.value, $0.to.value) }) { first, _ in first }
    }

    private func change(_ codes: EntityRef, _ code: Name) -> EstateChange? {
        let indices = comparison.list.indices(of: codes)
        return (indices.first { comparison.list[$0].message.contains("\(code)") } ?? indices.first).map { comparison.list[$0] }
    }
}

extension MappingRow {
    /// Whether another row fills the same field in the same way.
    func isSame(as other: MappingRow) -> Bool {
        to.value == other.to.value && source == other.source && transform.map(\.value) == other.transform.map(\.value)
            && lookup?.value == other.lookup?.value && otherwise?.value == other.otherwise?.value && when?.value == other.when?.value
    }
}
