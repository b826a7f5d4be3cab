internal import Basics
internal import Checking
internal import Compatibility
internal import Contracts
internal import Estate

/// What the rows behind a use say of it.
extension ChangeCauses {
    /// Whether a row behind a use was edited, or added.
    func isEdited(_ use: PlaceUse) -> Bool {
        let rows = rows(behind: use)
        return !rows.isEmpty
            && rows.allSatisfy { mapping, row in
                !(comparison.base.estate.mappings[mapping.name]?.fields ?? []).contains { row.isSame(as: $0) }
            }
    }

    /// The rows that make a use, on head.
    private func rows(behind use: PlaceUse) -> [(mapping: Mapping, row: MappingRow)] {
        head.dependencies.sorted().filter { $0.kind == .mapping }.compactMap { comparison.head.estate.mappings[$0.name] }.flatMap {
            mapping in
            (mapping.fields ?? []).filter { $0.anchor.span == use.span || $0.readSpans.contains { $0 == use.span } }.map { (mapping, $0) }
        }
    }

    /// Texts that the specs write out, and that arrive as other ones since the field holds numbers now: `0010` as 10.
    func retyped(_ use: PlaceUse, _ old: PlaceUse) -> [Cause] {
        guard use.access == .write, use.manner == .mapped, let now = use.term, let before = old.term else { return [] }
        let (one, two) = (comparison.base.space.normal(before), comparison.head.space.normal(now))
        guard !one.isFree, !two.isFree, !one.texts.isEmpty, one.numbers.isEmpty, two.texts.isEmpty, !two.numbers.isEmpty else { return [] }
        for (mapping, written) in rows(behind: use) {
            for row in (mapping.fields ?? []) where row.to.value.withoutMarkers == written.to.value.withoutMarkers {
                guard let text = literals(of: row).first(where: { numberText($0).map { $0 != $1 } ?? false }) else { continue }
                let isConstant = if case .value = row.source { true } else { false }
                return [
                    cause(
                        .corrupts, isConstant ? .all : .some, changes(under: use, old).first.map { list[$0] }, use,
                        "\(use.place) was text and is now a number, so that `\(text)` arrives as \(numberText(text)?.1 ?? "another one")",
                        fix: "keep text where codes are written with leading zeros")
                ]
            }
        }
        return []
    }

    /// The constants that a row may send.
    private func literals(of row: MappingRow) -> [String] {
        var found: [Name] = []
        if case .value(let constant) = row.source { found.append(constant.value.text) }
        let pairs: [(from: Name, to: Name)] =
            switch row.lookup?.value {
            case .inline(let entries)?: entries.map { ($0.key.value, $0.value.value) }
            case .codes(let codes, let from, let to)?:
                (comparison.head.estate.codes[codes.value.name]?.pairs(from: from.value, to: to.value) ?? []).map {
                    ($0.from.value, $0.to.value)
                }
            case nil: []
            }
        found += pairs.filter { head.mayArrive($0.from, at: row.anchor.span) }.map(\.to)
        if case .value(let constant)? = row.otherwise?.value { found.append(constant.text) }
        return found.map(\.text)
    }

    /// A number's text and what it is written as where it is a number; nil where it is none.
    private func numberText(_ text: String) -> (String, String)? {
        guard let number = ExactDecimal(parsing: text) else { return nil }
        var own = Substring(text)
        if own.contains("."), !own.contains(where: { $0 == "e" || $0 == "E" }) {
            while own.last == "0" { own.removeLast() }
            if own.last == "." { own.removeLast() }
        }
        return (String(own), number.description)
    }
}

extension MappingRow {
    /// Where the paths stand that it reads.
    fileprivate var readSpans: [SourceSpan] {
        if case .paths(let paths) = source { return paths.map(\.span) }
        return []
    }
}
