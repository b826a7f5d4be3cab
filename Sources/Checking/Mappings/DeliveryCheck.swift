internal import Basics
internal import Compatibility
internal import Contracts
internal import Estate

/// Holds what a mapping made against what a target accepts, and tells each failure to the row that is to blame.
struct DeliveryCheck {
    let context: CheckContext
    let rows: [String: MappedRow]
    /// The mapping that made the shape; nil for one that is passed on as it came.
    let mapping: Mapping?
    /// The step that sends it, where it is held against an operation rather than at the mapping.
    var step: (text: String, span: SourceSpan)?

    init(context: CheckContext, rows: [String: MappedRow], mapping: Mapping?, step: (text: String, span: SourceSpan)? = nil) {
        self.context = context
        self.rows = rows
        self.mapping = mapping
        self.step = step
    }

    func failures(_ made: Term, _ target: MappingTarget) -> [CheckFailure] {
        let relation = context.relation(to: target.profile)
        let found = relation.failures(made, target.term).compactMap { failure(from: $0, target) }
        return found + statedFailures(target, known: Set(found.map(\.identity)))
    }

    /// What the specs state to be required though the contract does not say so.
    private func statedFailures(_ target: MappingTarget, known: Set<CheckFailure.Identity>) -> [CheckFailure] {
        guard let interface = target.interface else { return [] }
        return context.statedRequired(target.label, interface).compactMap { path, span in
            let row = rows[path] ?? row(for: path)
            guard row == nil || row?.isOptional == true else { return nil }
            let field = path.split(separator: ".").last.map(String.init) ?? path
            let kind: FitFailureKind = row == nil ? .missing : .mayBeAbsent
            let words = row == nil ? "nothing fills it" : "what fills it may be absent"
            let failure = CheckFailure(
                row == nil ? "model/unmapped-required" : "model/optional-into-required", target.takesViolations ? .corrupts : .breaks,
                row == nil ? .none : .some,
                use: row?.use ?? "write \(target.label).\(path)", hop: "\(mapping?.ref.description ?? step?.text ?? target.label).\(path)",
                kind: kind.rawValue,
                detail: row == nil ? "missing" : "absent", "`\(field)` of \(target.label) is stated to be required, and \(words)",
                at: row?.span ?? mapping?.to.span ?? step?.span, help: "add a row for `\(path)`, or `default(...)`",
                related: [RelatedPlace("stated here", at: span)], trail: (row?.trail ?? []) + ["\(target.label).\(path)"], origins: [span])
            return known.contains(failure.identity) ? nil : failure
        }
    }

    private func failure(from found: FitFailure, _ target: MappingTarget) -> CheckFailure? {
        let path = found.path.fieldPath
        let row = row(for: path)
        // What code makes is taken on trust, and what nothing was promised of is not impact's business.
        if let row, row.isTrusted, found.kind != .missing { return nil }
        let place = path.isEmpty ? target.label : "\(target.label).\(path)"
        let span = row?.span ?? mapping?.to.span ?? step?.span
        let hop = "\(mapping?.ref.description ?? step?.text ?? target.label).\(path)"
        let field = path.split(separator: ".").last.map(String.init) ?? target.label
        let message = words(found, field: field, target, row)
        var result = CheckFailure(
            rule(found, hasRow: row != nil), effect(found, target), found.fit, use: row?.use ?? "write \(place)", hop: hop,
            kind: found.kind.rawValue, detail: found.detail,
            message, at: span, refused: found.refused, help: help(found, place, row),
            related: context.space.span(of: found.targetPlace).map { [RelatedPlace("what is accepted", at: $0)] } ?? [],
            trail: (row?.trail ?? [mapping?.ref.description].compactMap { $0 }) + [place],
            origins: (row?.origins ?? []) + [context.space.span(of: found.targetPlace), target.origin].compactMap { $0 })
        result.condition = row?.condition
        result.isMild = found.kind == .mayBeAbsent && (row?.isUnmarked ?? false)
        result.isSilent = found.kind == .unknown
        return result
    }

    private func row(for path: String) -> MappedRow? {
        if let exact = rows[path] { return exact }
        // Items that are told by constants: of their rows, the one that is most likely to blame.
        let picked = rows.filter { $0.key.contains("(") && $0.key.withoutPredicates == path }.sorted { $0.key < $1.key }.map(\.value)
        if let first = picked.first(where: { $0.isOptional && !$0.isUnmarked }) ?? picked.first(where: \.isOptional) ?? picked.first {
            return first
        }
        return rows.keys.filter { path.hasPrefix($0 + ".") || $0.hasPrefix(path + ".") }.min().flatMap { path.isEmpty ? nil : rows[$0] }
    }

    private func rule(_ failure: FitFailure, hasRow: Bool) -> RuleID {
        switch failure.kind {
        case .missing: "model/unmapped-required"
        case .mayBeAbsent, .mayBeNull: hasRow ? "model/optional-into-required" : "model/unmapped-required"
        case .undeclaredField: "model/unknown-target-field"
        default: failure.fit == .none ? "model/type-mismatch" : "model/lossy-mapping"
        }
    }

    private func effect(_ failure: FitFailure, _ target: MappingTarget) -> Effect {
        if failure.fit == .unknown { return .review }
        if target.profile.roundsDecimals, failure.isRounding { return .corrupts }
        return target.takesViolations ? .corrupts : .breaks
    }

    private func words(_ failure: FitFailure, field: String, _ target: MappingTarget, _ row: MappedRow?) -> String {
        switch failure.kind {
        case .missing: "`\(field)` of \(target.label) is required, and nothing fills it"
        case .mayBeAbsent where row != nil: "`\(field)` of \(target.label) is required, and what fills it may be absent"
        case .mayBeAbsent: "`\(field)` of \(target.label) is required, and may not be filled"
        default: "what fills `\(field)` of \(target.label) \(failure.message)"
        }
    }

    private func help(_ failure: FitFailure, _ place: String, _ row: MappedRow?) -> String? {
        switch failure.kind {
        case .missing: "add a row for `\(place)`"
        case .mayBeAbsent, .mayBeNull: "add `default(...)`, or a row for the messages without it"
        case .tooLong: "add `truncate(...)` if a cut is meant, or declare the source's real length"
        case .tooManyDigits: "add `round(...)` if a loss is meant"
        case .unknownValue: "map the values with a lookup"
        case .typeMismatch: "add a transform that converts it"
        default: nil
        }
    }
}

extension String {
    /// A path without what picks items: `N1.N104` of `N1(N101=ST).N104`.
    fileprivate var withoutPredicates: String {
        var result = ""
        var depth = 0
        for character in self {
            if character == "(" { depth += 1 } else if character == ")" { depth -= 1 } else if depth == 0 { result.append(character) }
        }
        return result
    }
}

extension FitFailure {
    /// Whether all that is refused are digits after the point: numbers with more of them than are kept, or between the greatest number and the
    /// next whole step, as 99.995 is where 99.99 is the greatest.
    var isRounding: Bool {
        if kind == .tooManyDigits { return true }
        let prefixes = ["value>", "value<"]
        guard kind == .outOfRange, let refused, !refused.numbers.isEmpty, let prefix = prefixes.first(where: detail.hasPrefix),
            let bound = ExactDecimal(parsing: String(detail.dropFirst(prefix.count))), bound.scale > 0
        else { return false }
        let greatest = bound < .zero ? -bound : bound
        guard let limit = greatest.adding(.powerOfTen(-bound.scale)) else { return false }
        return refused.numbers.allSatisfy { part in
            guard let low = part.low, let high = part.high else { return false }
            return high.value < limit && -limit < low.value
        }
    }
}

extension FitPath {
    /// The fields on the way, as a path without markers.
    var fieldPath: String {
        steps.compactMap { step in
            if case .field(let name) = step { return pathText(of: name) }
            return nil
        }.joined(separator: ".")
    }
}
